package main

import (
	"bufio"
	"fmt"
	"os"
)

// run answers what the commands print.
func run(commands []string) []string {
	return nil
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
