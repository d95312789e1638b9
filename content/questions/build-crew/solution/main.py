import heapq
import sys
from collections import Counter
from dataclasses import dataclass


@dataclass
class Job:
    name: str
    minutes: int
    needs: list[str]


def in_order(jobs: dict[str, Job], waiting: dict[str, list[str]]) -> list[str]:
    """Each job after those it needs; without those that can never begin."""
    missing = Counter({name: len(job.needs) for name, job in jobs.items()})
    order = [name for name in jobs if missing[name] == 0]
    for name in order:
        for other in waiting[name]:
            missing[other] -= 1
            if missing[other] == 0:
                order.append(other)
    return order


def plan(crew: int, listed: list[Job]) -> list[str]:
    jobs = {job.name: job for job in listed}
    waiting: dict[str, list[str]] = {name: [] for name in jobs}
    for job in listed:
        for need in job.needs:
            waiting[need].append(job.name)

    order = in_order(jobs, waiting)
    if len(order) < len(jobs):
        return [" ".join(["stuck", *sorted(jobs.keys() - set(order))])]

    weight: dict[str, int] = {}
    for name in reversed(order):
        weight[name] = jobs[name].minutes + max((weight[other] for other in waiting[name]), default=0)

    lines = []
    missing = {name: len(job.needs) for name, job in jobs.items()}
    ready = [(-weight[name], name) for name in jobs if missing[name] == 0]
    heapq.heapify(ready)
    running: list[tuple[int, str]] = []  # (minute of the end, job)
    now = 0
    while ready or running:
        while ready and len(running) < crew:
            _, name = heapq.heappop(ready)
            lines.append(f"{now} {name}")
            heapq.heappush(running, (now + jobs[name].minutes, name))
        now = running[0][0]
        while running and running[0][0] == now:
            _, name = heapq.heappop(running)
            for other in waiting[name]:
                missing[other] -= 1
                if missing[other] == 0:
                    heapq.heappush(ready, (-weight[other], other))
    return [*lines, f"done {now}"]


first, *lines = sys.stdin.read().splitlines()
jobs = []
for line in lines:
    name, minutes, *needs = line.split()
    jobs.append(Job(name, int(minutes), needs))
print("\n".join(plan(int(first.split()[0]), jobs)))
