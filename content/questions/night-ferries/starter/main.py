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


def earliest(start: str, minute: int, routes: list[Route]) -> dict[str, int]:
    """The earliest minute at each island that can be reached."""
    return {}


first, _, *lines = sys.stdin.read().splitlines()
start, minute = first.split()
routes = []
for line in lines:
    origin, to, *times = line.split()
    routes.append(Route(origin, to, *map(int, times)))
arrivals = earliest(start, int(minute), routes)
for island in sorted({start} | {route.start for route in routes} | {route.to for route in routes}):
    print(island, arrivals.get(island, "never"))
