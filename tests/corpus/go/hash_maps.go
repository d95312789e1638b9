package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	text := "the quick brown fox jumps over the lazy dog the fox barks and the dog runs"
	counts := map[string]int{}
	for _, word := range strings.Fields(text) {
		counts[word]++
	}
	words := make([]string, 0, len(counts))
	for word := range counts {
		words = append(words, word)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return counts[a] > counts[b] || counts[a] == counts[b] && a < b
	})
	for _, word := range words[:4] {
		fmt.Println(word, counts[word])
	}
	seen := map[int]int{}
	for index, number := range []int{2, 7, 11, 15} {
		if other, ok := seen[18-number]; ok {
			fmt.Println(other, index)
		}
		seen[number] = index
	}
}
