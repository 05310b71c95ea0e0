"""What the window remembers from one start to the next: a JSON file without secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.setting_rows import (
    ChoiceRow,
    FolderRow,
    NumberRow,
    SettingsPage,
    SpeedRow,
    ToggleRow,
)
from layerscope.desktop.shell.spots import Spot
from layerscope.desktop.tables.table_state import TableState
from layerscope.desktop.theme.font_size import FontSize
from layerscope.desktop.theme.high_contrast import ContrastChoice
from layerscope.desktop.theme.motion import MotionChoice
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.files.jsonfile import JsonFile, Loss
from layerscope.files.records import from_json, to_json
from layerscope.files.user_folders import settings_path
from layerscope.words.form import QT_TRANSLATE_NOOP

FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything remembered. Nothing else is ever written, so that no secret can get in by accident.

    A field is read back by its annotation (see files.records), so that none can be written and not read.
    What is chosen in the settings window has a row in SETTING_ROWS.
    """

    window_geometry: str = ""  # QWidget.saveGeometry(), in base 64
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # sizes in pixels, by objectName
    tables: Mapping[str, TableState] = field(default_factory=dict)  # by objectName
    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""  # a BCP 47 name; empty follows the system
    lists_signatures: bool = False  # in rows of their own, instead of below the images they are about
    contrast: ContrastChoice = ContrastChoice.SYSTEM
    motion: MotionChoice = MotionChoice.SYSTEM
    font_size: FontSize = FontSize.NORMAL
    utc: bool = False  # whether times are shown in it, and not in this machine's zone
    writes_tar: bool = False  # whether a downloaded layer's decompressed tar is written beside it
    last_account: Account = field(default_factory=Account)  # as whom the window asked last
    recent_profiles: tuple[str, ...] = ()  # names, the last used first; empty is the default chain
    recent_regions: tuple[str, ...] = ()
    opened: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # see opened_names
    favorites: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # by the same keys
    last_places: Mapping[str, Spot] = field(default_factory=dict)  # too
    # As NetworkSettings (registry.aws) has them, which the first paint does without.
    ca_file: str = ""
    proxy: str | None = None  # never with a password
    dual_stack: bool = False
    fips: bool = False
    download_folder: str = ""  # empty: the system's
    asks_where: bool = False  # where to save each layer, before it is downloaded
    transfers_at_once: int = 3  # the queue takes it into its limits
    speed_limit_bytes_per_s: int = 0  # of all transfers together; 0 is none
    continue_transfers: bool = False  # those that were interrupted, at the next start
    asks_before_quitting: bool = True  # while transfers run
    lists_up_to_bytes: int = 64_000_000  # of layers, read without asking to list their files
    keeps_contents: bool = True  # what is inside of layers, for the next time
    looks_for_updates: bool = False  # asks GitHub once a day for the latest release
    updates_read_at_s: int = 0  # when it was answered last, epoch seconds
    latest_version: str = ""  # the latest release known
    dismissed_version: str = ""  # the one that is told of no more
    continues_once: bool = False  # whether somebody who quit has said that they continue at the next start


def _at_once_limits() -> tuple[int, int]:
    from layerscope.transfers.rules.queue import LEAST_AT_ONCE, MOST_AT_ONCE  # not for the first paint

    return LEAST_AT_ONCE, MOST_AT_ONCE


def _languages() -> Mapping[str, str]:
    from layerscope.desktop.words.language import LANGUAGES

    return {"": QT_TRANSLATE_NOOP("SettingsDialog", "Same as the system"), **LANGUAGES}


Row = (
    ToggleRow[Settings] | FolderRow[Settings] | SpeedRow[Settings] | NumberRow[Settings] | ChoiceRow[Settings]
)

