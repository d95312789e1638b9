package main

import (
	"fmt"
	"math/big"
)

func main() {
	fmt.Println(new(big.Int).MulRange(1, 50))
	a, b := big.NewInt(0), big.NewInt(1)
	for range 300 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	sum := 0
	for _, digit := range new(big.Int).Lsh(big.NewInt(1), 1000).String() {
		sum += int(digit - '0')
	}
	fmt.Println(sum)
}
