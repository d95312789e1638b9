package main

import (
	"fmt"
	"sync"
)

func main() {
	var (
		mutex sync.Mutex
		group sync.WaitGroup
		total int
	)
	squares := make([]int, 8)
	for i := range squares {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 1000 {
				mutex.Lock()
				total += i + 1
				mutex.Unlock()
			}
			squares[i] = (i + 1) * (i + 1)
		}()
	}
	group.Wait()
	fmt.Println(total)
	for i, square := range squares {
		if i > 0 {
			fmt.Print(" ")
		}
		fmt.Print(square)
	}
	fmt.Println()
}
