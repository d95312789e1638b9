import sys


def judge(limit: int, window: int, penalty: int, requests: list[tuple[int, str]]) -> list[str]:
    """The answer to each request of (second, client)."""
    return []


first, _, *lines = sys.stdin.read().splitlines()
limit, window, penalty = map(int, first.split())
requests = [(int(second), client) for second, client in map(str.split, lines)]
print("\n".join(judge(limit, window, penalty, requests)))
