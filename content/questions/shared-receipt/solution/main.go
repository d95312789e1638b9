package main

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

type item struct {
	price  int // in cents
	people []string
}

func split(tipPercent int, items []item) map[string]int {
	owed := map[string]int{}
	total := 0
	for _, it := range items {
		share, leftOver := it.price/len(it.people), it.price%len(it.people)
		for place, person := range it.people {
			owed[person] += share
			if place < leftOver {
				owed[person]++
			}
		}
		total += it.price
	}

	tip := (total*tipPercent + 50) / 100
	missing := tip
	pays, lost := map[string]int{}, map[string]int{}
	for person, amount := range owed {
		pays[person] = amount + tip*amount/total
		// One denominator for all, so the remainders compare as whole numbers.
		lost[person] = tip * amount % total
		missing -= tip * amount / total
	}
	byLoss := slices.SortedFunc(maps.Keys(owed), func(a, b string) int {
		return cmp.Or(cmp.Compare(lost[b], lost[a]), cmp.Compare(a, b))
	})
	for _, person := range byLoss[:missing] {
		pays[person]++
	}
	return pays
}

func euros(cents int) string { return fmt.Sprintf("%d.%02d", cents/100, cents%100) }

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	tip, _ := strconv.Atoi(in.Text())
	in.Scan() // the number of items
	var items []item
	for in.Scan() {
		words := strings.Fields(in.Text())
		price, _ := strconv.Atoi(words[0])
		items = append(items, item{price, words[1:]})
	}
	pays := split(tip, items)
	sum := 0
	for _, person := range slices.Sorted(maps.Keys(pays)) {
		fmt.Println(person, euros(pays[person]))
		sum += pays[person]
	}
	fmt.Println("total", euros(sum))
}
