import sys


def cheapest(length: int, max_km: int, easy_km: int, huts: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The least cost and its nights, for huts of (kilometre, price); None where there is no way."""
    return 0, 0


first, _, *lines = sys.stdin.read().splitlines()
length, max_km, easy_km = map(int, first.split())
huts = []
for line in lines:
    kilometre, price = map(int, line.split())
    huts.append((kilometre, price))
answer = cheapest(length, max_km, easy_km, huts)
print("impossible" if answer is None else f"{answer[0]} {answer[1]}")
