package main

import (
	"bufio"
	"fmt"
	"os"
)

type trail struct{ length, max, easy int } // in kilometres

type hut struct{ km, price int }

type way struct{ cost, nights int }

// cheapest answers the cheapest way, and whether there is one.
func cheapest(t trail, huts []hut) (best way, possible bool) {
	return way{}, true
}

func main() {
	in := bufio.NewReader(os.Stdin)
	var t trail
	var n int
	fmt.Fscan(in, &t.length, &t.max, &t.easy, &n)
	huts := make([]hut, n)
	for i := range huts {
		fmt.Fscan(in, &huts[i].km, &huts[i].price)
	}
	if best, possible := cheapest(t, huts); possible {
		fmt.Println(best.cost, best.nights)
	} else {
		fmt.Println("impossible")
	}
}
