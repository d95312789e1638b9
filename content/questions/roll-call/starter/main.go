package main

import (
	"bufio"
	"fmt"
	"os"
)

type swipe struct {
	minute int
	way    string // "in" or "out"
	name   string
}

// rollCall answers the lines to print.
func rollCall(swipes []swipe) []string {
	return nil
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
