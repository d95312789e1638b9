import sys
from collections import defaultdict


def split(tip_percent: int, items: list[tuple[int, list[str]]]) -> dict[str, int]:
    owed: dict[str, int] = defaultdict(int)
    for price, people in items:
        share, left_over = divmod(price, len(people))
        for place, person in enumerate(people):
            owed[person] += share + (place < left_over)

    total = sum(owed.values())
    tip = (total * tip_percent + 50) // 100
    # One denominator for all, so the remainders compare as whole numbers.
    shares = {person: divmod(tip * amount, total) for person, amount in owed.items()}
    missing = tip - sum(share for share, _ in shares.values())
    by_loss = sorted(shares, key=lambda person: (-shares[person][1], person))
    pays = {person: owed[person] + shares[person][0] for person in owed}
    for person in by_loss[:missing]:
        pays[person] += 1
    return pays


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
