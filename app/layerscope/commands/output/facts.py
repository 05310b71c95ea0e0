"""Facts for people: a name and what there is to say of it, wrapped to the terminal and never cut.

A word that is longer than a line, as a digest, stays whole: the terminal breaks it, and copies it unbroken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerscope.commands.output.tables import GAP, Ink, inked, width_of

_LEAST = 20  # columns that a value is wrapped to, however narrow the terminal is


def lines_of_facts(facts: Sequence[tuple[str, str]], most: int | None, *, colours: bool) -> Iterator[str]:
    """`Digest  sha256:…`, the names in a column of their own; a fact without a text has no line."""
    told = [(name, text) for name, text in facts if text]
    width = max((width_of(name) for name, _ in told), default=0)
    room = None if most is None else max(_LEAST, most - width - len(GAP))
    for name, text in told:
        for at, part in enumerate(_wrapped(text, room)):
            shown = "" if at else name
            yield f"{inked(shown, Ink.MUTED, colours=colours)}{' ' * (width - width_of(shown))}{GAP}{part}"


def _wrapped(text: str, most: int | None) -> Iterator[str]:
    """The text in parts of at most so many columns, broken at blanks alone."""
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and most is not None and width_of(longer) > most:
            yield line
            longer = word
        line = longer
    yield line
