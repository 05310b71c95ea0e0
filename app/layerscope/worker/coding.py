"""Typed values to JSON's terms and back, by their annotations, for the boundary between two processes.

A field's type may be str (a Reason stays one), int, float, bool, bytes, Path, an Enum with texts or whole
numbers for values, a dataclass or NamedTuple of these, `X | None`, `tuple[X, ...]`, `Mapping[str, X]`, or
Exception for an error of the registry's, the transfers' and the contents' trees. What may be one of several
dataclasses goes with the name of its own (`spelled_as`): a message, not a field. Unlike `files.records`,
which reads what other versions wrote, every field must be there and none be more. Nothing that is read can
run code.
"""

from __future__ import annotations

import dataclasses
import math
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from layerscope.text.reasons import Reason
from layerscope.text.word_facts import ClockOffset, Count, Digest, ExactSize, Size
from layerscope.worker.coded_errors import (
    UncodableError,
    constructor_types,
    constructor_values,
    error_kind,
    error_name,
    made,
)

T = TypeVar("T")
_MOST_NESTED = 30  # an error within an error within …
_FACT_KINDS: dict[str, type] = {each.__name__: each for each in (Digest, Count, Size, ExactSize, ClockOffset)}
_LONGEST_FORMAT = 4  # of a placeholder in a reason's template: `02`, `,`


class UnreadableError(ValueError):
    """What came over the boundary is no value of the kind that was expected."""


def encoded(value: object) -> Any:
    """The value in JSON's terms."""
    for kind, spell in _SPELLINGS:
        if isinstance(value, kind):
            return spell(value)
    if (names := _fields_of(value)) is not None:
        return {name: encoded(getattr(value, name)) for name in names}
    return value


def spelled_as(kind: Any, value: object) -> Any:
    """The value of this kind in JSON's terms: one of a union as its name with its fields."""
    is_union = get_origin(kind) in (Union, UnionType) and _dataclasses(get_args(kind)) is not None
    return [type(value).__name__, encoded(value)] if is_union else encoded(value)


def decoded(kind: type[T], value: object) -> T:
    """The value as one of this kind. Raises UnreadableError."""
    try:
        return cast("T", _read(kind, value, 0))
    except UnreadableError:
        raise
    except (TypeError, ValueError, LookupError, AttributeError, OverflowError) as error:  # a class refuses it
        raise UnreadableError(str(error)) from error


def _spell_reason(reason: Reason) -> Any:
    return {
        "template": reason.template,
        "facts": {name: _spell_fact(fact) for name, fact in reason.facts.items()},
    }


def _spell_fact(fact: object) -> Any:
    """A fact of a kind that decides how it is shown goes with that kind's name."""
    if type(fact) in _FACT_KINDS.values():
        return {"as": type(fact).__name__, "value": fact}
    return encoded(fact if isinstance(fact, str | int | float) else str(fact))


def _spell_error(error: BaseException) -> Any:
    values = {name: encoded(value) for name, value in constructor_values(error).items()}
    return {"error": error_name(error), "values": values}


def _spell_list(values: Any) -> Any:
    if (names := _fields_of(values)) is not None:
        return {name: encoded(getattr(values, name)) for name in names}
    return [encoded(each) for each in values]


_SPELLINGS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Reason, _spell_reason),
    (Enum, lambda value: value.value),
    (bytes, lambda value: b64encode(value).decode()),
    (Path, str),
    (BaseException, _spell_error),
    (Mapping, lambda value: {name: encoded(each) for name, each in value.items()}),
    (tuple, _spell_list),
)


def _read(kind: Any, value: Any, depth: int) -> Any:
    if depth > _MOST_NESTED:
        raise UnreadableError("nested too deeply")
    if origin := get_origin(kind):
        return _read_generic(origin, get_args(kind), value, depth)
    if read := _READERS.get(kind):
        return read(value, depth)
    if (types := _field_types(kind)) is not None:
        return _read_fields(kind, types, value, depth)
    if issubclass(kind, Enum | Path):
        return kind(_checked(int if issubclass(kind, int) else str, value))
    raise TypeError(f"fields of type {kind} are not read")


