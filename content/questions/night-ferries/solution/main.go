package main

import (
	"bufio"
	"container/heap"
	"fmt"
	"maps"
	"os"
	"slices"
)

type route struct {
	from, to                     string
	first, every, last, crossing int
}

// departure answers when the next boat leaves, and whether one still does.
func (r route) departure(now int) (leaves int, ok bool) {
	leaves = r.first
	if now > r.first {
		leaves += (now - r.first + r.every - 1) / r.every * r.every
	}
	return leaves, leaves <= r.last
}

type arrival struct {
	minute int
	island string
}

type arrivals []arrival

func (a arrivals) Len() int           { return len(a) }
func (a arrivals) Less(i, j int) bool { return a[i].minute < a[j].minute }
func (a arrivals) Swap(i, j int)      { a[i], a[j] = a[j], a[i] }
func (a *arrivals) Push(next any)     { *a = append(*a, next.(arrival)) }
func (a *arrivals) Pop() any {
	last := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return last
}

func earliest(start string, minute int, routes []route) map[string]int {
	byIsland := map[string][]route{}
	for _, r := range routes {
		byIsland[r.from] = append(byIsland[r.from], r)
	}
	arrived := map[string]int{}
	queue := &arrivals{{minute, start}}
	for queue.Len() > 0 {
		next := heap.Pop(queue).(arrival)
		// Arriving earlier never means leaving later, so the first arrival is the best one.
		if _, known := arrived[next.island]; known {
			continue
		}
		arrived[next.island] = next.minute
		for _, r := range byIsland[next.island] {
			if leaves, ok := r.departure(next.minute); ok {
				heap.Push(queue, arrival{leaves + r.crossing, r.to})
			}
		}
	}
	return arrived
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var start string
	var minute, n int
	fmt.Fscan(in, &start, &minute, &n)
	routes := make([]route, n)
	islands := map[string]bool{start: true}
	for i := range routes {
		r := &routes[i]
		fmt.Fscan(in, &r.from, &r.to, &r.first, &r.every, &r.last, &r.crossing)
		islands[r.from], islands[r.to] = true, true
	}
	reached := earliest(start, minute, routes)
	for _, island := range slices.Sorted(maps.Keys(islands)) {
		if at, ok := reached[island]; ok {
			fmt.Println(island, at)
		} else {
			fmt.Println(island, "never")
		}
	}
}
