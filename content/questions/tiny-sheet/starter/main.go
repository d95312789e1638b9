package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// compute answers what each cell shows.
func compute(cells []string, formulas map[string]string) map[string]string {
	return map[string]string{}
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Scan() // the number of cells
	var cells []string
	formulas := map[string]string{}
	for in.Scan() {
		cell, formula, _ := strings.Cut(in.Text(), " = ")
		cells = append(cells, cell)
		formulas[cell] = formula
	}
	shown := compute(cells, formulas)
	for _, cell := range cells {
		fmt.Println(cell, shown[cell])
	}
}
