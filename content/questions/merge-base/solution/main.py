import sys


def contained(commit: str, parents: dict[str, list[str]]) -> set[str]:
    seen = {commit}
    to_visit = [commit]
    while to_visit:
        for parent in parents[to_visit.pop()]:
            if parent not in seen:
                seen.add(parent)
                to_visit.append(parent)
    return seen


def best_common(a: str, b: str, parents: dict[str, list[str]]) -> list[str]:
    common = contained(a, parents) & contained(b, parents)
    # Whatever a common ancestor contains besides itself, it contains through a parent, which is common too.
    outdone = {parent for commit in common for parent in parents[commit]}
    return sorted(common - outdone)


lines = sys.stdin.read().splitlines()
count = int(lines[0])
parents = {}
for line in lines[1 : count + 1]:
    commit, *parents[commit] = line.split()
for question in lines[count + 2 :]:
    a, b = question.split()
    print(" ".join(best_common(a, b, parents)) or "none")
