import sys


def black_out(phrases: list[str], lines: list[str]) -> tuple[list[str], int]:
    """The lines with their bars, and the number of characters covered."""
    return lines, 0


count, *rest = sys.stdin.read().splitlines()
printed, covered = black_out(rest[: int(count)], rest[int(count) :])
print("\n".join(printed))
print("covered", covered)
