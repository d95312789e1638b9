package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
)

func main() {
	for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); {
		characters := []rune(scanner.Text())
		slices.Reverse(characters)
		fmt.Println(string(characters), len(characters), strings.ToUpper(scanner.Text()))
	}
}
