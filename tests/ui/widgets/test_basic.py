"""The small widgets: what they show, what they give way, what a screen reader and a keyboard find."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.palette import DARK, LIGHT, ThemeChoice, Tone, contrast
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import (
    Card,
    ElidedLabel,
    FlatToolButton,
    MutedLabel,
    PillLabel,
    PrimaryButton,
    RichLabel,
    Section,
    TitleLabel,
)
from layerscope.desktop.widgets.boxes import MessageBox
from layerscope.desktop.widgets.fields import note, wrapped
from layerscope.desktop.widgets.forms import Form
from layerscope.desktop.widgets.mono_field import MonoField

DIGEST = "sha256:4be1d07c3f8c0a8f55b9a5f9e1c2d34b6d7e9f0a1b2c3d4e5f60718293a477a0"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.SYSTEM)
    theme.setParent(None)
    qapp.setStyleSheet("")


def colours_of(widget: QWidget) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_pill_takes_its_tone_s_colours(theme: Theme, qtbot: QtBot) -> None:
    pill = PillLabel("valid for 59:21", Tone.GOOD)
    qtbot.addWidget(pill)
    assert LIGHT.good_fill in colours_of(pill)
    pill.say("expired", Tone.BAD)
    assert pill.text() == "expired"
    assert LIGHT.bad_fill in colours_of(pill)
    theme.choose(ThemeChoice.DARK)
    assert DARK.bad_fill in colours_of(pill)


def test_the_primary_button_is_the_accent(theme: Theme, qtbot: QtBot) -> None:
    button = PrimaryButton("Download")
    qtbot.addWidget(button)
    assert LIGHT.accent in colours_of(button)
    button.setEnabled(False)
    assert LIGHT.accent not in colours_of(button)


def test_focus_is_seen_and_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    widgets = [QLineEdit("filter"), FlatToolButton("Copy"), PrimaryButton("Download")]
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()
    marks = [LIGHT.accent, LIGHT.accent, LIGHT.text]
    for widget, mark in zip(widgets, marks, strict=True):
        widgets[0].setFocus() if widget is not widgets[0] else widgets[1].setFocus()
        hint = widget.sizeHint()
        edge = widget.grab().toImage().pixelColor(widget.width() // 2, 1).name()
        assert edge != mark
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        assert widget.grab().toImage().pixelColor(widget.width() // 2, 1).name() == mark
        assert widget.sizeHint() == hint


def test_a_flat_button_has_a_name_and_takes_the_keyboard(qtbot: QtBot) -> None:
    button = FlatToolButton("Copy digest")
    qtbot.addWidget(button)
    assert button.accessibleName() == button.toolTip() == "Copy digest"
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_labels_are_read_by_their_text(qtbot: QtBot) -> None:
    for label in (MutedLabel("1,204"), TitleLabel("Layers"), ElidedLabel("x"), PillLabel("Available")):
        qtbot.addWidget(label)
        assert label.accessibleName() == ""
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_elided_label_gives_way_and_tells_the_rest(qtbot: QtBot) -> None:
    label = ElidedLabel("application/vnd.oci.image.layer.v1.tar+gzip")
    qtbot.addWidget(label)

    def tooltip() -> str:
        QToolTip.hideText()
        qtbot.waitUntil(lambda: not QToolTip.isVisible())
        QApplication.sendEvent(label, QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
        return QToolTip.text() if QToolTip.isVisible() else ""

    label.resize(120, 20)
    assert label.shown_text().endswith("…")
    assert label.text() == tooltip() == "application/vnd.oci.image.layer.v1.tar+gzip"
    assert label.minimumSizeHint().width() < 60
    label.resize(900, 20)
    assert label.shown_text() == label.text()
    assert tooltip() == ""
    assert label.toolTip() == ""


def test_one_digest_does_not_widen_a_page(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    label = wrapped("told", f"The layer with digest {DIGEST} does not exist.")
    layout.addWidget(label)
    assert page.minimumSizeHint().width() < page.fontMetrics().horizontalAdvance(DIGEST)
    page.resize(200, 200)
    page.show()
    assert label.width() < 200
    assert label.text() == f"The layer with digest {DIGEST} does not exist."


def test_a_mono_field_is_read_copied_and_not_changed(theme: Theme, qtbot: QtBot) -> None:
    field = MonoField("Layer digest")
    qtbot.addWidget(field)
    field.setText(DIGEST)
    assert field.accessibleName() == "Layer digest"
    assert field.cursorPosition() == 0
    qtbot.keyClicks(field, "changed")
    assert field.text() == DIGEST
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == DIGEST
    field.setSelection(0, 6)
    qtbot.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "sha256"


def test_a_mono_field_cuts_what_is_too_long(theme: Theme, qtbot: QtBot) -> None:
    field = MonoField("Presigned URL")
    qtbot.addWidget(field)
    field.setText(DIGEST * 3)
    field.resize(300, field.sizeHint().height())
    assert field.shown_text().endswith("…")
    assert field.shown_text().startswith("sha256:4be1")
    assert LIGHT.text in colours_of(field)
    field.setText(DIGEST)
    field.resize(field.sizeHint())
    assert field.shown_text() == DIGEST


def test_a_card_s_title_has_its_tone(theme: Theme, qtbot: QtBot) -> None:
    card = Card(Tone.BAD)
    qtbot.addWidget(card)
    title = TitleLabel("This layer no longer belongs to an image")
    card.body.addWidget(title)
    assert {LIGHT.bad_fill, LIGHT.bad} <= colours_of(card)
    card.set_tone(Tone.WARN)
    assert {LIGHT.warn_fill, LIGHT.warn} <= colours_of(card)
    assert LIGHT.bad not in colours_of(card)


def test_links_are_readable_on_a_card_in_both_themes(theme: Theme, qtbot: QtBot) -> None:
    card = Card(Tone.BAD)
    qtbot.addWidget(card)
    label = RichLabel("<b>Next:</b> see <a href='ecr:x'>team/checkout:v4.18.1</a>")
    card.body.addWidget(label)
    for colours, choice in ((LIGHT, ThemeChoice.LIGHT), (DARK, ThemeChoice.DARK)):
        theme.choose(choice)
        card.grab()
        assert f"color: {colours.text}" in label.text()
        assert contrast(colours.text, colours.bad_fill) >= 4.5


def test_links_are_reached_by_the_keyboard(qtbot: QtBot) -> None:
    label = RichLabel("<b>Next:</b> see <a href='ecr:x'>team/checkout:v4.18.1</a>")
    qtbot.addWidget(label)
    with qtbot.waitExposed(label):
        label.show()
        label.activateWindow()
    label.setFocus()
    qtbot.waitUntil(label.hasFocus)
    with qtbot.waitSignal(label.linkActivated) as activated:
        qtbot.keyClick(label, Qt.Key.Key_Tab)
        qtbot.keyClick(label, Qt.Key.Key_Return)
    assert activated.args == ["ecr:x"]


def test_a_section_has_its_count_on_the_far_side(qtbot: QtBot) -> None:
    section = Section("Repositories", "1,204")
    qtbot.addWidget(section)
    section.resize(300, 30)
    section.show()
    assert section.title.geometry().right() < section.note.geometry().left()
    assert section.note.geometry().right() == 299


def test_a_sentence_in_a_form_is_as_high_as_its_lines(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    form = Form(page)
    told = note("told", "Asks GitHub, by the network settings of this window, and tells what it finds. " * 2)
    form.addRow("", told)
    form.addRow("Name", QLineEdit())
    page.resize(600, 400)
    page.show()
    assert told.height() == told.heightForWidth(told.width())
    assert told.height() < told.sizeHint().height()


def test_a_box_has_no_empty_column_before_its_text(qtbot: QtBot) -> None:
    box = MessageBox(None)
    qtbot.addWidget(box)
    box.setText("Restore it?")
    box.show()
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert label.x() <= box.layout().contentsMargins().left() + 1
    box.hide()
