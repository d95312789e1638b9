package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type editor struct {
	text         string
	done, undone []string // the texts before each step
	depth        int
	before       string // the text when the outermost group was opened
}

func (e *editor) begin() {
	if e.depth == 0 {
		e.before = e.text
	}
	e.depth++
}

func (e *editor) end() {
	if e.depth == 0 {
		return
	}
	e.depth--
	if e.depth == 0 && e.text != e.before {
		e.done = append(e.done, e.before)
		e.undone = nil
	}
}

func (e *editor) change(text string) {
	e.begin()
	e.text = text
	e.end()
}

func (e *editor) step(source, target *[]string) {
	last := len(*source) - 1
	if e.depth > 0 || last < 0 {
		return
	}
	*target = append(*target, e.text)
	e.text = (*source)[last]
	*source = (*source)[:last]
}

func run(commands []string) []string {
	var e editor
	var printed []string
	for _, command := range commands {
		word, rest, _ := strings.Cut(command, " ")
		switch word {
		case "type":
			e.change(e.text + rest)
		case "erase":
			n, _ := strconv.Atoi(rest)
			e.change(e.text[:max(0, len(e.text)-n)])
		case "begin":
			e.begin()
		case "end":
			e.end()
		case "undo":
			e.step(&e.done, &e.undone)
		case "redo":
			e.step(&e.undone, &e.done)
		case "print":
			printed = append(printed, "["+e.text+"]")
		}
	}
	return printed
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan() // the number of commands
	var commands []string
	for in.Scan() {
		commands = append(commands, in.Text())
	}
	for _, line := range run(commands) {
		fmt.Println(line)
	}
}
