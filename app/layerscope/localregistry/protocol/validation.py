"""Requests held against a service model: what is required, types, bounds, patterns and enumerations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from botocore.model import Shape

from layerscope.localregistry.protocol.api_error import ApiError, invalid_parameter

_JSON_TYPES: dict[str, tuple[type, ...]] = {
    "structure": (dict,), "map": (dict,), "list": (list,), "string": (str,), "boolean": (bool,),
    "integer": (int,), "long": (int,), "timestamp": (int, float), "double": (int, float),
}  # fmt: skip


class Violation(Exception):  # noqa: N818 - each service makes an error of its own of it
    """The first constraint that a value breaks, in ECR's words.

    Attributes: `path` of the value, `constraint`, `pattern` where it is one, `value`, and `sensitive` where
    the model wants the value shown nowhere.
    """

    def __init__(
        self, shape: Shape, path: str, constraint: str, value: Any = None, pattern: str = ""
    ) -> None:
        super().__init__(constraint)
        self.path = path
        self.constraint = constraint
        self.pattern = pattern
        self.value = value
        self.sensitive = bool(shape.metadata.get("sensitive"))


def validate(shape: Shape, value: Any) -> None:
    """Raise ECR's own error for the first thing in the value that the shape does not allow.

    A wrong JSON type is a SerializationException, all else an InvalidParameterException. Members that the
    model does not know are ignored, as AWS JSON 1.1 has it, and null is the same as absent.
    """
    try:
        check(shape, value)
    except Violation as violation:
        raise invalid_parameter(violation.path, violation.constraint) from None


def check(shape: Shape, value: Any) -> None:
    """Raise Violation, or a SerializationException, for the first thing that the shape does not allow."""
    _check(shape, value, "")


def _check(shape: Shape, value: Any, path: str) -> None:
    _check_type(shape, value)
    if shape.type_name == "structure":
        _check_structure(shape, value, path)
    elif shape.type_name == "list":
        _check_size(shape, value, "length", path)
        for position, item in enumerate(value, 1):
            _check(shape.member, item, f"{path}.{position}.member")
    elif shape.type_name == "map":
        for key, item in value.items():
            _check(shape.key, key, path)
            _check(shape.value, item, f"{path}.{key}")
    elif shape.type_name == "string":
        _check_text(shape, value, path)
    elif shape.type_name in ("integer", "long"):
        _check_size(shape, value, "value", path)


def _check_type(shape: Shape, value: Any) -> None:
    allowed = _JSON_TYPES.get(shape.type_name, (object,))
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        raise ApiError(
            "SerializationException", f"{_json_type(value)} can not be converted to {_java_type(shape)}"
        )


def _check_structure(shape: Shape, value: Mapping[str, Any], path: str) -> None:
    for name in shape.required_members:
        member = shape.members[name]
        if value.get(name) is None:
            raise Violation(member, _join(path, name), "Member must not be null")
    for name, member in shape.members.items():
        if value.get(name) is not None:
            _check(member, value[name], _join(path, name))


def _check_text(shape: Shape, value: str, path: str) -> None:
    _check_size(shape, value, "length", path)
    pattern = shape.metadata.get("pattern")
    if pattern and not _compiled(pattern).fullmatch(value):
        # ECR shows the pattern without the slashes' escapes.
        constraint = f"must satisfy regular expression '{pattern.replace(chr(92) + '/', '/')}'"
        raise Violation(shape, path, constraint, value, pattern)
    if shape.enum and value not in shape.enum:
        constraint = f"Member must satisfy enum value set: [{', '.join(shape.enum)}]"
        raise Violation(shape, path, constraint, value)


def _check_size(shape: Shape, value: Any, what: str, path: str) -> None:
    size = value if what == "value" else len(value)
    maximum, minimum = shape.metadata.get("max"), shape.metadata.get("min")
    if maximum is not None and size > maximum:
        constraint = f"Member must have {what} less than or equal to {maximum}"
        raise Violation(shape, path, constraint, value)
    if minimum is not None and size < minimum:
        constraint = f"Member must have {what} greater than or equal to {minimum}"
        raise Violation(shape, path, constraint, value)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # The models' patterns are Java's: \w is ASCII there, and \p{…} names what Python spells otherwise.
    if r"\p{" not in pattern:
        return re.compile(pattern, re.ASCII)
    return re.compile(pattern.replace(r"\p{L}", r"\w").replace(r"\p{N}", "").replace(r"\p{Z}", " "))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _json_type(value: Any) -> str:
    names = {bool: "TRUE_VALUE" if value else "FALSE_VALUE", dict: "START_OBJECT", list: "START_ARRAY"}
    names |= {str: "STRING_VALUE", int: "NUMBER_VALUE", float: "DECIMAL_VALUE"}
    return names.get(type(value), "NULL_VALUE")


def _java_type(shape: Shape) -> str:
    names = {"string": "a String", "list": "a List", "structure": "an Object", "map": "a Map"}
    return names.get(shape.type_name, f"a {shape.type_name.capitalize()}")
