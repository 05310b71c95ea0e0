"""Which of two versions is the newer one, by the rules of whoever packaged it."""

from __future__ import annotations

import re

from layerscope.contents.model.findings import Ecosystem

_DEBIAN_PART = re.compile(r"([^0-9]*)([0-9]*)")
_RPM_PART = re.compile(r"[0-9]+|[a-zA-Z]+|~|\^")
_PART = re.compile(r"[0-9]+|[a-z]+")
_BEFORE_RELEASE = (
    "dev", "alpha", "a", "beta", "b", "milestone", "m", "pre", "preview", "c", "rc", "cr", "snapshot",
)  # fmt: skip
_RELEASE = 100  # ranks above the words before one
_MOST_DIGITS = 40  # more are no number that anybody counts by

_Part = tuple[int, str, int]


def is_older(ecosystem: Ecosystem, version: str, other: str) -> bool:
    """Whether `version` comes before `other`.

    deb-version(7) and rpm-version(7) say how for theirs. Of the others numbers count as numbers, and `rc` and
    the like for less than nothing; a leading `v`, what stands behind `+`, and, but in apk, all other words
    count only where nothing else differs.
    """
    if ecosystem is Ecosystem.DEB:
        return _debian(version) < _debian(other)
    if ecosystem is Ecosystem.RPM:
        return _rpm(version) < _rpm(other)
    counts_letters = ecosystem is Ecosystem.APK
    return (_common(version, counts_letters), version) < (_common(other, counts_letters), other)


def _debian(version: str) -> tuple[int, list[tuple[list[int], int]], list[tuple[list[int], int]]]:
    epoch, rest = _epoch(version)
    upstream, _, revision = rest.rpartition("-") if "-" in rest else (rest, "", "")
    return epoch, _debian_parts(upstream), _debian_parts(revision)


def _debian_parts(version: str) -> list[tuple[list[int], int]]:
    """Texts and numbers by turns: `~` before the end, that before letters, those before all else."""
    found = _DEBIAN_PART.findall(version)[:-1]
    return [([*map(_debian_rank, text), 0], _number(number)) for text, number in found] + [([0], 0)]


def _debian_rank(letter: str) -> int:
    if letter == "~":
        return -1
    return ord(letter) if letter.isascii() and letter.isalpha() else ord(letter) + 256


def _rpm(version: str) -> tuple[int, list[_Part], list[_Part]]:
    epoch, rest = _epoch(version)
    upstream, _, release = rest.rpartition("-") if "-" in rest else (rest, "", "")
    return epoch, _rpm_parts(upstream), _rpm_parts(release)


def _rpm_parts(version: str) -> list[_Part]:
    """As rpmio/rpmvercmp.c: `~` before the end, that before `^`, letters and numbers, in this order."""
    return [*map(_rpm_part, _RPM_PART.findall(version)), (1, "", 0)]


def _rpm_part(part: str) -> _Part:
    if part in "~^":
        return (0 if part == "~" else 2, "", 0)
    return (4, "", _number(part)) if part.isdigit() else (3, part, 0)


def _common(version: str, counts_letters: bool) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    for part in _PART.findall(version.lower().removeprefix("v").partition("+")[0]):
        if part.isdigit():
            parts.append((_RELEASE + 1, _number(part)))
        elif counts_letters and len(part) == 1 and part not in "pr":  # 1.1.1w; _p1 and -r0 are numbers
            parts.append((_RELEASE + 1, ord(part)))
        elif part in _BEFORE_RELEASE:
            parts = [*_without_zeros(parts), (_BEFORE_RELEASE.index(part), 0)]
    return [*_without_zeros(parts), (_RELEASE, 0)]


def _without_zeros(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """1.0 is 1, and 1.0rc1 is 1rc1."""
    while parts and parts[-1] == (_RELEASE + 1, 0):
        parts = parts[:-1]
    return parts


def _epoch(version: str) -> tuple[int, str]:
    epoch, colon, rest = version.partition(":")
    return (_number(epoch), rest) if colon else (0, version)


def _number(digits: str) -> int:
    return int(digits[:_MOST_DIGITS]) if digits.isascii() and digits.isdecimal() else 0
