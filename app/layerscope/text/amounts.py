"""Amounts of bytes as people write them: `500k` and `64MB` decimal, `64MiB` binary."""

from __future__ import annotations

from fractions import Fraction

UNIT = "([kmgt]?)(i?)b?"
"""What may stand behind the number, in small or capital letters: a pattern with two groups, for `amount`."""


def amount(number: str, unit: str, binary: str) -> Fraction:
    """So many bytes, exactly: `1.001`, `k` and an empty `binary` are 1001."""
    of_unit: int = (1024 if binary else 1000) ** " kmgt".index(unit.lower() or " ")
    return Fraction(number) * of_unit
