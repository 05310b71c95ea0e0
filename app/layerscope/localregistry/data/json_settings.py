"""Settings files beside the layouts, read strictly: a typo is an error with a place, never a default."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from botocore.model import Shape

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.validation import validate


class SettingsError(ValueError):
    """A settings file that cannot be used; the message names the place."""


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in the file, empty where there is no file; SettingsError for any other content."""
    try:
        value = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path.name}: {error}") from error
    if not isinstance(value, dict):
        raise SettingsError(f"{path.name}: not a JSON object")
    return value


def check_members(place: str, raw: Any, members: frozenset[str]) -> None:
    """SettingsError where `raw` is no JSON object, or has members of other names."""
    if not isinstance(raw, dict):
        raise SettingsError(f"{place}: not a JSON object")
    unknown = sorted(set(raw) - members)
    if unknown:
        raise SettingsError(f"{place}: unknown: {', '.join(unknown)}; known: {', '.join(sorted(members))}")


def check_shape(place: str, shape: Shape, value: Any) -> None:
    """SettingsError where ECR's service model does not allow the value in an answer."""
    try:
        validate(shape, value)
    except ApiError as error:
        raise SettingsError(f"{place}: {error.message}") from error


def epoch_s(value: Any, default: Any = None) -> Any:
    """Epoch seconds of a number, or of an RFC 3339 text; the default for None."""
    if value is None:
        return default
    if isinstance(value, int | float):
        return float(value)
    try:
        return datetime.fromisoformat(str(value)).astimezone().timestamp()
    except ValueError as error:
        raise SettingsError(f"not a time: {value!r}") from error


def policy_text(policy: Any) -> str | None:
    """A policy as ECR returns it; it may be written as a text or as the JSON it is."""
    return policy if policy is None or isinstance(policy, str) else json.dumps(policy, indent=2)


def object_in(raw: Mapping[str, Any], name: str, place: str) -> dict[str, Any]:
    """The JSON object that is a member; empty where it is absent."""
    value = raw.get(name, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{place}: {name}: not a JSON object")
    return value


def list_in(raw: Mapping[str, Any], name: str, place: str) -> list[Any]:
    """The list that is a member; empty where it is absent."""
    value = raw.get(name, [])
    if not isinstance(value, list):
        raise SettingsError(f"{place}: {name}: not a list")
    return value


def text_in(raw: Mapping[str, Any], name: str, place: str, default: str | None = None) -> str:
    """The text that is a member; the default where it is absent, SettingsError without a default."""
    value = raw.get(name, default)
    if value is None:
        raise SettingsError(f"{place}: {name} is missing")
    if not isinstance(value, str):
        raise SettingsError(f"{place}: {name}: not a text")
    return value


def texts_in(raw: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    """The list of texts that is a member; empty where it is absent."""
    values = list_in(raw, name, place)
    if not all(isinstance(value, str) for value in values):
        raise SettingsError(f"{place}: {name}: not a list of texts")
    return tuple(values)


def flag_in(raw: Mapping[str, Any], name: str, place: str) -> bool:
    """The true or false that is a member; false where it is absent."""
    value = raw.get(name, False)
    if not isinstance(value, bool):
        raise SettingsError(f"{place}: {name}: neither true nor false")
    return value


def seconds_in(raw: Mapping[str, Any], name: str, place: str, default: float | None = None) -> Any:
    """The number of seconds from 0 that is a member; the default where it is absent."""
    value = raw.get(name, default)
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
        raise SettingsError(f"{place}: {name}: not a number from 0")
    return value


def is_account_id(text: str) -> bool:
    """Whether the text is twelve digits."""
    return len(text) == 12 and text.isascii() and text.isdigit()
