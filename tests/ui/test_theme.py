"""The theme: applied whole, switched while the window is open, followed by what is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import QApplication, QPushButton, QTabWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.theme.high_contrast import DARK_HIGH, LIGHT_HIGH, ContrastChoice
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import DARK, LIGHT, Colours, ThemeChoice
from layerscope.desktop.theme.theme import Theme, mono_font, qt_palette
from support.drivers.application import look_kept

ROLES = QPalette.ColorRole


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.SYSTEM)
    theme.setParent(None)
    qapp.setStyleSheet("")


def test_the_choice_is_applied(qapp: QApplication, theme: Theme) -> None:
    assert qapp.style().name().lower() == "fusion" or qapp.styleSheet()
    assert qapp.palette().color(ROLES.Window).name() == LIGHT.window
    assert LIGHT.accent in qapp.styleSheet()
    assert not theme.is_dark


def test_it_switches_while_it_runs(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert theme.is_dark
    assert qapp.palette().color(ROLES.Window).name() == DARK.window
    assert DARK.accent in qapp.styleSheet()
    theme.choose(ThemeChoice.LIGHT)
    assert qapp.palette().color(ROLES.Window).name() == LIGHT.window


def test_other_tests_get_their_colours_back(qapp: QApplication, theme: Theme) -> None:
    with look_kept(qapp):
        theme.choose(ThemeChoice.DARK)
        assert qapp.palette().color(ROLES.Accent).name() == DARK.accent
    assert qapp.palette().color(ROLES.Accent).name() == LIGHT.accent
    assert LIGHT.accent in qapp.styleSheet()
    assert DARK.accent not in qapp.styleSheet()


def test_the_same_choice_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(ThemeChoice.LIGHT)


def test_the_system_s_scheme_is_followed_only_where_wanted(theme: Theme) -> None:
    theme.choose(ThemeChoice.DARK)
    theme._refresh()  # as when the system's scheme changes
    assert theme.is_dark
    theme.choose(ThemeChoice.SYSTEM)
    assert theme.choice is ThemeChoice.SYSTEM
    assert theme.colours is LIGHT  # no screen, no dark scheme


def test_high_contrast_is_the_systems_or_chosen(theme: Theme) -> None:
    assert theme.contrast is ContrastChoice.SYSTEM
    theme.choose_contrast(ContrastChoice.HIGH)
    assert theme.colours is LIGHT_HIGH
    theme.choose(ThemeChoice.DARK)
    assert theme.colours is DARK_HIGH
    assert theme.is_dark
    theme.choose_contrast(ContrastChoice.NORMAL)
    assert theme.colours is DARK


def test_icons_follow_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button, action = QPushButton("Copy"), QAction("Copy")
    qtbot.addWidget(button)
    for target in (button, action):
        theme.set_icon(target, IconName.COPY)
    before = button.icon().cacheKey(), action.icon().cacheKey()
    theme.choose(ThemeChoice.DARK)
    assert button.icon().cacheKey() != before[0]
    assert action.icon().cacheKey() != before[1]
    middle = button.icon().pixmap(16, 16).toImage()
    inks = {
        middle.pixelColor(x, y).name()
        for x in range(16)
        for y in range(16)
        if middle.pixelColor(x, y).alpha() > 250
    }
    assert DARK.text in inks


def test_a_target_that_is_gone_disturbs_nothing(theme: Theme) -> None:
    button = QPushButton("Copy")
    theme.set_icon(button, IconName.COPY)
    theme.set_icon(button, IconName.CHECK)  # the last one counts
    button.deleteLater()
    del button
    QApplication.sendPostedEvents()
    theme.choose(ThemeChoice.DARK)
    assert theme.is_dark


def test_button_icons_grow_with_the_font(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Copy")
    qtbot.addWidget(button)
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    button.setFont(font)
    theme.set_icon(button, IconName.COPY)
    assert button.iconSize().height() == button.fontMetrics().height() > 16


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_role_of_qt_s_palette_is_ours(colours: Colours) -> None:
    palette = qt_palette(colours)
    for role, name in [
        (ROLES.Window, colours.window),
        (ROLES.Base, colours.window),
        (ROLES.Text, colours.text),
        (ROLES.HighlightedText, colours.text),
        (ROLES.Highlight, colours.selection),
        (ROLES.PlaceholderText, colours.muted),
        (ROLES.Link, colours.accent),
        (ROLES.BrightText, colours.on_accent),
    ]:
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            assert palette.color(group, role) == QColor(name), role
    assert palette.color(QPalette.ColorGroup.Disabled, ROLES.Text).name() == colours.disabled


def test_the_mono_font_stands_beside_the_text(qapp: QApplication) -> None:
    font = qapp.font()
    font.setPointSizeF(20)
    assert mono_font(font).pointSizeF() == pytest.approx(18.6)
    font.setPixelSize(20)
    assert mono_font(font).pixelSize() == 19


def test_the_arrows_that_scroll_tabs_are_seen(qtbot: QtBot, theme: Theme) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    for number in range(9):
        tabs.addTab(QWidget(), f"Tab {number}")
    tabs.resize(200, 100)
    tabs.show()
    arrow = next(
        each for each in tabs.tabBar().findChildren(QToolButton) if each.isVisible() and each.isEnabled()
    )
    seen, middle = arrow.grab().toImage(), arrow.rect().center()
    colours = {seen.pixel(x, middle.y()) for x in range(4, seen.width() - 4)}
    assert len(colours) > 1
