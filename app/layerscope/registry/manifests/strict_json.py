"""JSON as manifests and configs must be: unambiguous, of sane size and depth, and of encodable text."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.text.reasons import Reason
from layerscope.text.values import is_encodable
from layerscope.text.word_facts import Count

# Twice what the distribution specification asks registries to take as a manifest; configs are smaller still.
MAX_CHARACTERS = 8 * 1024 * 1024
# Real manifests nest six deep. Far below Python's own limit, so that readers of the values may recurse.
MAX_DEPTH = 64
_RAW_TEXT_CHARACTERS = 2000

_Failure = type[InvalidManifestError]
_Path = tuple["_Path", str | int] | None


class _Ambiguous(dict[str, Any]):
    """An object with a key twice, which readers understand differently."""

    key = ""


def load_object(text: str, failure: _Failure = InvalidManifestError) -> dict[str, Any]:
    """The JSON object that the text is.

    Raises `failure` with the place (line and column, or a JSON pointer as in RFC 6901) where the text is
    no JSON, is no object, has a key twice, a NaN, a number of thousands of digits, or half a surrogate
    pair, nests deeper than MAX_DEPTH, or is longer than MAX_CHARACTERS.
    """
    if len(text) > MAX_CHARACTERS:
        fail(failure, _too_long(len(text)), top(), text)
    document = _parsed(text, failure)
    if not isinstance(document, dict):
        fail(failure, Reason.tr("a JSON object is expected here"), top(), text)
    _check(document, text, failure)
    return document


def fail(failure: _Failure, reason: str, place: str, text: str = "") -> NoReturn:
    """Raises the error, its parts made encodable, with the beginning of the text."""
    raise failure(_encodable(reason), _encodable(place), raw_text=_encodable(text[:_RAW_TEXT_CHARACTERS]))


def pointer(*parts: str | int) -> str:
    """The JSON pointer to the value (RFC 6901): `/layers/3/digest`."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _parsed(text: str, failure: _Failure) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        reason = Reason.tr("not JSON ({message})", message=error.msg)
        fail(failure, reason, _line(error.lineno, error.colno), text)
    except RecursionError:
        fail(failure, Reason.tr("nested deeper than {depth} levels", depth=MAX_DEPTH), top(), text)
    except ValueError as error:  # a constant, or more digits than Python converts
        told = error.args[0]
        is_ours = isinstance(told, Reason)
        fail(failure, told if is_ours else Reason.tr("a number has too many digits"), top(), text)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) == len(pairs):
        return members
    ambiguous = _Ambiguous(members)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            ambiguous.key = key
            break
        seen.add(key)
    return ambiguous


def _no_constant(name: str) -> NoReturn:
    raise ValueError(Reason.tr("{name} is not a JSON number", name=name))


def _check(document: Any, text: str, failure: _Failure) -> None:
    """Raises if a value is ambiguous, too deep or not encodable; walks without recursion."""
    waiting: list[tuple[Any, _Path, int]] = [(document, None, 1)]
    while waiting:
        value, path, depth = waiting.pop()
        if isinstance(value, str):
            if not is_encodable(value):
                fail(
                    failure,
                    Reason.tr("half of a surrogate pair in a string"),
                    _pointer_of(path) or top(),
                    text,
                )
            continue
        if depth > MAX_DEPTH:
            fail(
                failure,
                Reason.tr("nested deeper than {depth} levels", depth=MAX_DEPTH),
                _pointer_of(path),
                text,
            )
        if isinstance(value, _Ambiguous):
            reason = Reason.tr("the key “{key}” appears twice", key=value.key)
            fail(failure, reason, _pointer_of(path) or top(), text)
        for key, member in value.items() if isinstance(value, dict) else enumerate(value):
            if isinstance(key, str) and not is_encodable(key):
                fail(failure, Reason.tr("half of a surrogate pair in a key"), _pointer_of((path, key)), text)
            if isinstance(member, (str, dict, list)):
                waiting.append((member, (path, key), depth + 1))


def _pointer_of(path: _Path) -> str:
    parts: list[str | int] = []
    while path is not None:
        path, part = path
        parts.append(part)
    return pointer(*reversed(parts))


def _encodable(text: str) -> str:
    return text if is_encodable(text) else text.encode("utf-8", "backslashreplace").decode("utf-8")


def top() -> Reason:
    """The place of the document as a whole; RFC 6901's own form of it is empty, which reads like none."""
    return _line(1, 1)


def _line(line: int, column: int) -> Reason:
    return Reason.tr("line {line} column {column}", line=line, column=column)


def _too_long(characters: int) -> Reason:
    return Reason.tr(
        "{count} characters exceed the limit of {limit}",
        count=Count(characters),
        limit=Count(MAX_CHARACTERS),
    )
