def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([x for x in rest if x < pivot]) + [pivot] + quicksort([x for x in rest if x >= pivot])


def merge_sort(items):
    if len(items) < 2:
        return items
    left, right = merge_sort(items[: len(items) // 2]), merge_sort(items[len(items) // 2 :])
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right


x, numbers = 7, []
for _ in range(20):
    x = (x * 137 + 187) % 1000
    numbers.append(x)
print(*numbers)
print(*quicksort(numbers))
print(str(merge_sort(numbers) == sorted(numbers) == quicksort(numbers)).lower())
words = ["pear", "fig", "apple", "kiwi", "plum", "date"]
print(*sorted(words, key=lambda word: (len(word), word)))
