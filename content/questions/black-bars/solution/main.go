package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

func isLetterOrDigit(line string, at int) bool {
	if at < 0 || at >= len(line) {
		return false
	}
	c := line[at]
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
}

func blackOut(phrases, lines []string) (printed []string, covered int) {
	for _, line := range lines {
		folded := strings.ToLower(line)
		hide := make([]bool, len(line))
		for _, phrase := range phrases {
			wanted := strings.ToLower(phrase)
			// Every position is tried: a phrase may overlap itself.
			for at := 0; at+len(wanted) <= len(folded); at++ {
				end := at + len(wanted)
				if folded[at:end] != wanted || isLetterOrDigit(folded, at-1) || isLetterOrDigit(folded, end) {
					continue
				}
				for i := at; i < end; i++ {
					hide[i] = true
				}
			}
		}
		barred := []byte(line)
		for i := range barred {
			if hide[i] && barred[i] != ' ' {
				barred[i] = '#'
				covered++
			}
		}
		printed = append(printed, string(barred))
	}
	return printed, covered
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
