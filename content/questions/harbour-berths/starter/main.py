import sys


class Quay:
    def __init__(self, length: int) -> None:
        self.length = length

    def arrive(self, ship: str, metres: int) -> None:
        """Prints what happens when the ship wants to dock."""

    def leave(self, ship: str) -> None:
        """Prints what happens when the ship goes."""


first, *lines = sys.stdin.read().splitlines()
quay = Quay(int(first.split()[0]))
for line in lines:
    match line.split():
        case ["dock", ship, metres]:
            quay.arrive(ship, int(metres))
        case ["leave", ship]:
            quay.leave(ship)
