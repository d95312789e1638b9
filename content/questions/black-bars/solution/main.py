import sys


def covered_by(line: str, phrases: list[str]) -> list[bool]:
    covered = [False] * len(line)
    folded = line.lower()
    for phrase in phrases:
        wanted = phrase.lower()
        at = folded.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if not folded[at - 1 : at].isalnum() and not folded[end : end + 1].isalnum():
                covered[at:end] = [True] * len(wanted)
            # From the next character on: a phrase may overlap itself.
            at = folded.find(wanted, at + 1)
    return covered


def black_out(phrases: list[str], lines: list[str]) -> tuple[list[str], int]:
    printed = []
    total = 0
    for line in lines:
        covered = covered_by(line, phrases)
        barred = "".join("#" if hide and c != " " else c for c, hide in zip(line, covered))
        total += sum(hide and c != " " for c, hide in zip(line, covered))
        printed.append(barred)
    return printed, total


count, *rest = sys.stdin.read().splitlines()
printed, covered = black_out(rest[: int(count)], rest[int(count) :])
print("\n".join(printed))
print("covered", covered)
