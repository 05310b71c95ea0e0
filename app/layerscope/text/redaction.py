"""Texts without their secrets, for logs, error details, reports and all else that is kept or handed on."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.text.secret_forms import addresses, commands, rows, tokens, values
from layerscope.text.secret_forms.looks import opaque_places
from layerscope.text.secret_forms.places import Place, Searched

MASK = "…"
# Of one text; nobody reads more of an error, and a cut says so.
LIMIT_CHARACTERS = 250_000
_FORMS = (*values.FORMS, *commands.FORMS, *addresses.FORMS, *tokens.FORMS, *rows.FORMS)


def redact(text: str) -> str:
    """The text with every signature, token, secret key and password replaced by `…`; takes linear time.

    Of a text that is longer than LIMIT_CHARACTERS the rest is cut off, which is said at its end.
    """
    text = _bounded(text)
    searched = Searched.of(text)
    return _masked(text, _known_places(searched))


def redact_to_hand_on(text: str) -> str:
    """The same, and without all that only has the look of a secret: for what leaves the program.

    Digests, request ids, ARNs, ids of AWS and base64 of readable texts stay.
    """
    text = redact(text)
    return _masked(text, opaque_places(Searched.of(text), lambda wrapped: not holds_secret(wrapped)))


def holds_secret(text: str) -> bool:
    """Whether a text of any length, such as a file's, has something that `redact` would mask."""
    return any(text[begin:end] != MASK for begin, end in _known_places(Searched.of(text)))


def _known_places(searched: Searched) -> Iterable[Place]:
    low = searched.low
    for words, find in _FORMS:
        for word in words:  # most texts have none of them, which costs next to nothing
            if word in low:
                yield from find(searched)
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
