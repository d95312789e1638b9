import heapq
import sys
from dataclasses import dataclass


@dataclass
class Route:
    start: str
    to: str
    first: int
    every: int
    last: int
    crossing: int


def departure(route: Route, now: int) -> int | None:
    waits = max(0, -(-(now - route.first) // route.every))
    leaves = route.first + waits * route.every
    return leaves if leaves <= route.last else None


def earliest(start: str, minute: int, routes: list[Route]) -> dict[str, int]:
    by_island: dict[str, list[Route]] = {}
    for route in routes:
        by_island.setdefault(route.start, []).append(route)

    arrived: dict[str, int] = {}
    heap = [(minute, start)]
    while heap:
        now, island = heapq.heappop(heap)
        # Arriving earlier never means leaving later, so the first arrival is the best one.
        if island in arrived:
            continue
        arrived[island] = now
        for route in by_island.get(island, []):
            leaves = departure(route, now)
            if leaves is not None:
                heapq.heappush(heap, (leaves + route.crossing, route.to))
    return arrived


first, _, *lines = sys.stdin.read().splitlines()
start, minute = first.split()
routes = []
for line in lines:
    origin, to, *times = line.split()
    routes.append(Route(origin, to, *map(int, times)))
arrivals = earliest(start, int(minute), routes)
for island in sorted({start} | {route.start for route in routes} | {route.to for route in routes}):
    print(island, arrivals.get(island, "never"))
