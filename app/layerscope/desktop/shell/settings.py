"""What the window remembers from one start to the next: a JSON file without secrets."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.files.jsonfile import InvalidContentError, JsonFile, Loss

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered. Nothing else is ever written, so that no secret can get in by accident."""

    window_geometry: str = ""  # QWidget.saveGeometry(), in base 64
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # sizes in pixels, by objectName
    columns: Mapping[str, str] = field(
        default_factory=dict
    )  # QHeaderView.saveState() in base 64, by the view's
    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""  # a BCP 47 name; empty follows the system
    writes_tar: bool = False  # whether a downloaded layer's decompressed tar is written beside it
    last_account: Account = field(default_factory=Account)  # as whom the window asked last
    recent_profiles: tuple[str, ...] = ()  # names, the last used first; empty is the default chain
    recent_regions: tuple[str, ...] = ()
    # As NetworkSettings (registry.aws) has them, which the first paint does without.
    ca_file: str = ""
    proxy: str | None = None  # never with a password
    dual_stack: bool = False
    fips: bool = False
    download_folder: str = ""  # empty: the system's
    transfers_at_once: int = 3  # the queue takes it into its limits
    speed_limit_bytes_per_s: int = 0  # of all transfers together; 0 is none
    continue_transfers: bool = False  # those that were interrupted, at the next start


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings to start with; after a loss they are the defaults, and the old file lies at `kept_as`."""

    settings: Settings
    loss: Loss | None = None
    kept_as: Path | None = None


def default_path() -> Path:
    """Where this system keeps a program's configuration: `…/layerscope/settings.json`."""
    return platformdirs.user_config_path("layerscope", appauthor=False) / "settings.json"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The file; both methods block, and saving waits for the disk."""

    path: Path

    def load(self) -> Loaded:
        """The remembered settings; the defaults where there are none, or none that can be used."""
        found = JsonFile(self.path, FORMAT_VERSION).load(_from_fields)
        return Loaded(found.value or Settings(), found.loss, found.kept_as)

    def save(self, settings: Settings) -> None:
        """Replace the file in one step; OSError where that fails, and the old one stays.

        Raises InvalidContentError, and writes nothing, where a setting looks like a secret.
        """
        JsonFile(self.path, FORMAT_VERSION).save(dataclasses.asdict(settings))


def loss_text(loaded: Loaded) -> str:
    """What to tell about lost settings; empty where nothing was lost."""
    if loaded.loss is None:
        return ""
    sentence = {
        Loss.BROKEN: QCoreApplication.translate(
            "Settings", "The remembered settings could not be read, so the window starts with the defaults."
        ),
        Loss.NEWER: QCoreApplication.translate(
            "Settings",
            "The remembered settings are a newer version's, so the window starts with the defaults.",
        ),
        Loss.UNREADABLE: QCoreApplication.translate(
            "Settings", "The system did not let the settings be read, so the window starts with the defaults."
        ),
    }[loaded.loss]
    if loaded.kept_as is None:
        return sentence
    kept = QCoreApplication.translate("Settings", "The old file is kept as %1.")
    return f"{sentence} {kept.replace('%1', str(loaded.kept_as))}"


def _from_fields(fields: Mapping[str, Any]) -> Settings:
    return Settings(**{name: _read(name, fields[name]) for name in _READERS if name in fields})


def _read(name: str, value: Any) -> Any:
    try:
        return _READERS[name](value)
    except (TypeError, ValueError, AttributeError) as error:
        raise InvalidContentError(name) from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise InvalidContentError("not a text")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidContentError("not a whole number")
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidContentError("neither true nor false")
    return value


def _account(value: Any) -> Account:
    profile = value.get("profile")
    rest = {name: _text(value.get(name, "")) for name in ("region", "registry_id", "endpoint_url")}
    return Account(profile=None if profile is None else _text(profile), **rest)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise InvalidContentError("not a list")
    return tuple(map(_text, value))


_READERS = {
    "window_geometry": _text,
    "splitters": lambda value: {_text(k): tuple(_number(v) for v in sizes) for k, sizes in value.items()},
    "columns": lambda value: {_text(name): _text(state) for name, state in value.items()},
    "theme": lambda value: ThemeChoice(_text(value)),
    "language": _text,
    "writes_tar": _truth,
    "last_account": _account,
    "recent_profiles": _texts,
    "recent_regions": _texts,
    "ca_file": _text,
    "proxy": lambda value: None if value is None else _text(value),
    "dual_stack": _truth,
    "fips": _truth,
    "download_folder": _text,
    "transfers_at_once": _number,
    "speed_limit_bytes_per_s": lambda value: max(0, _number(value)),
    "continue_transfers": _truth,
}
