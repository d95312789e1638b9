import sys


def roll_call(swipes: list[tuple[int, str, str]]) -> list[str]:
    inside: dict[str, int] = {}
    anomalies = 0
    peak = 0
    for minute, way, name in swipes:
        known = inside.pop(name, None) is not None
        if way == "in":
            anomalies += known
            inside[name] = minute
        else:
            anomalies += not known
        peak = max(peak, len(inside))
    return [
        f"anomalies {anomalies}",
        f"peak {peak}",
        *(f"inside {name} {minute}" for name, minute in inside.items()),
    ]


def read_swipes() -> list[tuple[int, str, str]]:
    _, *lines = sys.stdin.read().splitlines()
    swipes = []
    for line in lines:
        minute, way, name = line.split()
        swipes.append((int(minute), way, name))
    return swipes


print("\n".join(roll_call(read_swipes())))
