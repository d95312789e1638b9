package main

import (
	"bufio"
	"fmt"
	"os"
)

type quay struct {
	length int
}

// arrive prints what happens when the ship wants to dock.
func (q *quay) arrive(ship string, metres int) {
}

// leave prints what happens when the ship goes.
func (q *quay) leave(ship string) {
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var q quay
	var n int
	fmt.Fscan(in, &q.length, &n)
	for range n {
		var command, name string
		fmt.Fscan(in, &command, &name)
		if command == "dock" {
			var metres int
			fmt.Fscan(in, &metres)
			q.arrive(name, metres)
		} else {
			q.leave(name)
		}
	}
}
