package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

type ship struct {
	name   string
	metres int
}

type berth struct {
	start, end int
	name       string
}

type quay struct {
	length  int
	berths  []berth // in order of position; gaps are what is between
	waiting []ship
}

func (q *quay) dock(s ship) bool {
	place, start := 0, 0
	for place < len(q.berths) && q.berths[place].start-start < s.metres {
		start = q.berths[place].end
		place++
	}
	if start+s.metres > q.length {
		return false
	}
	q.berths = slices.Insert(q.berths, place, berth{start, start + s.metres, s.name})
	fmt.Println(s.name, "at", start)
	return true
}

func (q *quay) arrive(name string, metres int) {
	if s := (ship{name, metres}); !q.dock(s) {
		q.waiting = append(q.waiting, s)
		fmt.Println(name, "waits")
	}
}

func (q *quay) leave(name string) {
	if at := slices.IndexFunc(q.waiting, func(s ship) bool { return s.name == name }); at >= 0 {
		q.waiting = slices.Delete(q.waiting, at, at+1)
		fmt.Println(name, "gives up")
		return
	}
	q.berths = slices.DeleteFunc(q.berths, func(b berth) bool { return b.name == name })
	var still []ship
	for _, s := range q.waiting {
		if !q.dock(s) {
			still = append(still, s)
		}
	}
	q.waiting = still
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
