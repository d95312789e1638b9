import sys

MINUTES_OF_DAY = 24 * 60


def longest_free(windows: list[tuple[int, int]]) -> tuple[int, int] | str:
    """Start and end of the longest free stretch in minutes of the day, or "always", or "never"."""
    return 0, 0


def minutes(time: str) -> int:
    hours, rest = time.split(":")
    return int(hours) * 60 + int(rest)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


_, *lines = sys.stdin.read().splitlines()
answer = longest_free([(minutes(line[:5]), minutes(line[6:])) for line in lines])
print(answer if isinstance(answer, str) else f"{clock(answer[0])} {clock(answer[1])}")
