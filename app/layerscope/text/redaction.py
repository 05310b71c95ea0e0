"""Texts without their secrets, for logs, error details, reports and all else that is kept or handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from layerscope.text.secret_forms import addresses, commands, rows, tokens, values
from layerscope.text.secret_forms.looks import opaque_places
from layerscope.text.secret_forms.places import Place, Searched

MASK = "…"
_MASKED = re.compile(rf"{MASK}\W*")
# Of one text; nobody reads more of an error, and a cut says so.
LIMIT_CHARACTERS = 250_000
_MOST_PASSES = 4  # what a mask uncovers: a mark behind it may have ended a longer value before
_FORMS = (*values.FORMS, *commands.FORMS, *addresses.FORMS, *tokens.FORMS, *rows.FORMS)


def redact(text: str) -> str:
    """The text with every signature, token, secret key and password replaced by `…`; takes linear time.

    Of a text that is longer than LIMIT_CHARACTERS the rest is cut off, which is said at its end.
    """
    text = _bounded(text)
    for _ in range(_MOST_PASSES):  # a text without a secret is looked at once
        masked = _masked(text, _known_places(Searched.of(text)))
        if masked == text:
            break
        text = masked
    return text


def redact_to_hand_on(text: str) -> str:
    """The same, and without all that only has the look of a secret: for what leaves the program.

    Digests, request ids, ARNs, ids of AWS and base64 of readable texts stay.
    """
    for _ in range(_MOST_PASSES):
        text = redact(text)
        masked = _masked(text, opaque_places(Searched.of(text), lambda wrapped: not holds_secret(wrapped)))
        if masked == text:
            break
        text = masked
    return text


def holds_secret(text: str) -> bool:
    """Whether a text of any length, such as a file's, has something that `redact` would mask."""
    return any(True for _ in _known_places(Searched.of(text)))


def _known_places(searched: Searched) -> Iterator[Place]:
    """Where there are secrets that are not masked yet."""
    text, low = searched
    for words, find in _FORMS:
        for word in words:  # most texts have none of them, which costs next to nothing
            if word in low:
                yield from (place for place in find(searched) if not _MASKED.fullmatch(text, *place))
                break


def _bounded(text: str) -> str:
    if len(text) <= LIMIT_CHARACTERS:
        return text
    note = f"{MASK} ({len(text):,} characters in all)"
    return text[: LIMIT_CHARACTERS - len(note)] + note


def _masked(text: str, places: Iterable[Place]) -> str:
    parts: list[str] = []
    at = 0
    for begin, end in sorted(places):
        if begin > at or not parts:
            parts += [text[at:begin], MASK]
        at = max(at, end)
    return "".join([*parts, text[at:]]) if parts else text
