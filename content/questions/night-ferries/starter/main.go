package main

import (
	"bufio"
	"fmt"
	"maps"
	"os"
	"slices"
)

type route struct {
	from, to                     string
	first, every, last, crossing int
}

// earliest answers the earliest minute at each island that can be reached.
func earliest(start string, minute int, routes []route) map[string]int {
	return nil
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
