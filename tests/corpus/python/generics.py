from typing import Callable, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self._items.append(item)
        return self

    def map(self, f: Callable[[T], U]) -> "Stack[U]":
        mapped: Stack[U] = Stack()
        for item in self._items:
            mapped.push(f(item))
        return mapped

    def pop(self) -> T:
        return self._items.pop()

    def __len__(self) -> int:
        return len(self._items)


numbers = Stack[int]().push(1).push(2).push(3)
words = numbers.map(lambda n: "x" * n)
print(numbers.pop(), words.pop(), len(numbers), len(words))
