"""What this program runs on and is made of: for its About, and for whoever looks into a problem."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Mapping
from importlib import metadata

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QGuiApplication

from layerscope import __version__
from layerscope.desktop.shell.setting_rows import ChoiceRow, FolderRow
from layerscope.desktop.shell.settings import SETTING_ROWS, Row, Settings
from layerscope.files.distributions import version_of
from layerscope.files.own_program import is_packaged
from layerscope.text.redaction import redact_to_hand_on

PROGRAM = "layerscope"
_ISSUE_PAGES = ("issues", "issue tracker", "bug tracker", "bug reports", "tracker")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def versions() -> dict[str, str]:
    """The versions of what matters most, by name."""
    return {
        "Layerscope": __version__,
        "Python": f"{platform.python_version()} ({platform.python_implementation()})",
        "Qt": f"{qVersion()}, PySide6 {version_of('PySide6-Essentials')}",
        "botocore": version_of("botocore"),
    }


def diagnostics(settings: Settings) -> str:
    """Versions, system, screen and settings in lines of English; no secret, account or path of the user's."""
    lines = {**versions(), **_surroundings(), **_chosen(settings)}
    return redact_to_hand_on("\n".join(f"{name}: {value}" for name, value in lines.items()))


def third_party() -> list[tuple[str, str, str]]:
    """Each library that the program needs, with what that needs: name, version, license; by name."""
    found: dict[str, tuple[str, str, str]] = {}
    wanted = list(_needed(PROGRAM))
    while wanted:
        name = wanted.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            told = metadata.metadata(name)
        except metadata.PackageNotFoundError:  # of another system
            continue
        found[key] = (told["Name"], told["Version"], _license(told))
        wanted += _needed(name)
    return [found[key] for key in sorted(found)]


def issue_page() -> str:
    """The address where problems are reported; empty where the program's own metadata names none."""
    try:
        urls = metadata.metadata(PROGRAM).get_all("Project-URL") or []
    except metadata.PackageNotFoundError:
        return ""
    named = {label.strip().lower(): url.strip() for label, _, url in (each.partition(",") for each in urls)}
    found = next((named[label] for label in _ISSUE_PAGES if label in named), "")
    return found if found.startswith("https://") else ""


def _surroundings() -> Mapping[str, str]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    font = QGuiApplication.font()
    return {
        "System": platform.platform(),
        "Window system": QGuiApplication.platformName(),
        "Screen": f"{size.width()} x {size.height()}, scale {screen.devicePixelRatio():g}, "
        f"{screen.logicalDotsPerInch():.0f} dpi",
        "Font": f"{font.family()}, {font.pointSizeF():g} pt",
        "Locale": f"{QLocale.system().name()}, shown as {QLocale().name()}",
        "Packaged": "yes" if is_packaged() else "no",
    }


def _chosen(settings: Settings) -> Mapping[str, str]:
    """The settings: of folders, files and addresses only whether there is one."""
    rows = {row.name: _value(row, settings) for row in SETTING_ROWS}
    proxy = "system" if settings.proxy is None else "manual" if settings.proxy else "none"
    return {
        **{f"Setting {name}": value for name, value in rows.items()},
        "Setting proxy": proxy,
        "Setting caFile": "chosen" if settings.ca_file else "system only",
        "Setting dualStack": str(settings.dual_stack),
        "Setting fips": str(settings.fips),
    }


def _value(row: Row, settings: Settings) -> str:
    if isinstance(row, FolderRow):
        return "chosen" if row.of(settings) else "default"
    if isinstance(row, ChoiceRow):
        return row.choices().get(row.of(settings), "")
    return str(row.of(settings))


def _needed(name: str) -> Iterator[str]:
    """The names of what this distribution needs, but for what is only an extra's."""
    try:
        requirements = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for requirement in requirements:
        if "extra ==" not in requirement and (match := _NAME.match(requirement)):
            yield match[0]


def _license(told: metadata.PackageMetadata) -> str:
    """Its license by the metadata, in one line."""
    for field in ("License-Expression", "License"):
        value = next(iter(told.get_all(field) or ()), "").strip()
        if value and "\n" not in value:
            return value
    classified = [each for each in told.get_all("Classifier") or [] if each.startswith("License ::")]
    return ", ".join(each.rpartition(" :: ")[2] for each in classified)
