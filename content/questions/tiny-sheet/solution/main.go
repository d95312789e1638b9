package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
)

var (
	tokenPattern = regexp.MustCompile(`\d+|[A-Z]\d+|[-+*/()]`)
	cellPattern  = regexp.MustCompile(`[A-Z]\d+`)
	errDivision  = errors.New("division by zero")
)

// result is what a cell has come to: a value, or a division by zero.
type result struct {
	value int
	err   error
}

// parser evaluates a formula as it reads it; the first error stays.
type parser struct {
	tokens []string
	known  map[string]result
	err    error
}

func (p *parser) next() string {
	if len(p.tokens) == 0 {
		return ""
	}
	return p.tokens[0]
}

func (p *parser) take() string {
	token := p.next()
	p.tokens = p.tokens[1:]
	return token
}

func (p *parser) sum() int {
	value := p.product()
	for p.next() == "+" || p.next() == "-" {
		if p.take() == "+" {
			value += p.product()
		} else {
			value -= p.product()
		}
	}
	return value
}

func (p *parser) product() int {
	value := p.factor()
	for p.next() == "*" || p.next() == "/" {
		sign, other := p.take(), 0
		other = p.factor()
		switch {
		case sign == "*":
			value *= other
		case other == 0:
			p.err = errDivision
		default:
			value /= other
		}
	}
	return value
}

func (p *parser) factor() int {
	switch token := p.take(); {
	case token == "-":
		return -p.factor()
	case token == "(":
		value := p.sum()
		p.take() // the closing one
		return value
	case cellPattern.MatchString(token):
		cell := p.known[token]
		if cell.err != nil {
			p.err = cell.err
		}
		return cell.value
	default:
		value, _ := strconv.Atoi(token)
		return value
	}
}

func compute(cells []string, formulas map[string]string) map[string]string {
	missing := map[string]int{}
	neededBy := map[string][]string{}
	for cell, formula := range formulas {
		for _, other := range cellPattern.FindAllString(formula, -1) {
			if _, filled := formulas[other]; filled {
				missing[cell]++
				neededBy[other] = append(neededBy[other], cell)
			}
		}
	}
	var computable []string
	for _, cell := range cells {
		if missing[cell] == 0 {
			computable = append(computable, cell)
		}
	}

	// What never becomes computable needs a loop. The list grows while it is walked.
	known := map[string]result{}
	for i := 0; i < len(computable); i++ {
		cell := computable[i]
		p := &parser{tokens: tokenPattern.FindAllString(formulas[cell], -1), known: known}
		value := p.sum()
		known[cell] = result{value, p.err}
		for _, other := range neededBy[cell] {
			missing[other]--
			if missing[other] == 0 {
				computable = append(computable, other)
			}
		}
	}

	shown := map[string]string{}
	for _, cell := range cells {
		switch r, ok := known[cell]; {
		case !ok:
			shown[cell] = "#LOOP"
		case r.err != nil:
			shown[cell] = "#DIV"
		default:
			shown[cell] = strconv.Itoa(r.value)
		}
	}
	return shown
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
