import sys


def roll_call(swipes: list[tuple[int, str, str]]) -> list[str]:
    """The lines to print, for swipes of (minute, "in" or "out", name)."""
    return []


def read_swipes() -> list[tuple[int, str, str]]:
    _, *lines = sys.stdin.read().splitlines()
    swipes = []
    for line in lines:
        minute, way, name = line.split()
        swipes.append((int(minute), way, name))
    return swipes


print("\n".join(roll_call(read_swipes())))
