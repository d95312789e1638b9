package main

import (
	"fmt"
	"strings"
)

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Push(item T) *Stack[T] {
	s.items = append(s.items, item)
	return s
}

func (s *Stack[T]) Pop() T {
	last := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return last
}

func (s *Stack[T]) Len() int { return len(s.items) }

func Map[T, U any](s *Stack[T], f func(T) U) *Stack[U] {
	mapped := &Stack[U]{}
	for _, item := range s.items {
		mapped.Push(f(item))
	}
	return mapped
}

func main() {
	numbers := new(Stack[int]).Push(1).Push(2).Push(3)
	words := Map(numbers, func(n int) string { return strings.Repeat("x", n) })
	fmt.Println(numbers.Pop(), words.Pop(), numbers.Len(), words.Len())
}
