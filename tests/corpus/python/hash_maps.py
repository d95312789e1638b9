from collections import Counter

text = "the quick brown fox jumps over the lazy dog the fox barks and the dog runs"
for word, count in sorted(Counter(text.split()).items(), key=lambda item: (-item[1], item[0]))[:4]:
    print(word, count)
seen = {}
for index, number in enumerate([2, 7, 11, 15]):
    if 18 - number in seen:
        print(seen[18 - number], index)
    seen[number] = index
