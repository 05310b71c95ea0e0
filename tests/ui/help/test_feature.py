"""The Help menu: what is shown before it is copied, where a problem is reported, and what this program is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton

from layerscope import __version__
from layerscope.accounts.model.profiles import Account
from layerscope.desktop.help import feature, versions
from layerscope.desktop.help.feature import HelpFeature
from support.fakes.shell import FakeShell


@pytest.fixture
def opened() -> list[QUrl]:
    """What the system was asked to open."""
    return []


@pytest.fixture
def installed(fake: FakeShell, opened: list[QUrl]) -> HelpFeature:
    fake.window.show()  # else a dialog's closing would be the last window's

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    return HelpFeature(fake.shell, open_url)


def choose(fake: FakeShell, name: str) -> QDialog | None:
    action = next(each for each in fake.menu().every_action() if each.objectName() == name)
    action.trigger()
    return next((each for each in fake.window.findChildren(QDialog) if each.isVisible()), None)


def shown(dialog: QDialog | None, name: str) -> str:
    assert dialog is not None
    return dialog.findChild(QPlainTextEdit, name).toPlainText()


def test_the_menu_has_all_of_it(fake: FakeShell, installed: HelpFeature) -> None:
    assert [action.text() for action in fake.menu().every_action()] == [
        *("Recent messages…", "Open log folder", "Copy diagnostics…", "Report a problem…"),
        "About Layerscope",
    ]


def test_the_log_s_folder_is_opened_or_said(
    fake: FakeShell,
    installed: HelpFeature,
    opened: list[QUrl],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(feature, "log_folder", lambda: tmp_path)
    choose(fake, "openLogFolder")
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    monkeypatch.setattr(feature, "log_folder", lambda: tmp_path / "none")
    choose(fake, "openLogFolder")
    assert fake.said == [f"No file manager opened. The log is in {tmp_path / 'none'}."]


def test_diagnostics_are_shown_before_they_are_copied_and_name_nobody(
    fake: FakeShell, installed: HelpFeature
) -> None:
    settings = fake.shell.settings
    settings.value = replace(
        settings.value,
        last_account=Account("prod", registry_id="111122223333"),
        download_folder="/home/ada/layers",
        proxy="http://proxy.corp:3128",
        ca_file="/home/ada/corp.pem",
    )
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    dialog = choose(fake, "copyDiagnosticsAction")
    text = shown(dialog, "diagnosticsText")
    names = [row.partition(": ")[0] for row in text.splitlines()]
    assert names[:10] == [
        *("Layerscope", "Python", "Qt", "botocore"),
        *("System", "Window system", "Screen", "Font", "Locale", "Packaged"),
    ]
    assert f"Layerscope: {__version__}" in text
    assert "Setting downloadFolder: chosen" in text
    assert "Setting proxy: manual" in text
    assert not [word for word in ("ada", "corp", "prod", "111122223333") if word in text]
    assert clipboard.text() == "before"
    assert dialog is not None
    dialog.findChild(QPushButton, "copyDiagnostics").click()
    assert clipboard.text() == text
    assert fake.said == ["Copied the diagnostics."]


def test_without_an_issue_page_none_is_made_up(
    fake: FakeShell, installed: HelpFeature, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "issue_page", lambda: "")
    dialog = choose(fake, "reportProblem")
    assert dialog is not None
    assert "does not name an issue page" in dialog.findChild(QLabel, "diagnosticsExplained").text()
    assert dialog.findChild(QPushButton, "openIssuePage") is None
    assert dialog.findChild(QPushButton, "copyDiagnostics").isEnabled()


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("https://github.com/o/p/issues", "https://github.com/o/p/issues/new?body="),
        ("https://gitlab.com/o/p/-/issues", "https://gitlab.com/o/p/-/issues/new?issue"),
        ("https://bugs.example/p", "https://bugs.example/p"),
    ],
)
def test_an_issue_page_is_opened_with_the_versions(
    fake: FakeShell,
    installed: HelpFeature,
    opened: list[QUrl],
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    address: str,
) -> None:
    monkeypatch.setattr(versions, "issue_page", lambda: page)
    dialog = choose(fake, "reportProblem")
    assert dialog is not None
    assert opened == []
    dialog.findChild(QPushButton, "openIssuePage").click()
    (url,) = opened
    assert url.toString().startswith(address)
    assert (f"Layerscope: {__version__}" in unquote(bytes(url.toEncoded()).decode())) is ("new?" in address)


def test_about_tells_versions_license_and_libraries(
    fake: FakeShell,
    installed: HelpFeature,
    opened: list[QUrl],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(feature, "log_folder", lambda: tmp_path)
    dialog = choose(fake, "about")
    assert dialog is not None
    assert [label for label in dialog.findChildren(QLabel) if not label.pixmap().isNull()]
    assert "Apache-2.0" in dialog.findChild(QLabel, "aboutLicense").text()
    told = shown(dialog, "aboutVersions")
    assert [row.partition(" ")[0] for row in told.splitlines()] == ["Layerscope", "Python", "Qt", "botocore"]
    libraries = shown(dialog, "aboutLibraries")
    assert "botocore" in libraries
    assert "Apache-2.0" in libraries or "Apache License" in libraries
    assert "pytest" not in libraries  # only of those who work on it
    dialog.findChild(QPushButton, "aboutCopy").click()
    assert QGuiApplication.clipboard().text() == told
    dialog.findChild(QPushButton, "aboutLog").click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
