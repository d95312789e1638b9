package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// bestCommon answers the best common ancestors of two commits, in alphabetical order.
func bestCommon(a, b string, parents map[string][]string) []string {
	return nil
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	readCount := func() int {
		in.Scan()
		count, _ := strconv.Atoi(in.Text())
		return count
	}
	parents := map[string][]string{}
	for range readCount() {
		in.Scan()
		names := strings.Fields(in.Text())
		parents[names[0]] = names[1:]
	}
	for range readCount() {
		in.Scan()
		names := strings.Fields(in.Text())
		if best := bestCommon(names[0], names[1], parents); len(best) > 0 {
			fmt.Println(strings.Join(best, " "))
		} else {
			fmt.Println("none")
		}
	}
}
