import heapq
import sys
from dataclasses import dataclass


@dataclass
class Job:
    name: str
    minutes: int
    needs: list[str]


def plan(crew: int, jobs: list[Job]) -> list[str]:
    """The lines to print."""
    return []


first, *lines = sys.stdin.read().splitlines()
jobs = []
for line in lines:
    name, minutes, *needs = line.split()
    jobs.append(Job(name, int(minutes), needs))
print("\n".join(plan(int(first.split()[0]), jobs)))
