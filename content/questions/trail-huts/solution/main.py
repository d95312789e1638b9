import sys


def cheapest(length: int, max_km: int, easy_km: int, huts: list[tuple[int, int]]) -> tuple[int, int] | None:
    stops = [(0, 0), *huts, (length, 0)]
    # For each stop, the least (cost, nights) having arrived by an easy day, and by a long one.
    best: list[list[tuple[int, int] | None]] = [[None, None] for _ in stops]
    best[0][0] = (0, 0)
    for to, (to_km, price) in enumerate(stops[1:], 1):
        night = 0 if to == len(stops) - 1 else 1
        for start in range(to - 1, -1, -1):
            day = to_km - stops[start][0]
            if day > max_km:
                break
            is_long = day > easy_km
            before = [way for way in (best[start][:1] if is_long else best[start]) if way]
            if before:
                cost, nights = min(before)
                way = (cost + price, nights + night)
                best[to][is_long] = min(way, best[to][is_long] or way)
    return min((way for way in best[-1] if way), default=None)


first, _, *lines = sys.stdin.read().splitlines()
length, max_km, easy_km = map(int, first.split())
huts = []
for line in lines:
    kilometre, price = map(int, line.split())
    huts.append((kilometre, price))
answer = cheapest(length, max_km, easy_km, huts)
print("impossible" if answer is None else f"{answer[0]} {answer[1]}")
