package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
)

type swipe struct {
	minute int
	way    string // "in" or "out"
	name   string
}

func rollCall(swipes []swipe) []string {
	inside := []swipe{}
	anomalies, peak := 0, 0
	for _, s := range swipes {
		at := slices.IndexFunc(inside, func(other swipe) bool { return other.name == s.name })
		known := at >= 0
		if known {
			inside = slices.Delete(inside, at, at+1)
		}
		if known == (s.way == "in") {
			anomalies++
		}
		if s.way == "in" {
			inside = append(inside, s)
		}
		peak = max(peak, len(inside))
	}
	lines := []string{fmt.Sprintf("anomalies %d", anomalies), fmt.Sprintf("peak %d", peak)}
	for _, s := range inside {
		lines = append(lines, fmt.Sprintf("inside %s %d", s.name, s.minute))
	}
	return lines
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	swipes := make([]swipe, n)
	for i := range swipes {
		fmt.Fscan(in, &swipes[i].minute, &swipes[i].way, &swipes[i].name)
	}
	for _, line := range rollCall(swipes) {
		fmt.Println(line)
	}
}
