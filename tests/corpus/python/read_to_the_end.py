import sys

lines = numbers = total = 0
for line in sys.stdin:
    lines += 1
    for word in line.split():
        numbers += 1
        total += int(word)
print(lines, numbers, total)
