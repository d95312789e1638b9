package main

import (
	"bufio"
	"fmt"
	"os"
)

const minutesOfDay = 24 * 60

type window struct{ start, end int } // minutes of the day

// longestFree answers the longest free stretch, or "always" or "never" as special.
func longestFree(windows []window) (stretch window, special string) {
	return window{}, ""
}

func minutes(time string) int {
	var hours, rest int
	fmt.Sscanf(time, "%d:%d", &hours, &rest)
	return hours*60 + rest
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var n int
	fmt.Fscan(in, &n)
	windows := make([]window, n)
	for i := range windows {
		var start, end string
		fmt.Fscan(in, &start, &end)
		windows[i] = window{minutes(start), minutes(end)}
	}
	stretch, special := longestFree(windows)
	if special != "" {
		fmt.Println(special)
		return
	}
	fmt.Printf("%02d:%02d %02d:%02d\n", stretch.start/60, stretch.start%60, stretch.end/60, stretch.end%60)
}
