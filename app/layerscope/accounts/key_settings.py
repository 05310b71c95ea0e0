"""What is wrong with access keys as a file or the environment gives them, before AWS says only no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_SETTINGS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
_QUOTES = "\"'\u201c\u201d\u2018\u2019"


def mistyped_key(sections: Mapping[str, Mapping[str, Any]], name: str) -> str:
    """A sentence on the first key, of the profile or its sources, with quotes or blanks; empty for none."""
    seen: set[str] = set()
    while name in sections and name not in seen:
        seen.add(name)
        for setting in _SETTINGS:
            if flaw := _flaw(sections[name].get(setting)):
                return f"The {setting} of the profile {name} {flaw}."
        name = str(sections[name].get("source_profile", ""))
    return ""


def mistyped_variable(environment: Mapping[str, str]) -> str:
    """The same of the environment's keys."""
    for variable in (setting.upper() for setting in _SETTINGS):
        if flaw := _flaw(environment.get(variable)):
            return f"The environment's {variable} {flaw}."
    return ""


def _flaw(value: object) -> str:
    if not isinstance(value, str) or not value:
        return ""
    if value[0] in _QUOTES or value[-1] in _QUOTES:
        return "has quotes around it, which AWS takes as a part of it"
    if any(character.isspace() for character in value):
        return "has a blank in it"
    return ""
