class Stack {
  #items = [];
  static of(...items) {
    return items.reduce((stack, item) => stack.push(item), new Stack());
  }
  push(item) {
    this.#items.push(item);
    return this;
  }
  pop() {
    return this.#items.pop();
  }
  map(f) {
    return Stack.of(...this.#items.map(f));
  }
  get size() {
    return this.#items.length;
  }
}

const numbers = Stack.of(1, 2, 3);
const words = numbers.map((n) => 'x'.repeat(n));
console.log(numbers.pop(), words.pop(), numbers.size, words.size);
