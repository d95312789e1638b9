import sys


def split(tip_percent: int, items: list[tuple[int, list[str]]]) -> dict[str, int]:
    """What each person pays in cents, for items of (price, people)."""
    return {}


def read() -> tuple[int, list[tuple[int, list[str]]]]:
    tip, _, *lines = sys.stdin.read().splitlines()
    items = []
    for line in lines:
        price, *people = line.split()
        items.append((int(price), people))
    return int(tip), items


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


pays = split(*read())
for person in sorted(pays):
    print(person, euros(pays[person]))
print("total", euros(sum(pays.values())))
