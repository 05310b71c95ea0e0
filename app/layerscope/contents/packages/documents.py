"""JSON and TOML that strangers wrote, within bounds."""

from __future__ import annotations

import json
import tomllib

from layerscope.contents.model.limits import MIB
from layerscope.contents.packages.bounds import MOST_METADATA_BYTES, check_size, one_line, unknown_form

_MOST_TOML_BYTES = 8 * MIB  # read at about 1 MB a second

# What a parser's own slips may raise is the document's fault here: a layer's listing goes on.
_DAMAGE = (ValueError, RecursionError, LookupError, TypeError, AttributeError)

Members = dict[str, object]


def json_members(path: bytes, content: bytes) -> Members:
    """The members of the JSON object. Raises PackagesUnreadableError."""
    check_size(path, content, MOST_METADATA_BYTES)
    try:
        return members(json.loads(content.decode("utf-8-sig")))
    except _DAMAGE as error:
        raise unknown_form(path) from error


def toml_members(path: bytes, content: bytes) -> Members:
    """The members of the TOML document. Raises PackagesUnreadableError."""
    check_size(path, content, _MOST_TOML_BYTES)
    try:
        return members(tomllib.loads(content.decode("utf-8")))
    except _DAMAGE as error:
        raise unknown_form(path) from error


def members(value: object) -> Members:
    """The value where it is an object, else none."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """The value where it is a list, else none."""
    return value if isinstance(value, list) else []


def words(value: object) -> str:
    """The value where it is a text, on one line, else none."""
    return one_line(value) if isinstance(value, str) else ""
