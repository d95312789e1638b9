package main

import (
	"bufio"
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

// split answers what each person pays in cents.
func split(tipPercent int, items []item) map[string]int {
	return map[string]int{}
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
