package main

import "fmt"

func main() {
	fmt.Println("before")
	items := []int{1, 2, 3}
	index := 7
	fmt.Println(items[index])
}
