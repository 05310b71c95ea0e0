"""The theme in force: gives the application its colours, and changes them while it runs."""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from layerscope.desktop.theme.high_contrast import DARK_HIGH, LIGHT_HIGH, ContrastChoice
from layerscope.desktop.theme.palette import DARK, LIGHT, Colours, Ink, ThemeChoice, Tone

if TYPE_CHECKING:  # the first paint does without; QtCore.Qt alone, with all its enumerations, takes 13 ms
    from PySide6.QtGui import QFont, QIcon

    from layerscope.desktop.theme.icons import IconName

_SCHEMES = {ThemeChoice.SYSTEM: "Unknown", ThemeChoice.LIGHT: "Light", ThemeChoice.DARK: "Dark"}
_DARK_BELOW = 128  # of 255, the lightness of the system's windows
# Fixed-width letters look larger than others of the same size.
_MONO_SCALE = 0.93


class HasIcon(Protocol):
    """A button, an action, a window."""

    def setIcon(self, icon: QIcon, /) -> None: ...  # noqa: N802 - Qt's name


class Theme(QObject):
    """Fusion with the project's colours, light or dark.

    Attributes: `choice` and `contrast`, what the user chose; `colours`, what is shown now. Signals:
    `changed()`, after the application has the new colours; what paints by itself then paints anew.

    Without `styled` only the palette is set, for a first paint; `style` does the rest, and must follow.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        contrast: ContrastChoice = ContrastChoice.SYSTEM,
        *,
        styled: bool = True,
    ) -> None:
        super().__init__(app)
        self._app = app
        self.choice = choice
        self.contrast = contrast
        app.setStyle("Fusion")
        system_is_dark = app.palette().window().color().lightness() < _DARK_BELOW
        is_dark = system_is_dark if choice is ThemeChoice.SYSTEM else choice is ThemeChoice.DARK
        self.colours = self._colours(is_dark=is_dark)
        app.setPalette(qt_palette(self.colours))
        if styled:
            self.style()

    def style(self) -> None:
        """Give the application its style sheet, and follow the system from now on."""
        self._set_scheme()
        self._apply(self._wanted())
        hints = self._app.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    def style_anew(self) -> None:
        """Style what was built while there was no style sheet."""
        self._apply(self.colours)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are shown."""
        return self.colours in (DARK, DARK_HIGH)

    def choose(self, choice: ThemeChoice) -> None:
        """Show this theme from now on; with SYSTEM, whichever the system shows."""
        self.choice = choice
        self._set_scheme()
        self._refresh()

    def choose_contrast(self, contrast: ContrastChoice) -> None:
        """Show colours as far apart as this from now on; with SYSTEM, as the system asks for."""
        self.contrast = contrast
        self._refresh()

    def icon(self, name: IconName, ink: Ink | Tone = Ink.TEXT, size: int | None = None) -> QIcon:
        """The icon in the colour of this ink; `set_icon` follows the theme."""
        from layerscope.desktop.theme.icons import SIZE, coloured_icon

        return coloured_icon(name, self.colours.ink(ink), self.colours.disabled, size or SIZE)

    def set_icon(self, target: HasIcon, name: IconName, ink: Ink | Tone = Ink.TEXT) -> None:
        """Give a button or an action the icon, and again whenever the theme changes, as long as it lives."""
        for old in target.findChildren(_IconOf) if isinstance(target, QObject) else ():
            old.deleteLater()
        _IconOf(self, target, name, ink).show()

    def _set_scheme(self) -> None:
        """Tell Qt, for title bars and native dialogs."""
        self._app.styleHints().setColorScheme(QtCore.Qt.ColorScheme[_SCHEMES[self.choice]])

    def _wanted(self) -> Colours:
        if self.choice is ThemeChoice.SYSTEM:
            is_dark = self._app.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark
        else:
            is_dark = self.choice is ThemeChoice.DARK
        return self._colours(is_dark=is_dark)

    def _colours(self, *, is_dark: bool) -> Colours:
        if self._wants_high_contrast():
            return DARK_HIGH if is_dark else LIGHT_HIGH
        return DARK if is_dark else LIGHT

    def _wants_high_contrast(self) -> bool:
        if self.contrast is ContrastChoice.SYSTEM:
            hints = self._app.styleHints()  # PySide lets what is below go with it
            return hints.accessibility().contrastPreference() is QtCore.Qt.ContrastPreference.HighContrast
        return self.contrast is ContrastChoice.HIGH

    def _refresh(self) -> None:
        if self._wanted() is not self.colours:
            self._apply(self._wanted())
            self.changed.emit()

    def _apply(self, colours: Colours) -> None:
        self.colours = colours
        self._app.setPalette(qt_palette(colours))
        self._app.setStyleSheet(style_sheet(colours))


class _IconOf(QObject):
    """Keeps one target's icon in the theme's colour; a child of the target, and gone with it."""

    def __init__(self, theme: Theme, target: HasIcon, name: IconName, ink: Ink | Tone) -> None:
        super().__init__(target if isinstance(target, QObject) else theme)
        self._theme, self._target, self._name, self._ink = theme, target, name, ink
        theme.changed.connect(self.show)

    def show(self) -> None:
        from PySide6.QtWidgets import QAbstractButton

        from layerscope.desktop.theme.icons import SIZE

        size = SIZE
        if isinstance(self._target, QAbstractButton):
            size = max(SIZE, self._target.fontMetrics().height())
            self._target.setIconSize(QtCore.QSize(size, size))
        self._target.setIcon(self._theme.icon(self._name, self._ink, size))


def mono_font(font: QFont) -> QFont:
    """The system's fixed-width font, to stand beside text in this one."""
    from PySide6.QtGui import QFontDatabase

    mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if font.pointSizeF() > 0:
        mono.setPointSizeF(font.pointSizeF() * _MONO_SCALE)
    else:
        mono.setPixelSize(round(font.pixelSize() * _MONO_SCALE))
    return mono


def style_sheet(colours: Colours) -> str:
    """The style sheet in these colours; KeyError if it names one that does not exist."""
    from string import Template

    return Template(_style_source()).substitute(dataclasses.asdict(colours))


@lru_cache(maxsize=1)
def _style_source() -> str:
    from importlib import resources

    return resources.files("layerscope.resources").joinpath("styles", "window.qss").read_text("utf-8")


def qt_palette(colours: Colours) -> QPalette:
    """The colours in Qt's roles: every one that Fusion paints with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, roles in (
        (colours.window, (role.Window, role.Base, role.Button, role.ToolTipBase, role.Light)),
        (colours.surface, (role.AlternateBase, role.Midlight)),
        (colours.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText)),
        (colours.muted, (role.PlaceholderText,)),
        (colours.selection, (role.Highlight,)),
        (colours.accent, (role.Link, role.LinkVisited, role.Accent)),
        (colours.on_accent, (role.BrightText,)),
        (colours.border, (role.Mid,)),
        (colours.outline, (role.Dark, role.Shadow)),
    ):
        for each in roles:
            palette.setColor(each, QColor(name))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.disabled))
    return palette
