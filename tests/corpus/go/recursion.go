package main

import "fmt"

func hanoi(n int) int {
	if n == 0 {
		return 0
	}
	return hanoi(n-1) + 1 + hanoi(n-1)
}

func permutations(items string) []string {
	if items == "" {
		return []string{""}
	}
	var all []string
	for i := range items {
		for _, rest := range permutations(items[:i] + items[i+1:]) {
			all = append(all, items[i:i+1]+rest)
		}
	}
	return all
}

func ackermann(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ackermann(m-1, 1)
	default:
		return ackermann(m-1, ackermann(m, n-1))
	}
}

func main() {
	fmt.Println(hanoi(10))
	for i, p := range permutations("abc") {
		if i > 0 {
			fmt.Print(" ")
		}
		fmt.Print(p)
	}
	fmt.Println()
	fmt.Println(ackermann(2, 3))
}
