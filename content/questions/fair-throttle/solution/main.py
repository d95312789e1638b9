import sys
from collections import defaultdict, deque
from dataclasses import dataclass, field

PATIENCE = 3


@dataclass
class Client:
    accepted: deque[int] = field(default_factory=deque)
    refusals: int = 0
    blocked_until: int = 0


def judge(limit: int, window: int, penalty: int, requests: list[tuple[int, str]]) -> list[str]:
    clients: dict[str, Client] = defaultdict(Client)

    def answer(now: int, client: Client) -> str:
        if now < client.blocked_until:
            return f"blocked {client.blocked_until - now}"
        while client.accepted and now - client.accepted[0] >= window:
            client.accepted.popleft()
        if len(client.accepted) < limit:
            client.accepted.append(now)
            client.refusals = 0
            return "ok"
        client.refusals += 1
        if client.refusals == PATIENCE:
            client.refusals = 0
            client.blocked_until = now + penalty
            return f"blocked {penalty}"
        return f"wait {client.accepted[0] + window - now}"

    return [answer(now, clients[name]) for now, name in requests]


first, _, *lines = sys.stdin.read().splitlines()
limit, window, penalty = map(int, first.split())
requests = [(int(second), client) for second, client in map(str.split, lines)]
print("\n".join(judge(limit, window, penalty, requests)))