def _read_generic(origin: Any, parameters: tuple[Any, ...], value: Any, depth: int) -> Any:
    if origin is tuple:
        return tuple(_read(parameters[0], each, depth + 1) for each in _checked(list, value))
    if origin is Mapping:
        return {
            _checked(str, name): _read(parameters[1], each, depth + 1)
            for name, each in _checked(dict, value).items()
        }
    if origin in (Union, UnionType) and len(parameters) == 2 and parameters[1] is NoneType:
        return None if value is None else _read(parameters[0], value, depth + 1)
    if origin in (Union, UnionType) and (members := _dataclasses(parameters)) is not None:
        name, fields = _checked(list, value)
        return _read(members[_checked(str, name)], fields, depth + 1)
    raise TypeError(f"fields of type {origin} are not read")


def _read_fields(kind: Any, types: Mapping[str, Any], value: Any, depth: int) -> Any:
    found = _checked(dict, value)
    if found.keys() != types.keys():
        raise UnreadableError(f"{kind.__name__} with {sorted(map(str, found))[:10]}")
    return kind(**{name: _read(each, found[name], depth + 1) for name, each in types.items()})


def _read_error(value: Any, depth: int) -> BaseException:
    found = _checked(dict, value)
    kind = error_kind(_checked(str, found["error"]))
    values, types = _checked(dict, found["values"]), constructor_types(kind)
    if values.keys() != types.keys():
        raise UnreadableError(f"{kind.__name__} with {sorted(map(str, values))[:10]}")
    return made(kind, {name: _read(each, values[name], depth + 1) for name, each in types.items()})


def _read_reason(value: dict[str, Any], depth: int) -> Reason:
    """A template may name its facts and nothing of theirs, and may not make a text long by its format."""
    template = _checked(str, value["template"])
    facts = {
        _checked(str, name): _read_fact(each, depth + 1)
        for name, each in _checked(dict, value["facts"]).items()
    }
    for _, name, form, conversion in Formatter().parse(template) if facts else ():
        if name is not None and (name not in facts or conversion or len(form or "") > _LONGEST_FORMAT):
            raise UnreadableError("a template with more than placeholders")
    return Reason.joined(template, **facts)


def _read_fact(value: Any, depth: int) -> Any:
    if isinstance(value, dict) and "as" in value:
        return _FACT_KINDS[_checked(str, value["as"])](_read_fact(value["value"], depth + 1))
    if isinstance(value, dict):
        return _read_reason(value, depth)
    if type(value) not in (str, int, float):
        raise UnreadableError(f"{type(value).__name__} as a reason's fact")
    return value


def _read_text(value: Any, depth: int) -> str:
    return _read_reason(value, depth) if isinstance(value, dict) else cast("str", _checked(str, value))


def _read_float(value: Any, _depth: int) -> float:
    number = _checked(float, float(value) if type(value) is int and abs(value) < 2**53 else value)
    if not math.isfinite(number):
        raise UnreadableError("not a number")
    return cast("float", number)


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:  # not isinstance: a bool is an int to Python, and none in JSON
        raise UnreadableError(f"{type(value).__name__} instead of {kind.__name__}")
    return value


_READERS: dict[Any, Callable[[Any, int], Any]] = {
    str: _read_text,
    Reason: _read_text,
    int: lambda value, _: _checked(int, value),
    bool: lambda value, _: _checked(bool, value),
    float: _read_float,
    bytes: lambda value, _: b64decode(_checked(str, value), validate=True),
    Exception: _read_error,
    BaseException: _read_error,
}


@cache
def _dataclasses(kinds: tuple[Any, ...]) -> dict[str, Any] | None:
    """By their names; None where another type is among them."""
    return {each.__name__: each for each in kinds} if all(map(dataclasses.is_dataclass, kinds)) else None


def _fields_of(value: object) -> tuple[str, ...] | None:
    kind: Any = type(value)
    return _field_names(kind)


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    """Of a dataclass or NamedTuple; None for what has no fields."""
    if dataclasses.is_dataclass(kind):
        return tuple(each.name for each in dataclasses.fields(kind))
    return getattr(kind, "_fields", None)


@cache
def _field_types(kind: Any) -> dict[str, Any] | None:
    names = _field_names(kind)
    if names is None:
        return None
    hints = get_type_hints(kind)
    return {name: hints[name] for name in names}


__all__ = ["UncodableError", "UnreadableError", "decoded", "encoded", "spelled_as"]
