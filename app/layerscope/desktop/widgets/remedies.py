"""Actions of the window that put errors right, for cards, banners and findings to offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction


@dataclass(frozen=True, slots=True)
class Remedy:
    """`helps` says which errors `action` puts right; `cause` is that of a diagnosis' finding, if of any.

    A remedy `is_first` where it is what to do before anything is tried again.
    """

    action: QAction
    helps: Callable[[BaseException], bool]
    cause: str = ""
    is_first: bool = False


class Remedies:
    """The remedies there are; features add theirs, and parts look when they have an error to show.

    Attribute: `caller_arn`, which gives who asks as STS named it, for statements to copy; empty if not known.
    """

    def __init__(self) -> None:
        self.caller_arn: Callable[[], str] = str
        self._remedies: list[Remedy] = []

    def add(self, remedy: Remedy) -> None:
        """Offer it beside every error that is shown from now on."""
        self._remedies.append(remedy)

    def first(self, error: BaseException | None) -> QAction | None:
        """What to do before anything is tried again, whether or not it can be done now."""
        return next((remedy.action for remedy in self._of(error) if remedy.is_first), None)

    def others(self, error: BaseException | None) -> list[QAction]:
        """What else can be done now."""
        found = (remedy.action for remedy in self._of(error) if not remedy.is_first)
        return [action for action in found if action.isEnabled()]

    def for_cause(self, cause: str) -> QAction | None:
        """What can be done now about the cause that a diagnosis found."""
        found = (each.action for each in self._remedies if each.cause == cause)
        return next((action for action in found if action.isEnabled()), None)

    def _of(self, error: BaseException | None) -> list[Remedy]:
        return [remedy for remedy in self._remedies if error is not None and remedy.helps(error)]
