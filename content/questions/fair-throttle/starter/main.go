package main

import (
	"bufio"
	"fmt"
	"os"
)

type rules struct{ limit, window, penalty int } // times in seconds

type request struct {
	second int
	client string
}

// judge answers each request.
func judge(r rules, requests []request) []string {
	return nil
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var r rules
	var n int
	fmt.Fscan(in, &r.limit, &r.window, &r.penalty, &n)
	requests := make([]request, n)
	for i := range requests {
		fmt.Fscan(in, &requests[i].second, &requests[i].client)
	}
	for _, answer := range judge(r, requests) {
		fmt.Println(answer)
	}
}
