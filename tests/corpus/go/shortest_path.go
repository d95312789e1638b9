package main

import "fmt"

type cell struct{ row, column int }

func main() {
	grid := []string{"S.#.....", "..#.###.", ".##.#...", "....#.#.", ".####.#E"}
	steps := map[cell]int{{0, 0}: 0}
	for queue := []cell{{0, 0}}; len(queue) > 0; queue = queue[1:] {
		here := queue[0]
		if grid[here.row][here.column] == 'E' {
			fmt.Println(steps[here])
			return
		}
		for _, move := range []cell{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			next := cell{here.row + move.row, here.column + move.column}
			if next.row < 0 || next.row >= len(grid) || next.column < 0 || next.column >= len(grid[0]) {
				continue
			}
			if _, seen := steps[next]; seen || grid[next.row][next.column] == '#' {
				continue
			}
			steps[next] = steps[here] + 1
			queue = append(queue, next)
		}
	}
}
