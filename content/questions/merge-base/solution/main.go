package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

func contained(commit string, parents map[string][]string) map[string]bool {
	seen := map[string]bool{commit: true}
	toVisit := []string{commit}
	for len(toVisit) > 0 {
		next := toVisit[len(toVisit)-1]
		toVisit = toVisit[:len(toVisit)-1]
		for _, parent := range parents[next] {
			if !seen[parent] {
				seen[parent] = true
				toVisit = append(toVisit, parent)
			}
		}
	}
	return seen
}

func bestCommon(a, b string, parents map[string][]string) []string {
	inA, inB := contained(a, parents), contained(b, parents)
	outdone := map[string]bool{}
	for commit := range inA {
		if !inB[commit] {
			continue
		}
		// Whatever a common ancestor contains besides itself, it contains through a parent, which is common too.
		for _, parent := range parents[commit] {
			outdone[parent] = true
		}
	}
	var best []string
	for commit := range inA {
		if inB[commit] && !outdone[commit] {
			best = append(best, commit)
		}
	}
	slices.Sort(best)
	return best
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
