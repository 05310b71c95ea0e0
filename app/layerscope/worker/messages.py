"""What the window and a worker say to each other. Form 1; see packaging/decisions/0055.

A message is its name with its fields. `job` numbers the work within one worker. What depends on the kind of
work (`content`) stays in JSON's terms here; who knows the kind reads it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layerscope import __version__
from layerscope.worker.coding import UnreadableError, decoded, encoded, spelled_as

VERSION = f"1 {__version__}"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The environment's variables that say how hosts are reached; all others of these names are unset."""

    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Share:
    """What all work here may have together: bytes a second, 0 for no limit; `others` run in other workers."""

    bytes_per_s: int
    others: int


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin work of this kind."""

    job: int
    kind: str
    content: str


@dataclass(frozen=True, slots=True)
class End:
    """Stop the work, and keep what has arrived or not."""

    job: int
    keeps: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question, or the error there was instead."""

    job: int
    question: int
    content: str
    error: Exception | None


@dataclass(frozen=True, slots=True)
class Said:
    """Something for work that is under way."""

    job: int
    content: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The first a worker says: its version, which must be the window's own."""

    version: str


@dataclass(frozen=True, slots=True)
class Alive:
    """Said four times a second while there is work."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How many bytes are there: at most ten times a second a job."""

    job: int
    received_bytes: int


@dataclass(frozen=True, slots=True)
class Told:
    """Something that the kind of work tells on the way."""

    job: int
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that only the window knows; the work waits for the answer."""

    job: int
    question: int
    content: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The work is over: what it came to, or what ended it."""

    job: int
    content: str
    error: Exception | None


TO_WORKER: Mapping[str, type] = {
    each.__name__: each for each in (Surroundings, Share, Begin, End, Answer, Said)
}
FROM_WORKER: Mapping[str, type] = {
    each.__name__: each for each in (Ready, Alive, Amount, Told, Question, Ended)
}


def spelled(message: object) -> bytes:
    """The message as bytes."""
    return json.dumps([type(message).__name__, encoded(message)], separators=(",", ":")).encode()


def read(content: bytes, kinds: Mapping[str, type]) -> Any:
    """One of these messages. Raises UnreadableError."""
    name, fields = _pair(text_read(content))
    kind = kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        raise UnreadableError("an unknown message")
    return decoded(kind, fields)


def text(value: object, kind: Any = None) -> str:
    """A value of a kind of work, for a message's `content`; `kind` is needed where it is a union."""
    return json.dumps(spelled_as(kind, value), separators=(",", ":"))


def text_read(content: bytes | str) -> Any:
    """JSON's terms. Raises UnreadableError."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"no JSON: {type(error).__name__}") from error


def _pair(value: Any) -> tuple[Any, Any]:
    if not isinstance(value, list) or len(value) != 2:
        raise UnreadableError("no message")
    return value[0], value[1]
