import sys


def best_common(a: str, b: str, parents: dict[str, list[str]]) -> list[str]:
    """The best common ancestors of two commits, in alphabetical order."""
    return []


lines = sys.stdin.read().splitlines()
count = int(lines[0])
parents = {}
for line in lines[1 : count + 1]:
    commit, *parents[commit] = line.split()
for question in lines[count + 2 :]:
    a, b = question.split()
    print(" ".join(best_common(a, b, parents)) or "none")
