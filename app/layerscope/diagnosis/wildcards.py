"""Patterns with `*` for any characters and `?` for one, as policies and lifecycle rules use them."""

from __future__ import annotations

import re

# What IAM writes for the characters themselves in a Resource; elsewhere nobody does.
_TOKEN = re.compile(r"\$\{[*?$]\}|.", re.DOTALL)


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text fits the pattern; takes at most the product of their lengths.

    Not by a regular expression: policies are other people's, and `*a*a*a…` would never end.
    """
    tokens = _TOKEN.findall(pattern)
    at, star, resume = 0, -1, 0
    token = 0
    while at < len(text):
        if token < len(tokens) and tokens[token] == "*":
            star, resume = token, at
            token += 1
        elif token < len(tokens) and _is(tokens[token], text[at]):
            token += 1
            at += 1
        elif star >= 0:
            resume += 1
            token, at = star + 1, resume
        else:
            return False
    return all(rest == "*" for rest in tokens[token:])


def _is(sign: str, character: str) -> bool:
    return sign == "?" or (sign[2] if len(sign) > 1 else sign) == character
