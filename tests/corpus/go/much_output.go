package main

import (
	"fmt"
	"strings"
)

func main() {
	for n := range 4000 {
		fmt.Printf("%05d %sklm\n", n, strings.Repeat("abcdefghij", 4))
	}
}
