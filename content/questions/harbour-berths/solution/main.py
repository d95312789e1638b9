import sys
from bisect import insort


class Quay:
    def __init__(self, length: int) -> None:
        self.length = length
        self.berths: list[tuple[int, int, str]] = []  # (position, end, ship), sorted; gaps are what is between
        self.waiting: dict[str, int] = {}

    def dock(self, ship: str, metres: int) -> bool:
        position = 0
        for start, end, _ in self.berths:
            if start - position >= metres:
                break
            position = end
        if position + metres > self.length:
            return False
        insort(self.berths, (position, position + metres, ship))
        print(f"{ship} at {position}")
        return True

    def arrive(self, ship: str, metres: int) -> None:
        if not self.dock(ship, metres):
            self.waiting[ship] = metres
            print(f"{ship} waits")

    def leave(self, ship: str) -> None:
        if self.waiting.pop(ship, None) is not None:
            print(f"{ship} gives up")
            return
        self.berths = [berth for berth in self.berths if berth[2] != ship]
        for other, metres in list(self.waiting.items()):
            if self.dock(other, metres):
                del self.waiting[other]


first, *lines = sys.stdin.read().splitlines()
quay = Quay(int(first.split()[0]))
for line in lines:
    match line.split():
        case ["dock", ship, metres]:
            quay.arrive(ship, int(metres))
        case ["leave", ship]:
            quay.leave(ship)
