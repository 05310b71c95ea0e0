"""Patterns with `*` for any characters and `?` for one, as policies and lifecycle rules use them."""

from __future__ import annotations

import re

# What IAM writes for the characters themselves in a Resource; elsewhere these are not written.
_SIGN = re.compile(r"\$\{[*?$]\}|.", re.DOTALL)


def fits(pattern: str, text: str, *, separator: str = "") -> bool:
    """Whether the whole text fits the pattern; takes at most the product of their lengths.

    With a separator, a `*` reaches over it only where it ends a part of the pattern, and `?` never does.
    Not by a regular expression: policies are other people's, and `*a*a*a…` would never end.
    """
    signs = _SIGN.findall(pattern)
    reached = {0}
    for number, sign in enumerate(signs):
        if sign == "*":
            ends_part = number + 1 == len(signs) or signs[number + 1] == separator
            reached = _over(text, reached, "" if ends_part else separator)
        else:
            reached = {at + 1 for at in reached if at < len(text) and _is(sign, text[at], separator)}
        if not reached:
            return False
    return len(text) in reached


def _over(text: str, reached: set[int], separator: str) -> set[int]:
    """Where a `*` can end that begins at one of these places."""
    if not separator:
        return set(range(min(reached), len(text) + 1))
    ends: set[int] = set()
    for at in reached:
        stop = text.find(separator, at)
        ends.update(range(at, (len(text) if stop < 0 else stop) + 1))
    return ends


def _is(sign: str, character: str, separator: str) -> bool:
    if sign == "?":
        return character != separator
    return (sign[2] if len(sign) > 1 else sign) == character
