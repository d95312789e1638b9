package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
)

type job struct {
	name    string
	minutes int
	needs   []string
}

// plan answers the lines to print.
func plan(crew int, jobs []job) []string {
	return nil
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	crew, _ := strconv.Atoi(strings.Fields(in.Text())[0])
	var jobs []job
	for in.Scan() {
		words := strings.Fields(in.Text())
		minutes, _ := strconv.Atoi(words[1])
		jobs = append(jobs, job{words[0], minutes, words[2:]})
	}
	for _, line := range plan(crew, jobs) {
		fmt.Println(line)
	}
}
