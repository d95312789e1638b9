import sys

MINUTES_OF_DAY = 24 * 60


def longest_free(windows: list[tuple[int, int]]) -> tuple[int, int] | str:
    quiet = [False] * MINUTES_OF_DAY
    for start, end in windows:
        length = (end - start) % MINUTES_OF_DAY or MINUTES_OF_DAY
        for step in range(length):
            quiet[(start + step) % MINUTES_OF_DAY] = True
    if not any(quiet):
        return "always"
    if all(quiet):
        return "never"

    # Walking from a quiet minute cuts no free stretch in two.
    origin = quiet.index(True)
    best = (0, 0)  # (length, -start): longer first, then earlier
    length = 0
    for step in range(MINUTES_OF_DAY + 1):
        minute = origin + step
        if not quiet[minute % MINUTES_OF_DAY]:
            length += 1
        elif length:
            best = max(best, (length, -((minute - length) % MINUTES_OF_DAY)))
            length = 0
    start = -best[1]
    return start, (start + best[0]) % MINUTES_OF_DAY


def minutes(time: str) -> int:
    hours, rest = time.split(":")
    return int(hours) * 60 + int(rest)


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


_, *lines = sys.stdin.read().splitlines()
answer = longest_free([(minutes(line[:5]), minutes(line[6:])) for line in lines])
print(answer if isinstance(answer, str) else f"{clock(answer[0])} {clock(answer[1])}")
