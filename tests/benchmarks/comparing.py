"""What clients that took turns have cost, side by side: medians, ratios, and which aims were missed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

COLUMNS = ("what", "wall s", "of first", "processor s", "of first", "memory MB", "to reach", "missed by")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: seconds by the clock, and of all processors; the memory over the idle process where known."""

    wall_s: float
    cpu_s: float
    memory_mb: float | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A client is to take at most so many times another's wall time."""

    client: str
    peer: str
    most: float


def program(client: str) -> str:
    """The first word of what a client is called."""
    return client.split(maxsplit=1)[0]


def middle(costs: Sequence[Cost]) -> Cost:
    """The medians of the times, and the most memory."""
    memory = [cost.memory_mb for cost in costs if cost.memory_mb is not None]
    return Cost(
        median(cost.wall_s for cost in costs),
        median(cost.cpu_s for cost in costs),
        max(memory) if memory else None,
    )


def compared(costs: Mapping[str, Sequence[Cost]], aims: Sequence[Aim]) -> Iterator[tuple[str, ...]]:
    """A line under COLUMNS for each client, in proportion to the first one; all have had as many rounds.

    An aim whose peer was not there is not told.
    """
    first = middle(next(iter(costs.values())))
    for client, its in costs.items():
        own = [aim for aim in aims if aim.client == client and aim.peer in costs]
        cost = middle(its)
        yield (
            f"  {client}",
            f"{cost.wall_s:.2f}",
            f"{cost.wall_s / first.wall_s:.2f}",
            f"{cost.cpu_s:.2f}",
            f"{cost.cpu_s / first.cpu_s:.2f}",
            "" if cost.memory_mb is None else f"{cost.memory_mb:+.1f}",
            ", ".join(f"≤ {aim.most:.2f} x {program(aim.peer)}" for aim in own),
            ", ".join(filter(None, (missed(its, costs[aim.peer], aim.most) for aim in own))),
        )


def missed(ours: Sequence[Cost], theirs: Sequence[Cost], most: float) -> str:
    """How far the ratio of the medians, as printed, is above the aim, and why; empty where it is not."""
    our, their = middle(ours), middle(theirs)
    over = round(our.wall_s / their.wall_s, 2) - most
    if over < 0.005:
        return ""
    reached = sum(one.wall_s <= most * other.wall_s for one, other in zip(ours, theirs, strict=True))
    more_s = our.cpu_s - their.cpu_s
    why = f"{more_s:.2f} s more of the processors" if more_s >= 0.005 else "by waiting, not by processor time"
    return f"{over:.2f}: {why}; {reached} of {len(ours)} rounds reach it"
