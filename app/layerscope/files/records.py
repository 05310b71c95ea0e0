"""Dataclasses to JSON and back, by their annotations.

A field's type may be str, int, float, bool, Path, an Enum with texts for values, another dataclass,
`X | None`, `tuple[X, ...]` or `Mapping[str, X]` (`dict` too), all of them importable at run time.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


class InvalidContentError(ValueError):
    """The content does not have the form written here, or holds what must not be written."""


def to_json(value: object) -> Any:
    """The value in JSON's terms: fields by name, enum members by value, paths as text."""
    if dataclasses.is_dataclass(value):
        return {each.name: to_json(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {name: to_json(each) for name, each in value.items()}
    if isinstance(value, tuple | list):
        return [to_json(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, Path) else value


def from_json(kind: type[T], value: object) -> T:
    """The value as one of this kind; raises InvalidContentError if anything in it has another type.

    A field that is not there has its default. Names that are not a field's are ignored: an older version of
    this program can so read what a newer one added.
    """
    return cast("T", _read(kind, value))


def each_from_json(kind: type[T], values: object) -> tuple[T | None, ...]:
    """The same of each in a list, None for one that cannot be read; InvalidContentError for no list."""
    if not isinstance(values, list):
        raise InvalidContentError("not a list")
    return tuple(_or_none(kind, value) for value in values)


def _or_none(kind: type[T], value: object) -> T | None:
    try:
        return from_json(kind, value)
    except InvalidContentError:
        return None


def _read(kind: Any, value: Any) -> Any:
    if origin := get_origin(kind):
        return _read_generic(origin, get_args(kind), value)
    if dataclasses.is_dataclass(kind):
        return _read_fields(kind, _checked(dict, value))
    if kind is float:
        return _read_float(value)
    if kind in (str, int, bool):
        return _checked(kind, value)
    try:  # an Enum or a Path
        return kind(_checked(str, value))
    except ValueError as error:
        raise InvalidContentError(str(error)) from error


def _read_generic(origin: Any, parameters: tuple[Any, ...], value: Any) -> Any:
    if origin is tuple:
        return tuple(_read(parameters[0], each) for each in _checked(list, value))
    if origin in (dict, Mapping):
        return {name: _read(parameters[1], each) for name, each in _checked(dict, value).items()}
    if origin in (Union, UnionType) and len(parameters) == 2 and parameters[1] is NoneType:
        return None if value is None else _read(parameters[0], value)
    raise NotImplementedError(f"fields of type {origin} are not read")


def _read_fields(kind: Any, value: dict[str, Any]) -> Any:
    try:
        return kind(
            **{name: _read(each, value[name]) for name, each in _types(kind).items() if name in value}
        )
    except (TypeError, ValueError) as error:  # a field without a default is missing, or one is refused
        raise InvalidContentError(str(error)) from error


def _read_float(value: Any) -> float:
    """JSON has one kind of number; Python's reader also takes NaN and Infinity, which are none."""
    number = _checked(float, float(value) if type(value) is int and abs(value) < 2**53 else value)
    if not math.isfinite(number):
        raise InvalidContentError("not a number")
    return cast("float", number)


def _checked(kind: type, value: Any) -> Any:
    if type(value) is not kind:  # not isinstance: a bool is an int to Python, and none in JSON
        raise InvalidContentError(f"{type(value).__name__} instead of {kind.__name__}")
    return value


@cache
def _types(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in dataclasses.fields(kind) if each.init}
