"""What the diagnosis needs from the rest of the program, as callables to be injected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question

OnChange = Callable[[Diagnosis], None]


@dataclass(frozen=True, slots=True)
class DiagnosisCalls:
    """The way to an answer, for one account and region.

    `diagnose(question, on_change)` tells `on_change`, on the window's thread, what is known whenever that
    changes, and returns the whole; it raises nothing. `download(chosen)` only begins it.
    """

    diagnose: Callable[[Question, OnChange], Awaitable[Diagnosis]]
    download: Callable[[ChosenLayer], None]


@dataclass(frozen=True, slots=True)
class Reports:
    """A diagnosis to hand on, without secrets, and the way into a file: `save` raises OSError."""

    markdown: Callable[[Diagnosis], str]
    json: Callable[[Diagnosis], str]
    save: Callable[[Path, str], Awaitable[None]]