SETTING_ROWS: tuple[Row, ...] = (
    ChoiceRow(
        "theme",
        QT_TRANSLATE_NOOP("SettingsDialog", "Theme"),
        lambda settings: settings.theme,
        lambda settings, theme: replace(settings, theme=theme),
        page=SettingsPage.GENERAL,
        choices=lambda: {
            ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("SettingsDialog", "Same as the system"),
            ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("SettingsDialog", "Light"),
            ThemeChoice.DARK: QT_TRANSLATE_NOOP("SettingsDialog", "Dark"),
        },
    ),
    ChoiceRow(
        "contrast",
        QT_TRANSLATE_NOOP("SettingsDialog", "Contrast"),
        lambda settings: settings.contrast,
        lambda settings, contrast: replace(settings, contrast=contrast),
        page=SettingsPage.GENERAL,
        choices=lambda: {
            ContrastChoice.SYSTEM: QT_TRANSLATE_NOOP("SettingsDialog", "Same as the system"),
            ContrastChoice.NORMAL: QT_TRANSLATE_NOOP("SettingsDialog", "Normal"),
            ContrastChoice.HIGH: QT_TRANSLATE_NOOP("SettingsDialog", "High"),
        },
    ),
    ChoiceRow(
        "motion",
        QT_TRANSLATE_NOOP("SettingsDialog", "Motion"),
        lambda settings: settings.motion,
        lambda settings, motion: replace(settings, motion=motion),
        page=SettingsPage.GENERAL,
        choices=lambda: {
            MotionChoice.SYSTEM: QT_TRANSLATE_NOOP("SettingsDialog", "Same as the system"),
            MotionChoice.FULL: QT_TRANSLATE_NOOP("SettingsDialog", "Full"),
            MotionChoice.REDUCED: QT_TRANSLATE_NOOP("SettingsDialog", "Reduced: no animations"),
        },
    ),
    ChoiceRow(
        "language",
        QT_TRANSLATE_NOOP("SettingsDialog", "Language"),
        lambda settings: settings.language,
        lambda settings, language: replace(settings, language=language),
        page=SettingsPage.GENERAL,
        choices=_languages,
    ),
    ChoiceRow(
        "fontSize",
        QT_TRANSLATE_NOOP("SettingsDialog", "Font size"),
        lambda settings: settings.font_size,
        lambda settings, size: replace(settings, font_size=size),
        page=SettingsPage.GENERAL,
        choices=lambda: {
            FontSize.SMALLER: QT_TRANSLATE_NOOP("SettingsDialog", "Smaller"),
            FontSize.NORMAL: QT_TRANSLATE_NOOP("SettingsDialog", "Normal"),
            FontSize.LARGER: QT_TRANSLATE_NOOP("SettingsDialog", "Larger"),
            FontSize.LARGEST: QT_TRANSLATE_NOOP("SettingsDialog", "Largest"),
        },
    ),
    ChoiceRow(
        "times",
        QT_TRANSLATE_NOOP("SettingsDialog", "Times"),
        lambda settings: settings.utc,
        lambda settings, utc: replace(settings, utc=utc),
        page=SettingsPage.GENERAL,
        choices=lambda: {
            False: QT_TRANSLATE_NOOP("SettingsDialog", "Local time"),
            True: QT_TRANSLATE_NOOP("SettingsDialog", "UTC"),
        },
    ),
    ToggleRow(
        "looksForUpdates",
        QT_TRANSLATE_NOOP("SettingsDialog", "Look for a new version once a day"),
        lambda settings: settings.looks_for_updates,
        lambda settings, is_on: replace(settings, looks_for_updates=is_on),
        page=SettingsPage.GENERAL,
        hint=QT_TRANSLATE_NOOP(
            "SettingsDialog",
            "Asks GitHub, by the network settings of this window, and tells what it finds. Neither your "
            "version nor anything of yours is sent, and nothing is installed.",
        ),
    ),
    FolderRow(
        "downloadFolder",
        QT_TRANSLATE_NOOP("SettingsDialog", "Download folder"),
        lambda settings: settings.download_folder,
        lambda settings, folder: replace(settings, download_folder=folder),
    ),
    ToggleRow(
        "asksWhere",
        QT_TRANSLATE_NOOP("SettingsDialog", "Ask where to save each layer"),
        lambda settings: settings.asks_where,
        lambda settings, is_on: replace(settings, asks_where=is_on),
    ),
    NumberRow(
        "transfersAtOnce",
        QT_TRANSLATE_NOOP("SettingsDialog", "Simultaneous downloads"),
        lambda settings: settings.transfers_at_once,
        lambda settings, number: replace(settings, transfers_at_once=number),
        limits=_at_once_limits,
    ),
    SpeedRow(
        "speedLimit",
        QT_TRANSLATE_NOOP("SettingsDialog", "Total speed limit"),
        lambda settings: settings.speed_limit_bytes_per_s,
        lambda settings, limit: replace(settings, speed_limit_bytes_per_s=limit),
    ),
    ToggleRow(
        "continueTransfers",
        QT_TRANSLATE_NOOP("SettingsDialog", "Continue interrupted transfers at start"),
        lambda settings: settings.continue_transfers,
        lambda settings, is_on: replace(settings, continue_transfers=is_on),
    ),
    ToggleRow(
        "asksBeforeQuitting",
        QT_TRANSLATE_NOOP("SettingsDialog", "Ask before quitting with running transfers"),
        lambda settings: settings.asks_before_quitting,
        lambda settings, is_on: replace(settings, asks_before_quitting=is_on),
    ),
    ChoiceRow(
        "listsUpTo",
        QT_TRANSLATE_NOOP("SettingsDialog", "List files without asking"),
        lambda settings: settings.lists_up_to_bytes,
        lambda settings, size: replace(settings, lists_up_to_bytes=size),
        hint=QT_TRANSLATE_NOOP(
            "SettingsDialog",
            "A layer without a table of contents is read once, which is traffic out of ECR. "
            "Layers that are listed together, as those of an image, count together.",
        ),
        choices=lambda: {
            0: QT_TRANSLATE_NOOP("SettingsDialog", "Only what needs no reading"),
            64_000_000: QT_TRANSLATE_NOOP("SettingsDialog", "Reading up to 64 MB"),
            256_000_000: QT_TRANSLATE_NOOP("SettingsDialog", "Reading up to 256 MB"),
            1_000_000_000: QT_TRANSLATE_NOOP("SettingsDialog", "Reading up to 1 GB"),
            2**62: QT_TRANSLATE_NOOP("SettingsDialog", "However much is read"),
        },
    ),
    ToggleRow(
        "writesTar",
        QT_TRANSLATE_NOOP("SettingsDialog", "Also write the decompressed tar, checked by its diffID"),
        lambda settings: settings.writes_tar,
        lambda settings, is_on: replace(settings, writes_tar=is_on),
    ),
    ToggleRow(
        "keepsContents",
        QT_TRANSLATE_NOOP("SettingsDialog", "Keep the contents of layers on this computer"),
        lambda settings: settings.keeps_contents,
        lambda settings, is_on: replace(settings, keeps_contents=is_on),
        page=SettingsPage.PRIVACY,
        hint=QT_TRANSLATE_NOOP(
            "SettingsDialog",
            "Layers that were read once open at once. The file has the names of their files and small parts "
            "of their content, for each account separately.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings to start with; after a loss they are the defaults, and the old file lies at `kept_as`."""

    settings: Settings
    loss: Loss | None = None
    kept_as: Path | None = None


def default_path() -> Path:
    """Where this system keeps a program's configuration: `…/layerscope/settings.json`."""
    return settings_path()


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The file; both methods block, and saving waits for the disk."""

    path: Path

    def load(self) -> LoadedSettings:
        """The remembered settings; the defaults where there are none, or none that can be used."""
        found = JsonFile(self.path, FORMAT_VERSION).load(partial(from_json, Settings))
        return LoadedSettings(found.value or Settings(), found.loss, found.kept_as)

    def save(self, settings: Settings) -> None:
        """Replace the file in one step; OSError where that fails, and the old one stays.

        Raises InvalidContentError, and writes nothing, where a setting looks like a secret.
        """
        JsonFile(self.path, FORMAT_VERSION).save(to_json(settings))
