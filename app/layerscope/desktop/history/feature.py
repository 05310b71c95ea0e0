"""Back and Forward in the window: buttons, keys and the mouse's own, and the last place of each account."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from layerscope.desktop.history.last_place import LastPlace
from layerscope.desktop.history.names import name_of
from layerscope.desktop.history.visits import Visits
from layerscope.desktop.history.walking import Walking
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.basic import FlatToolButton
from layerscope.desktop.words.tips import tip
from layerscope.words.outside import line

BACK, FORWARD = -1, 1
_MOUSE_STEPS = {Qt.MouseButton.BackButton: BACK, Qt.MouseButton.ForwardButton: FORWARD}


def install(shell: Shell) -> History:
    """Put the buttons into the window's bar."""
    return History(shell)


@guarded
class History(QObject):
    """Attributes: `visits`; `walking`; `last_place`; `back` and `forward`, the buttons."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.visits = Visits(shell)
        self.walking = Walking(shell, self.visits)
        self.last_place = LastPlace(shell, self.visits, self.walking)
        self.back = self._new_button("goBack", self.tr("Back"), IconName.CHEVRON_LEFT, BACK)
        self.forward = self._new_button("goForward", self.tr("Forward"), IconName.CHEVRON_RIGHT, FORWARD)
        self._actions: dict[int, QAction] = {}
        self._put()
        self.visits.follow_tabs()
        self.visits.changed.connect(self._show_ways)
        self._show_ways()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go back and forward by the mouse's own buttons, wherever it is; no list hears of them."""
        if isinstance(event, QMouseEvent) and event.button() in _MOUSE_STEPS:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.walking.step(_MOUSE_STEPS[event.button()])
            return True
        return False

    def _put(self) -> None:
        places, window = self._shell.places, self._shell.window
        bar = QWidget()
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.back)
        layout.addWidget(self.forward)
        places.bar(bar)
        translate = QCoreApplication.translate
        for step, text, key, own_key in (
            (BACK, translate("WindowMenu", "Back"), "Alt+Left", Qt.Key.Key_Back),
            (FORWARD, translate("WindowMenu", "Forward"), "Alt+Right", Qt.Key.Key_Forward),
        ):
            action = new_action(self, text, partial(self.walking.step, step))
            action.setShortcuts([QKeySequence(key), QKeySequence(own_key)])
            self._actions[step] = action
        fits = {action: partial(self._leads, step) for step, action in self._actions.items()}
        places.menu(MenuSection.WINDOW, *self._actions.values(), fits=fits)
        window.activated.connect(self._hear_mouse)
        self._hear_mouse()

    def _hear_mouse(self) -> None:
        """Hear the mouse before any of the window's parts, as soon as the system has the window."""
        if (handle := self._shell.window.windowHandle()) is not None:
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def _leads(self, step: int) -> bool:
        return self.visits.trail.beside(step) is not None

    def _show_ways(self) -> None:
        """Say on the buttons where they lead."""
        texts = {BACK: self.tr("Back to {place}"), FORWARD: self.tr("Forward to {place}")}
        for step, button in ((BACK, self.back), (FORWARD, self.forward)):
            spot = self.visits.trail.beside(step)
            button.setEnabled(spot is not None)
            text = button.accessibleName()
            if spot is not None:
                text = texts[step].format(place=name_of(spot, self._shell.places.details))
            keys = self._actions[step].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(tip(f"{text} ({keys})"))
            button.setAccessibleDescription(line(text) if spot is not None else "")

    def _new_button(self, object_name: str, name: str, icon: IconName, step: int) -> FlatToolButton:
        button = FlatToolButton(name)
        button.setObjectName(object_name)
        button.clicked.connect(lambda _checked=False: self.walking.step(step))
        self._shell.theme.set_icon(button, icon)
        return button
