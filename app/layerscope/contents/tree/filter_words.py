"""What is typed to find paths: words that a path must all match.

`*.jar` is a pattern of a name, `>10M` and `<1k` are sizes, `mode:suid` and `layer:3` what they say; a word
with a slash is looked for in whole paths, any other in names. Whatever is not understood is such a word.
Small and capital letters are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from math import ceil, floor

from layerscope.text.amounts import UNIT, amount

_MOST_WORDS = 32
_MOST_LETTERS = 1000
_SIZE = re.compile(r"([<>])(=?)(\d{1,18}(?:\.\d{1,3})?)" + UNIT, re.IGNORECASE)
_LAYER = re.compile(r"layer:(\d{1,5})", re.IGNORECASE)
_MODE = re.compile(r"mode:(\w+)", re.IGNORECASE)
_OCTAL = re.compile(r"[0-7]{3,5}")
_WILD = re.compile(rb"[*?]|\[[^]]*\]?")
ANY_SIZE = 1 << 64
_MODE_BITS = {
    "suid": 0o4000,
    "setuid": 0o4000,
    "sgid": 0o2000,
    "setgid": 0o2000,
    "sticky": 0o1000,
    "world": 0o002,
    "writable": 0o222,
    "exec": 0o111,
    "executable": 0o111,
}


@dataclass(frozen=True, slots=True)
class NameWord:
    """A name has `part` in it and, where there is one, fits the pattern; or it ends with `part`."""

    part: bytes
    pattern: re.Pattern[bytes] | None = None
    is_ending: bool = False

    def fits(self, name: bytes) -> bool:
        """Whether a name in small letters does."""
        if self.is_ending:
            return name.endswith(self.part)
        return self.pattern.fullmatch(name) is not None if self.pattern else self.part in name


@dataclass(frozen=True, slots=True)
class PathWord:
    """`parts` come one after the other in the path: the first ends a name, the last begins one."""

    parts: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PathPattern:
    """The whole path fits; `part` is in its last name."""

    part: bytes
    pattern: re.Pattern[bytes]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a path's version must be like: of a size, a mode with one of the bits or just so, of a layer."""

    least_bytes: int = 0
    most_bytes: int = -1  # not asked for
    mode_bits: int = 0
    mode: int = -1  # not asked for
    layer: int = 0


@dataclass(frozen=True, slots=True)
class FilterWords:
    """What was typed, by kind."""

    names: tuple[NameWord, ...]
    paths: tuple[PathWord, ...]
    patterns: tuple[PathPattern, ...]
    facts: tuple[Facts, ...]


def words_of(typed: str) -> FilterWords:
    """At most 32 words of a thousand letters count."""
    found = [_word(word[:_MOST_LETTERS]) for word in typed.replace("\0", " ").split()[:_MOST_WORDS]]
    return FilterWords(
        tuple(word for word in found if isinstance(word, NameWord)),
        tuple(word for word in found if isinstance(word, PathWord)),
        tuple(word for word in found if isinstance(word, PathPattern)),
        tuple(word for word in found if isinstance(word, Facts)),
    )


def _word(word: str) -> NameWord | PathWord | PathPattern | Facts:
    if size := _SIZE.fullmatch(word):
        return _sizes(size)
    if layer := _LAYER.fullmatch(word):
        return Facts(layer=int(layer[1]))
    if (mode := _MODE.fullmatch(word)) and (facts := _modes(mode[1].lower())):
        return facts
    text = word.lower()
    if "*" in word or "?" in word:
        return _pattern(text)
    raw = text.encode(errors="surrogateescape")
    return PathWord(tuple(raw.split(b"/"))) if b"/" in raw else NameWord(raw)


def _pattern(text: str) -> NameWord | PathPattern:
    """Of a name; with a slash, of a path from the root or, where it begins with none, from any folder on."""
    literal = max(_WILD.split(text.rpartition("/")[2].encode(errors="surrogateescape")), key=len)
    if "/" not in text:
        if b"*" + literal == text.encode(errors="surrogateescape"):
            return NameWord(literal, is_ending=True)
        return NameWord(literal, _compiled(translate(text)))
    start = "" if text.startswith("/") else "(?s:.*/)?"
    return PathPattern(literal, _compiled(start + translate(text.lstrip("/"))))


def _compiled(pattern: str) -> re.Pattern[bytes]:
    return re.compile(pattern.encode(errors="surrogateescape"))


def _sizes(found: re.Match[str]) -> Facts:
    sign, equal, *written = found.groups()
    limit = amount(*written)
    if sign == ">":
        return Facts(least_bytes=ceil(limit) if equal else floor(limit) + 1, most_bytes=ANY_SIZE)
    return Facts(most_bytes=floor(limit) if equal else ceil(limit) - 1)


def _modes(word: str) -> Facts | None:
    if bits := _MODE_BITS.get(word, 0):
        return Facts(mode_bits=bits)
    return Facts(mode=int(word, 8)) if _OCTAL.fullmatch(word) else None
