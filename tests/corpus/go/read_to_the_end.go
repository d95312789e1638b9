package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func main() {
	lines, numbers, total := 0, 0, 0
	for scanner := bufio.NewScanner(os.Stdin); scanner.Scan(); lines++ {
		for _, word := range strings.Fields(scanner.Text()) {
			number, err := strconv.Atoi(word)
			if err != nil {
				panic(err)
			}
			numbers++
			total += number
		}
	}
	fmt.Println(lines, numbers, total)
}
