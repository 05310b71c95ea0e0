"""The button on a card or banner that signs in, where that is what helps."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from layerscope.desktop.widgets.basic import PrimaryButton

ONLY_RETRIES = "only-retries"  # the action's data while it does no more than to try again


class SignInButton(PrimaryButton):
    """Does what the window's action does, and is called what that is called at the time.

    Beside a Try again of its own (`besides_retry`) it stays away where it would do no more than that.
    """

    def __init__(
        self, action: QAction, parent: QWidget | None = None, *, besides_retry: bool = False
    ) -> None:
        super().__init__(parent=parent)
        self._besides_retry = besides_retry
        self.setObjectName("signInHere")
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setEnabled(self._action.isEnabled())
        is_idle = self._besides_retry and self._action.data() == ONLY_RETRIES
        if is_idle or self.parentWidget() is not None:  # else it would become a window of its own
            self.setHidden(is_idle)
