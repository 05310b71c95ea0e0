"""The window in German: wherever one looks there is no English sentence left."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from layerscope import resources
from layerscope.desktop.diagnosis.feature import DiagnosisFeature
from layerscope.desktop.diagnosis.summary import RunState
from layerscope.desktop.layer.feature import LayerFeature
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.settings import Settings, SettingsFile, default_path
from layerscope.desktop.theme.font_size import FontSize, set_font_size
from layerscope.desktop.transfers.feature import TransfersFeature
from layerscope.desktop.words.language import LANGUAGES, Language
from layerscope.transfers.rules.stages import Stage
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, Driver, OpenProgram, clipboard

TRANSLATION = Path(resources.__path__[0]) / "translations" / "layerscope_de.ts"
BEGUN = re.compile(r"\S+ · layer \d")  # a transfer keeps the name under which it was begun
VIEWS = ("repositories", "images", "layers")
PLACEHOLDER = re.compile(r"\\?\{\w+\\?\}|%L?\w")


@pytest.fixture
def german(home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings choose German; afterwards the process is English again."""
    SettingsFile(default_path()).save(Settings(language="de"))
    languages: list[Language] = []
    original = Language.__init__

    def recorded(language: Language, app: QApplication, chosen: str) -> None:
        languages.append(language)
        original(language, app, chosen)

    monkeypatch.setattr(Language, "__init__", recorded)
    before = QLocale()
    yield
    for translator in (each for language in languages for each in language.translators):
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    set_font_size(qapp, FontSize.NORMAL)


def german_words() -> set[str]:
    """Every translation as it stands; some read like another English source, as Profile for Profiles."""
    return {
        message.findtext("translation", "") for message in ET.parse(TRANSLATION).getroot().iter("message")
    }


def english_words() -> set[str]:
    """Every sentence as it stands in the sources."""
    return {message.findtext("source", "") for message in ET.parse(TRANSLATION).getroot().iter("message")}


def english() -> re.Pattern[str]:
    """Any English sentence that reads differently in German."""
    sources = []
    for message in ET.parse(TRANSLATION).getroot().iter("message"):
        pattern = PLACEHOLDER.sub(".+", re.escape(message.findtext("source", "")))
        forms = [form.text or "" for form in message.iter("numerusform")]
        if not any(re.fullmatch(pattern, form) for form in forms or [message.findtext("translation", "")]):
            sources.append(pattern)
    return re.compile("|".join(sources))


def texts(window: QWidget) -> set[str]:
    """Whatever the window and its menus say, show or would show."""
    found: set[str] = set()
    menus = [menu for button in window.findChildren(QPushButton) if (menu := button.menu())]
    menus += [menu for button in window.findChildren(QToolButton) if (menu := button.menu())]
    every = [part for root in (window, *menus) for part in (root, *root.findChildren(QWidget))]
    for widget in every:
        found |= {widget.toolTip(), widget.accessibleName(), widget.windowTitle()}
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QPlainTextEdit):
            found |= {line.partition(":")[0] for line in widget.toPlainText().splitlines()}
        if isinstance(widget, QTableView) and widget.model():
            found |= _cells(widget)
        if isinstance(widget, QMenu):
            widget.aboutToShow.emit()
            found.add(widget.title())
    actions = [action for root in (window, *menus) for action in root.findChildren(QAction)]
    found |= {text for action in actions for text in (action.text(), action.toolTip())}
    return found - {""}


def _cells(view: QTableView) -> set[str]:
    model = view.model()
    columns = range(model.columnCount())
    heads = {str(model.headerData(column, Qt.Orientation.Horizontal) or "") for column in columns}
    rows = range(min(model.rowCount(), 50))
    return heads | {str(model.index(row, column).data() or "") for row in rows for column in columns}


def assert_german(window: QWidget, *expected: str) -> None:
    found, untranslated = texts(window) - german_words(), english()
    found -= {text for text in found if BEGUN.match(text)}
    assert {text for text in found if untranslated.fullmatch(text.removesuffix(" ▾"))} == set()
    assert set(expected) <= texts(window)


async def choose_setting(driver: Driver, name: str, place: int) -> None:
    """Choose from a field of the settings window's first page, as with the keyboard."""
    inside, field = driver.shell.places, driver.find(QComboBox, name)
    assert field is not None
    field.setFocus()
    field.setCurrentIndex(place)
    field.activated.emit(place)
    await until(lambda: driver.shell.places is not inside, PATIENCE_S)
    await until(lambda: driver.find(QComboBox, name), PATIENCE_S)
    again = driver.find(QComboBox, name)
    assert again is not None
    assert again.currentIndex() == place
    await until(again.hasFocus, PATIENCE_S)


