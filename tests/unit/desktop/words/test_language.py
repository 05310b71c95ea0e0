"""The language: the system's or the one chosen, with Qt's own words and the numbers' format."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

# A process each: the system's language is read once. XDG: no setting of the developer's desktop.
PROGRAM = """
import json, sys
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from layerscope.words import formats
from layerscope.desktop.words.language import Language
from layerscope.words.plurals import Plural

app = QApplication(["layerscope"])
language = Language(app, sys.argv[1])
box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
field = QLineEdit()
menu = field.createStandardContextMenu()
print(json.dumps({
    "name": language.name,
    "retry": QCoreApplication.translate("ErrorCard", "Try again"),
    "cancel": box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", ""),
    "menu": [action.text().split("\\t")[0].replace("&", "") for action in menu.actions()],
    "number": formats.count(1204),
    "size": formats.size(48_240_000),
    "plurals": [Plural.tr("%Ln repositories", "", number) for number in (0, 1, 1204)],
}))
"""
ENGLISH = {
    "name": "en",
    "retry": "Try again",
    "cancel": "Cancel",
    "plurals": ["0 repositories", "1 repository", "1,204 repositories"],
    "number": "1,204",
    "size": "48.2 MB",
}
GERMAN = {
    "name": "de",
    "retry": "Erneut versuchen",
    "cancel": "Abbrechen",
    "plurals": ["0 Repositorys", "1 Repository", "1.204 Repositorys"],
    "number": "1.204",
    "size": "48,2 MB",
}


def told(chosen: str, **environment: str) -> dict[str, Any]:
    """What a program says that starts with this choice and this system."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, chosen],
        env={**inherited, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("chosen", "system", "expected"),
    [
        ("", "de_DE.UTF-8", GERMAN),
        ("", "de_AT.UTF-8", {"name": "de", "retry": "Erneut versuchen"}),
        ("", "en_US.UTF-8", ENGLISH),
        ("de", "en_US.UTF-8", GERMAN),
        ("en", "de_DE.UTF-8", ENGLISH),
        ("", "fr_FR.UTF-8", {"name": "en", "retry": "Try again", "size": "48,2 Mo"}),
        ("", "C", {"name": "en", "retry": "Try again"}),
        ("xx", "de_DE.UTF-8", GERMAN),
    ],
)
def test_the_choice_goes_before_the_system(chosen: str, system: str, expected: dict[str, object]) -> None:
    found = told(chosen, LANG=system)
    assert {name: found[name] for name in expected} == expected


def test_the_first_language_of_the_users_that_there_is() -> None:
    assert told("", LANG="fr_FR.UTF-8", LANGUAGE="fr:de:en")["name"] == "de"


def test_the_format_of_numbers_is_the_systems_where_the_language_is() -> None:
    found = told("", LANG="en_US.UTF-8", LC_NUMERIC="de_DE.UTF-8")
    assert (found["name"], found["number"]) == ("en", "1.204")


def test_the_menus_of_fields_are_german_too() -> None:
    assert {"Kopieren", "Einfügen", "Löschen"} <= set(told("de", LANG="en_US.UTF-8")["menu"])
