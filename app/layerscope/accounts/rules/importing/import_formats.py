"""The fields of access keys in the many formats that people copy them in."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

Fields = dict[str, str]

# How a field is called, without its blanks, underscores and capitals, and without a leading `aws`.
NAMES = {
    "accesskeyid": "access_key_id",
    "accesskey": "access_key_id",
    "secretaccesskey": "secret_access_key",
    "secretkey": "secret_access_key",
    "sessiontoken": "session_token",
    "securitytoken": "session_token",
    "token": "session_token",
    "region": "region",
    "defaultregion": "region",
    "expiration": "expiration",
    "credentialexpiration": "expiration",
    "sessionexpiration": "expiration",
    "username": "name",
    "profile": "name",
}
_WORDS = (
    r"access_?key(?:_?id)?|secret_?(?:access_?)?key|session_?token|security_?token|(?:default_?)?region"
    r"|(?:credential_?|session_?)?expiration"
)
_VALUE = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"',;&]*))"""
# `export A=b`, `set A=b`, `set "A=b"`, `$Env:A = "b"`, `A = b`, `A: b`, `-e A=b`; fish and setx write a
# blank for the sign.
_ASSIGNMENT = re.compile(
    rf"""(?ix)(?<![\w.-])(?P<name>(?:aws_?)?(?:{_WORDS})|aws_profile)\b["']?\s*[=:]\s*{_VALUE}"""
)
_SPACED = re.compile(rf"""(?ix)^(?:set\s+(?:-{{1,2}}\w+\s+)+|setx\s+)(?P<name>aws_(?:{_WORDS}))\s+{_VALUE}""")
_SECTION = re.compile(r"\[([^\[\]]*)\]")
_COMMENT = ("#", ";", "//", "rem ", "::")
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "\u2018": "'", "\u2019": "'", "\u00a0": " ", "\ufeff": ""}
)
_DELIMITERS = ",;\t"


def read_fields(text: str) -> list[Fields]:
    """The fields of each pair of keys in the text, in order, by this program's names; empty without any."""
    text = text.translate(_QUOTES)
    return _from_json(text) or _from_csv(text) or _from_lines(text)


def is_sign_in_file(text: str) -> bool:
    """Whether the text is the CSV with a user's password for the console."""
    rows = _rows_of(text.translate(_QUOTES))
    return bool(rows) and {"username", "password"} <= {_plain(name) for name in rows[0]}


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower()).removeprefix("aws")


def _from_json(text: str) -> list[Fields]:
    if not text.lstrip().startswith(("{", "[")):
        return []
    try:
        return list(_objects(json.loads(text)))
    except (ValueError, RecursionError):
        return []


def _objects(value: Any) -> Iterator[Fields]:
    """Each object with a key in it, however deep: the tools wrap them in `Credentials` and others."""
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)
    if not isinstance(value, dict):
        return
    fields = {NAMES[_plain(name)]: str(item) for name, item in value.items() if _is_field(name, item)}
    if "access_key_id" in fields or "secret_access_key" in fields:
        yield fields
        return
    for item in value.values():
        yield from _objects(item)


def _is_field(name: str, value: Any) -> bool:
    return _plain(name) in NAMES and isinstance(value, str | int)


def _from_csv(text: str) -> list[Fields]:
    rows = _rows_of(text)
    names = [NAMES.get(_plain(name), "") for name in rows[0]] if rows else []
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


def _from_lines(text: str) -> list[Fields]:
    """What the lines assign: a section, or a field for the second time, begins the next pair."""
    groups: list[Fields] = [{}]
    for line in map(str.strip, text.splitlines()):
        if line.lower().startswith(_COMMENT):
            continue
        section = _SECTION.fullmatch(line)
        if section:
            groups.append({"name": section[1].strip().removeprefix("profile ").strip(" \"'")})
        for name, value in _assigned(line):
            if name in groups[-1] and name != "name" and groups[-1][name] != value:
                groups.append({"name": groups[-1].get("name", "")})
            groups[-1][name] = value
    return [fields for fields in groups if "access_key_id" in fields or "secret_access_key" in fields]


def _assigned(line: str) -> Iterator[tuple[str, str]]:
    spaced = _SPACED.match(line)
    for match in [spaced] if spaced else _ASSIGNMENT.finditer(line):
        value = next(part for part in match.group("double", "single", "bare") if part is not None)
        yield NAMES[_plain(match["name"])], value.strip()
