"""Secrets that another field names: elements of XML, pairs of name and value, tables, rows of a CSV file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerscope.text.secret_forms.looks import is_hex, is_mixed
from layerscope.text.secret_forms.places import Form, Place, Searched

_NAMES = (
    "secretaccesskey", "secret_access_key", "secret", "token", "password", "passwd", "passphrase",
    "passcode", "apikey",
    "api_key", "privatekey", "private_key", "secretkey", "secret_key", "samlassertion", "samlresponse",
    "signaturevalue", "signatureprovided",
)  # fmt: skip
# <SecretAccessKey>, <ns:SessionToken a="b">, &lt;Password&gt;: to the next element or where it was cut.
_ELEMENT = re.compile(
    r"[<&](?:(?<=<)|lt;)(?:\w{1,40}:)?(?P<name>[\w.-]{1,60}+)(?:\s[^<>]{0,200})?(?:>|&gt;)"
    r"(?P<value>(?:<!\[cdata\[)?(?:(?!&lt;|\]\]>)[^<])+)"
)
_ASSERTION = re.compile(r"<(?:\w{1,40}:)?assertion[\s>]")
_END_OF_ASSERTION = re.compile(r"</(?:\w{1,40}:)?assertion>")
_HARMLESS = re.compile(r"(?:next|continuation|page|pagination|starting)[\w.-]*$")


def _elements(searched: Searched) -> Iterator[Place]:
    for found in _ELEMENT.finditer(searched.low):
        name, value = found["name"], found["value"].strip()
        if name.endswith(_NAMES) and not _HARMLESS.match(name) and value and not value.startswith("arn:"):
            yield found.span("value")
    begin = _ASSERTION.search(searched.low)
    if begin is not None:
        end = _END_OF_ASSERTION.search(searched.low, begin.end())
        yield begin.end() - 1, end.start() if end else len(searched.low)


# - name: DB_PASSWORD        {"name": "DB_PASSWORD", "value": "…"}        <add key="DbPassword" value="…"/>
#   value: …
_QUOTE = r"\\{0,4}[\"']?"
_PAIR = re.compile(
    rf"(?:name|key){_QUOTE}\s{{0,8}}[:=]\s{{0,8}}{_QUOTE}(?P<name>[\w.-]{{1,80}}+){_QUOTE},?\s{{0,40}}"
    rf"(?:- )?{_QUOTE}value"
    rf"{_QUOTE}\s{{0,8}}[:=]\s{{0,8}}(?:(?P<open>\\{{0,4}}[\"'])(?P<quoted>[^\"'\r\n\\]+)|(?P<value>[^\s,}}]+))"
)
_PAIR_TURNED = re.compile(
    r"\"value\"\s{0,8}:\s{0,8}\"(?P<value>[^\"\r\n]+)\"\s{0,8},\s{0,40}\"(?:name|key)\"\s{0,8}:\s{0,8}\"(?P<name>[\w.-]{1,80})"
)


def _pairs(searched: Searched) -> Iterator[Place]:
    for found in _PAIR.finditer(searched.low):
        if any(name in found["name"] for name in _NAMES):
            yield found.span("quoted" if found["open"] else "value")
    for found in _PAIR_TURNED.finditer(searched.low):
        if any(name in found["name"] for name in _NAMES):
            yield found.span("value")


_CELL = re.compile(
    r"(?:secretaccesskey|sessiontoken|secret access key|session token)[ \t]*\|[ \t]*(?P<value>[^\s|]+)"
)


def _cells(searched: Searched) -> Iterator[Place]:
    return (found.span("value") for found in _CELL.finditer(searched.low))


_KEY_ID = re.compile(r"(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])")
_OPAQUE = re.compile(r"(?:(?<![\w/+=.%-])|(?<=[A-Z0-9]{16}[/:]))[A-Za-z0-9/+]{16,}={0,2}(?![\w/+=])")


def _beside_key_ids(searched: Searched) -> Iterator[Place]:
    """What looks like a secret key or a session token in the line of an access key's id."""
    text, at = searched.text, 0
    while (key_id := _KEY_ID.search(text, at)) is not None:
        end = text.find("\n", key_id.end())
        at = len(text) if end < 0 else end
        for found in _OPAQUE.finditer(text, key_id.end(), at):
            if not is_hex(found.group()) and is_mixed(found.group()):
                yield found.span()


_HEAD = re.compile(r"secret[ _]?access[ _]?key|session[ _]?token|password")
_COLUMN = re.compile(r"\"?\s*(?:aws[_ ])?(?:secret[_ ]?access[_ ]?key|password|session[_ ]?token)\s*\"?\s*")


def _columns(searched: Searched) -> Iterator[Place]:
    """Below a row that names its fields, as in the files of keys that the console gives."""
    low, at = searched.low, 0
    if "\n" not in low:
        return
    while (head := _HEAD.search(low, at)) is not None:
        begin, at = low.rfind("\n", at, head.start()) + 1 or at, _end_of_row(low, head.end())
        row = low[begin:at]
        mark = next((mark for mark in ",;\t" if mark in row), "")
        columns = {n for n, name in enumerate(row.split(mark)) if _COLUMN.fullmatch(name)} if mark else set()
        while columns and at < len(low):
            end = _end_of_row(low, at + 1)
            row = low[at + 1 : end]
            if mark not in row:
                break
            yield from _fields(row, at + 1, mark, columns)
            at = end


def _end_of_row(low: str, at: int) -> int:
    end = low.find("\n", at)
    return len(low) if end < 0 else end


def _fields(row: str, begin: int, mark: str, columns: set[int]) -> Iterator[Place]:
    at = begin
    for number, field in enumerate(row.split(mark)):
        inner = field.strip().strip('"')
        if number in columns and inner:
            start = at + field.index(inner)
            yield start, start + len(inner)
        at += len(field) + len(mark)


BESIDE_KEY_IDS = Form(("akia", "asia"), _beside_key_ids)
FORMS = (
    Form(("<", "&lt;"), _elements),
    Form(("value",), _pairs),
    Form(("secretaccesskey", "sessiontoken", "secret access key", "session token"), _cells),
    BESIDE_KEY_IDS,
    Form(("password", "access key", "access_key", "accesskey", "session token", "session_token"), _columns),
)
