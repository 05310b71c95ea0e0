"""Paths of images on a command line and in JSON."""

from __future__ import annotations

import argparse
import re
from base64 import b64encode
from typing import Any

from layerscope.contents.model.entries import clean_path
from layerscope.words.file_facts import path_text
from layerscope.words.outside import line

# A reference has a colon before a slash only in its scheme.
_REFERENCE_AND_PATH = re.compile(r"(?P<reference>.+?):(?P<path>/(?!/).*)", re.DOTALL)
_LONGEST = 64 * 1024


def path_of(text: str) -> bytes:
    """The clean path from the root, whether or not the text begins with a slash."""
    raw = text.encode("utf-8", "surrogateescape")
    if len(raw) > _LONGEST or b"\0" in raw:
        raise argparse.ArgumentTypeError("a path has at most 64 KiB, and no NUL")
    return clean_path(raw)


def reference_and_path(text: str) -> tuple[str, bytes]:
    """`NAME:TAG:/PATH`: behind the first colon that a single slash follows stands the path."""
    found = _REFERENCE_AND_PATH.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            "REFERENCE:PATH has a path that begins with a slash, such as team/app:1.4:/etc/os-release"
        )
    return found["reference"], path_of(found["path"])


def shown(path: bytes) -> str:
    """The path on one line of a terminal."""
    return line(path_text(path))


def path_members(path: bytes, name: str = "path") -> dict[str, Any]:
    """The path as text; one that is no UTF-8 has its bytes beside it, in base 64."""
    text = "/" + path.decode("utf-8", "replace")
    members: dict[str, Any] = {name: text}
    if text.encode() != b"/" + path:
        members[f"{name}Base64"] = b64encode(b"/" + path).decode()
    return members
