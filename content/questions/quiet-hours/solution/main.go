package main

import (
	"bufio"
	"fmt"
	"os"
)

const minutesOfDay = 24 * 60

type window struct{ start, end int } // minutes of the day

func longestFree(windows []window) (stretch window, special string) {
	var quiet [minutesOfDay]bool
	quietMinutes, origin := 0, 0
	for _, w := range windows {
		for minute := w.start; ; {
			if !quiet[minute] {
				quiet[minute] = true
				quietMinutes++
				origin = minute
			}
			minute = (minute + 1) % minutesOfDay
			if minute == w.end {
				break
			}
		}
	}
	if quietMinutes == 0 {
		return window{}, "always"
	}
	if quietMinutes == minutesOfDay {
		return window{}, "never"
	}

	// Walking from a quiet minute cuts no free stretch in two.
	bestStart, bestLength, length := 0, 0, 0
	for step := 0; step <= minutesOfDay; step++ {
		if !quiet[(origin+step)%minutesOfDay] {
			length++
			continue
		}
		start := (origin + step - length) % minutesOfDay
		if length > bestLength || length == bestLength && start < bestStart {
			bestStart, bestLength = start, length
		}
		length = 0
	}
	return window{bestStart, (bestStart + bestLength) % minutesOfDay}, ""
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
