"""The places of one registry in the order of the visits, and where in it one is; rules only."""

from __future__ import annotations

from layerscope.desktop.shell.spots import Spot

MOST_SPOTS = 100


class Trail:
    """At most MOST_SPOTS; no two neighbours are the same. Attributes: `spots`; `at`, -1 without any."""

    def __init__(self) -> None:
        self.spots: list[Spot] = []
        self.at = -1

    @property
    def present(self) -> Spot | None:
        """Where one is."""
        return self.spots[self.at] if self.spots else None

    def beside(self, step: int) -> Spot | None:
        """Where a step back (-1) or forward (1) leads; None at the ends."""
        at = self.at + step
        return self.spots[at] if self.spots and 0 <= at < len(self.spots) else None

    def visit(self, spot: Spot) -> None:
        """Go on to the spot; what was ahead is forgotten."""
        if spot != self.present:
            del self.spots[self.at + 1 :]
            self.spots.append(spot)
            del self.spots[:-MOST_SPOTS]
            self.at = len(self.spots) - 1

    def amend(self, spot: Spot) -> None:
        """Be at this spot instead of where one is."""
        if not self.spots:
            self.visit(spot)
            return
        self.spots[self.at] = spot
        if self.beside(1) == spot:
            del self.spots[self.at + 1]
        if self.beside(-1) == spot:
            del self.spots[self.at]
            self.at -= 1

    def step(self, step: int) -> None:
        """Be at the spot beside."""
        self.at += step

    def drop(self, step: int) -> None:
        """Forget where one is, and be at the next in this direction, else at the one on the other side."""
        del self.spots[self.at]
        self.at = min(max(self.at + min(step, 0), 0), len(self.spots) - 1)
        if (present := self.present) is not None:
            self.amend(present)
