package main

import (
	"bufio"
	"fmt"
	"os"
)

type trail struct{ length, max, easy int } // in kilometres

type hut struct{ km, price int }

type way struct{ cost, nights int }

func (w way) isBetter(than *way) bool {
	return than == nil || w.cost < than.cost || w.cost == than.cost && w.nights < than.nights
}

func cheapest(t trail, huts []hut) (best way, possible bool) {
	stops := append(append([]hut{{0, 0}}, huts...), hut{t.length, 0})
	end := len(stops) - 1
	// For each stop, the best way having arrived by an easy day (0), and by a long one (1).
	reached := make([][2]*way, len(stops))
	reached[0][0] = &way{}
	for to := 1; to <= end; to++ {
		for from := to - 1; from >= 0 && stops[to].km-stops[from].km <= t.max; from-- {
			kind, befores := 0, reached[from][:]
			if stops[to].km-stops[from].km > t.easy {
				kind, befores = 1, befores[:1]
			}
			for _, before := range befores {
				if before == nil {
					continue
				}
				next := way{before.cost + stops[to].price, before.nights + 1}
				if next.isBetter(reached[to][kind]) {
					reached[to][kind] = &next
				}
			}
		}
	}
	for _, last := range reached[end] {
		if last != nil && (!possible || last.isBetter(&best)) {
			best, possible = *last, true
		}
	}
	best.nights-- // nobody sleeps at the end of the trail
	return best, possible
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
