"""Access keys that a text holds without their names, known by their shape alone."""

from __future__ import annotations

import re

from layerscope.accounts.model.access_keys import is_aws_access_key_id, looks_like_secret
from layerscope.accounts.rules.importing.assignments import COMMENT
from layerscope.accounts.rules.importing.field_names import Fields
from layerscope.accounts.rules.importing.import_errors import ImportFault, KeysImportError

_WORD = re.compile(r"(?<![\w/+=-])[A-Za-z0-9/+]{16,}={0,2}(?![\w/+=-])")
_SHORTEST_TOKEN = 100  # characters; https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html


def fields_by_shape(text: str) -> list[Fields]:
    """The keys in order: one id with one secret wherever they stand, or each id with the secret after it.

    Raises KeysImportError where several stand so that nobody can say which secret belongs to which id.
    """
    lines = (line for line in text.splitlines() if not line.strip().lower().startswith(COMMENT))
    words = list(dict.fromkeys(_WORD.findall("\n".join(lines))))
    marks = "".join(map(_mark, words))
    ids, secrets = marks.count("i"), marks.count("s")
    if not ids:
        return []
    if ids > 1 or secrets > 1:
        return _in_turn(words, marks)
    fields = {"i": "access_key_id", "s": "secret_access_key", "t": "session_token"}
    found = {fields[mark]: word for mark, word in zip(marks, words, strict=True) if mark in fields}
    if marks.count("t") > 1:
        del found["session_token"]
    return [found]


def _in_turn(words: list[str], marks: str) -> list[Fields]:
    keys = [(mark, word) for mark, word in zip(marks, words, strict=True) if mark in "is"]
    if re.fullmatch("(?:is)+", "".join(mark for mark, _ in keys)) is None:
        raise KeysImportError(ImportFault.UNCLEAR_PAIRS)
    found = [word for _, word in keys]
    return [
        {"access_key_id": key_id, "secret_access_key": secret}
        for key_id, secret in zip(found[::2], found[1::2], strict=True)
    ]


def _mark(word: str) -> str:
    if is_aws_access_key_id(word):
        return "i"
    if looks_like_secret(word):
        return "s"
    return "t" if len(word) >= _SHORTEST_TOKEN else "-"
