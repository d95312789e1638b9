interface Collection<T> {
  readonly size: number;
  push(item: T): this;
}

class Stack<T> implements Collection<T> {
  constructor(private readonly items: T[] = []) {}
  get size(): number {
    return this.items.length;
  }
  push(item: T): this {
    this.items.push(item);
    return this;
  }
  pop(): T | undefined {
    return this.items.pop();
  }
  map<U>(f: (item: T) => U): Stack<U> {
    return new Stack(this.items.map(f));
  }
}

const numbers = new Stack<number>().push(1).push(2).push(3);
const words: Stack<string> = numbers.map((n) => 'x'.repeat(n));
console.log(numbers.pop(), words.pop(), numbers.size, words.size);
