"""Paths of images on a terminal and in JSON."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

from layerscope.words.file_facts import path_text
from layerscope.words.outside import line


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
