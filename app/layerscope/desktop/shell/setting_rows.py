"""A setting as the settings window shows it: its page, its words, and how it is read and changed."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

S = TypeVar("S")  # the settings
V = TypeVar("V")


class SettingsPage(enum.StrEnum):
    """A page of the settings window, in the window's order."""

    GENERAL = "general"
    ACCOUNTS = "accounts"
    NETWORK = "network"
    TRANSFERS = "transfers"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class SettingRow(Generic[S, V]):
    """`name` is the field's objectName; `label`, and the `hint` below the field, are not yet translated.

    `of` takes the value from the settings, `changed` gives the settings with another value.
    """

    name: str
    label: str
    of: Callable[[S], V]
    changed: Callable[[S, V], S]
    page: SettingsPage = field(default=SettingsPage.TRANSFERS, kw_only=True)
    hint: str = field(default="", kw_only=True)


class ToggleRow(SettingRow[S, bool]):
    """Something that is done or not."""


class FolderRow(SettingRow[S, str]):
    """A folder; empty is the system's."""


class SpeedRow(SettingRow[S, int]):
    """Bytes a second; 0 is no limit."""


@dataclass(frozen=True, slots=True)
class NumberRow(SettingRow[S, int]):
    """A number between two others."""

    limits: Callable[[], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ChoiceRow(SettingRow[S, Any]):
    """One of several values, each with its words, not yet translated."""

    choices: Callable[[], Mapping[Any, str]]