@pytest.mark.usefixtures("german")
def test_another_language_shows_at_once_with_all_that_was_open(
    run_async: RunAsync, open_program: OpenProgram, downloads: Path
) -> None:
    async def job() -> None:
        SettingsFile(default_path()).save(Settings(language="en", speed_limit_bytes_per_s=5_000))
        async with open_program() as driver:
            await driver.open_layer("web/landing", "build-2041", 2)
            url = await driver.url()
            await driver.press("downloadLayer")
            transfers = driver.program.feature(TransfersFeature).presenter
            await until(lambda: transfers.rows and transfers.rows[0].received_bytes, PATIENCE_S)
            place = [driver.selected(view) for view in VIEWS]
            driver.shell.requests.settings.emit(SettingsPage.GENERAL)
            await driver.shown(QWidget, "settingsDialog")

            await choose_setting(driver, "language", list(LANGUAGES).index("de") + 1)
            assert await driver.url() == url
            assert [driver.selected(view)[0] for view in VIEWS] == [cells[0] for cells in place]
            assert driver.program.feature(TransfersFeature).presenter.rows[0].stage is Stage.RUNNING
            assert (await driver.reads("urlExpiry")).startswith("gültig noch 59:")
            await driver.press("copyUrl")
            await driver.hears("Vorsignierte URL kopiert")
            assert_german(driver.window, "URL kopieren", "Aktualisieren", "Größe", "Einstellungen", "Design")

            await choose_setting(driver, "language", list(LANGUAGES).index("en") + 1)
            assert await driver.url() == url
            assert texts(driver.window) & (german_words() - english_words()) == set()
            before = driver.view("layers").font().pointSizeF()
            await choose_setting(driver, "fontSize", list(FontSize).index(FontSize.LARGEST))
            assert driver.view("layers").font().pointSizeF() == pytest.approx(before * 1.5)
            assert await driver.url() == url
            driver.shell.settings.value = replace(driver.shell.settings.value, speed_limit_bytes_per_s=0)
            await until(lambda: transfers.rows[0].stage is Stage.VERIFIED, PATIENCE_S)
            assert driver.rows("transfers")[0][3] == "Digest verified"

    run_async(job(), 90)


@pytest.mark.usefixtures("german")
def test_an_error_is_german(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.open_layer("broken/layer-not-found", "", 2)
            title = await driver.reads("errorTitle")
            assert title == "Layer nicht gefunden in broken/layer-not-found"
            assert_german(driver.window, "Erneut versuchen", "Details kopieren")

    run_async(job(), 60)


@pytest.mark.usefixtures("german")
def test_a_refused_reference_is_german(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            driver.go_to("arn:aws:s3:::bucket")
            text = await driver.reads("goToText")
            assert text == "Dieser ARN gehört zu „s3“; den eines ECR-Repositorys einfügen."
            assert_german(driver.window, "Schließen")

    run_async(job(), 60)


# English as this program would tell these failures; what AWS answers is English, and stays so.
OURS = re.compile(r"\b(?:answer is|it is|refused|gave|answered|instead|valid|failed|fine)\b", re.IGNORECASE)
DIAGNOSED = ("broken/portal-html", "broken/bytes-denied", "broken/bytes-html", "broken/layer-not-found")


@pytest.mark.usefixtures("german")
def test_a_diagnosis_is_german_but_for_what_aws_said(run_async: RunAsync, open_program: OpenProgram) -> None:
    async def job() -> None:
        async with open_program() as driver:
            parts = driver.program.feature(DiagnosisFeature)
            for repository in DIAGNOSED:
                await driver.open_layer(repository, "1.0", 2)
                await until(lambda name=repository: _chosen_of(driver) == name)
                driver.key(Qt.Key.Key_F9)
                await until(lambda: parts.presenter.state is RunState.RUNNING)
                await until(lambda: parts.presenter.state is RunState.ENDED, PATIENCE_S)
                told = [row[2] for row in driver.rows("diagnosis")]
                told += [label.text() for label in parts.tab.findChildren(QLabel) if label.isVisible()]
                await driver.press("copyReport")
                told += clipboard().splitlines()
                assert [text for text in told if OURS.search(text)] == []

    run_async(job(), 90)


def _chosen_of(driver: Driver) -> str:
    chosen = driver.program.feature(LayerFeature).layer.chosen
    return chosen.repository if chosen else ""
