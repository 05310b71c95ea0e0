"""Looks for names in paths joined by NUL, as they are kept: no path becomes an object of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import translate

from layerscope.contents.model.listing import DIGEST_BYTES
from layerscope.contents.store.packing import SEPARATOR

_SPECIAL = re.compile(rb"[*?\[]")
_SETS = re.compile(rb"\[[^\]]*\]|[*?\[]")


def numbers_by_words(paths: bytes, words: bytes) -> Iterator[tuple[int, bytes]]:
    """Number and path of each entry whose path has the words, ascending.

    With `*`, `?` or `[…]` in them they are a glob: of the name, or, with a slash, of the end of the path from
    the start of a name on. Letters count as they are written.
    """
    is_glob = _SPECIAL.search(words) is not None
    pattern = _glob(words) if is_glob else None
    for number, path in _with_part(paths, max(_SETS.split(words), key=len) if is_glob else words):
        if pattern is None or pattern.search(path):
            yield number, path


def numbers_by_digest(digests: bytes, digest: bytes) -> Iterator[int]:
    """The numbers of the entries whose file has this raw SHA-256."""
    at = digests.find(digest)
    while at >= 0:
        if at % DIGEST_BYTES == 0:
            yield at // DIGEST_BYTES
        at = digests.find(digest, at + 1)


def _with_part(paths: bytes, part: bytes) -> Iterator[tuple[int, bytes]]:
    """Each path that has the part in it, with its number."""
    number = counted = 0
    at = paths.find(part) if paths and SEPARATOR not in part else -1
    while at >= 0:
        start = paths.rfind(SEPARATOR, 0, at) + 1
        end = paths.find(SEPARATOR, at)
        end = len(paths) if end < 0 else end
        number += paths.count(SEPARATOR, counted, start)
        counted = start
        yield number, paths[start:end]
        at = paths.find(part, end + 1) if end < len(paths) else -1


def _glob(words: bytes) -> re.Pattern[bytes]:
    """By fnmatch's rules, from the start of a name on."""
    return re.compile(b"(?:^|/)(?:" + translate(words.decode("latin-1")).encode("latin-1") + b")", re.DOTALL)
