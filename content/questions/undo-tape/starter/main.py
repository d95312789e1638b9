import sys


def run(commands: list[str]) -> list[str]:
    """What the commands print."""
    return []


_, *commands = sys.stdin.read().splitlines()
print("\n".join(run(commands)))
