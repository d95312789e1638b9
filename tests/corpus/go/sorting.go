package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

func quicksort[T cmp.Ordered](items []T) []T {
	if len(items) < 2 {
		return items
	}
	var less, more []T
	for _, item := range items[1:] {
		if item < items[0] {
			less = append(less, item)
		} else {
			more = append(more, item)
		}
	}
	return append(append(quicksort(less), items[0]), quicksort(more)...)
}

func join(numbers []int) string {
	return strings.Trim(fmt.Sprint(numbers), "[]")
}

func main() {
	x, numbers := 7, []int{}
	for range 20 {
		x = (x*137 + 187) % 1000
		numbers = append(numbers, x)
	}
	fmt.Println(join(numbers))
	sorted := quicksort(numbers)
	fmt.Println(join(sorted))
	standard := slices.Clone(numbers)
	slices.Sort(standard)
	fmt.Println(slices.Equal(sorted, standard))
	words := []string{"pear", "fig", "apple", "kiwi", "plum", "date"}
	slices.SortFunc(words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
	})
	fmt.Println(strings.Join(words, " "))
}
