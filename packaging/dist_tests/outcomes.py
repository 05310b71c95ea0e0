"""What was proven, what was not, and what could not be tried."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


class UnprovenError(Exception):
    """The thing is not as it should be; the text says in which way."""


class CannotTryError(Exception):
    """This machine lacks something for it; the text says what."""


@dataclass
class Outcomes:
    """Runs proofs and tells of each as it ends; `failed` and `skipped` have their names."""

    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    proven: list[str] = field(default_factory=list)

    def prove(self, name: str, proof: Callable[[], str]) -> bool:
        """Whether it is proven, by what gives what it found; whatever that raises is this one's failure."""
        begun_s = time.monotonic()
        among, word = self.proven, "proven "
        try:
            told = proof()
        except CannotTryError as error:
            among, word, told = self.skipped, "SKIPPED", str(error)
        except Exception as error:  # noqa: BLE001 - the others are to be tried all the same
            among, word, told = self.failed, "FAILED ", f"{type(error).__name__}: {error}"
        among.append(name)
        print(f"{word} {name} ({time.monotonic() - begun_s:.1f} s): {told}", flush=True)
        return among is self.proven

    def summary(self) -> str:
        """One line on all of them."""
        parts = [f"{len(self.proven)} proven", f"{len(self.failed)} failed", f"{len(self.skipped)} skipped"]
        return ", ".join(parts)


def same(what: str, found: object, wanted: object) -> None:
    """Raise UnprovenError where they differ."""
    if found != wanted:
        raise UnprovenError(f"{what}: {found!r}, not {wanted!r}")
