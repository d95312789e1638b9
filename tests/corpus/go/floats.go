package main

import (
	"fmt"
	"math"
)

func main() {
	fmt.Printf("%.5f %.2f %.3e %.3f\n", 1.0/3, 2.5, 1e21, -0.125)
	fmt.Printf("%10.3f|%-8.1f|\n", math.Pi, 42.0)
	a, b := 0.1, 0.2
	fmt.Println(a+b == 0.3, math.Abs(a+b-0.3) < 1e-9)
}
