"""The fields of access keys in the many formats that people copy them in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from layerscope.accounts.rules.importing.assignments import assigned_fields, fits
from layerscope.accounts.rules.importing.field_names import NAMES, WEAK_NAMES, Fields, plain

_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "\u2018": "'", "\u2019": "'", "\u00a0": " ", "\u2013": "-", "\ufeff": ""}
)
_DELIMITERS = ",;\t"
_MOST_BEGINNINGS = 100


def read_fields(text: str) -> list[Fields]:
    """The fields of each pair of keys in the text, in order, by this program's names; empty without any."""
    text = text.translate(_QUOTES)
    found = [fields for fields in (_from_json(text), _from_csv(text), assigned_fields(text)) if fields]
    whole = (fields for fields in found if any(map(is_whole, fields)))
    return next(whole, found[0] if found else [])


def is_whole(fields: Fields) -> bool:
    """Whether both halves of a pair are there."""
    return bool(fields.get("access_key_id") and fields.get("secret_access_key"))


def is_sign_in_file(text: str) -> bool:
    """Whether the text is the CSV with a user's password for the console."""
    rows = _rows_of(text.translate(_QUOTES))
    return bool(rows) and {"username", "password"} <= {plain(name) for name in rows[0]}


def _from_json(text: str) -> list[Fields]:
    """The keys of every JSON value in the text, whatever stands around it (a prompt, a log's time)."""
    decoder = json.JSONDecoder()
    found: list[Fields] = []
    end = 0
    for tried, begin in enumerate(re.finditer(r"[{[](?=\s*[\"{[])", text)):
        if tried == _MOST_BEGINNINGS:
            break
        if begin.start() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            continue
        found += _objects(value)
    return found


def _objects(value: Any) -> Iterator[Fields]:
    """Each object with a key in it, however deep: the tools wrap them in `Credentials` and others."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    if not isinstance(value, dict):
        return
    fields = {NAMES[plain(name)]: str(item) for name, item in value.items() if _is_field(name, item)}
    for name, item in value.items():
        weak = WEAK_NAMES.get(name.lower(), "")
        if weak and isinstance(item, str) and fits(weak, item):
            fields.setdefault(weak, item)
    if "access_key_id" in fields or "secret_access_key" in fields:
        yield fields
        return
    for item in value.values():
        yield from _objects(item)


def _is_field(name: str, value: Any) -> bool:
    return plain(name) in NAMES and isinstance(value, str | int)


def _from_csv(text: str) -> list[Fields]:
    rows = _rows_of(text)
    names = [NAMES.get(plain(name), "") for name in rows[0]] if rows else []
    if not {"access_key_id", "secret_access_key"} <= set(names):
        return []
    return [dict(zip(names, (cell.strip() for cell in row), strict=False)) for row in rows[1:] if any(row)]


def _rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV text, split by the first delimiter of its first line; spreadsheets differ."""
    lines = text.strip().splitlines()
    found = [sign for sign in (lines[0] if lines else "") if sign in _DELIMITERS]
    if not found:
        return []
    try:
        return list(csv.reader(io.StringIO("\n".join(lines)), delimiter=found[0], skipinitialspace=True))
    except csv.Error:
        return []
