"""The page: one message, and a button for each cure, in the middle of the work area."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from layerscope.accounts.model.issues import Issue
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.welcome.aws_files import place_of, short_path
from layerscope.desktop.welcome.buttons import demo_row, new_buttons
from layerscope.desktop.welcome.cures import Cure, cures
from layerscope.desktop.welcome.details import FoldedDetails
from layerscope.desktop.welcome.headings import Heading, file_matters, heading
from layerscope.desktop.welcome.profiles_list import ProfilesList
from layerscope.desktop.welcome.region_row import RegionRow
from layerscope.desktop.welcome.sign_in_note import SignInNote
from layerscope.desktop.welcome.situation import Face, Situation
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.basic import restyle
from layerscope.desktop.widgets.busy_bar import BusyBar
from layerscope.desktop.widgets.fields import bold, button, wrapped
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.flow import FlowLayout
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.sign_in_button import SignInButton

WIDEST_PX = 640
_TITLE_SCALE = 1.5
_LISTED_HERE = "switchAccount"  # a remedy that the page's own list of profiles stands for


@guarded
class WelcomePage(FittingArea):
    """Shows one situation at a time.

    Attributes: `profiles` and `region`, its parts. Signals: `cure_asked(Cure)`, by its button.
    """

    cure_asked = Signal(object)

    def __init__(self, theme: Theme, say: Say, remedies: Remedies) -> None:
        self._column = QWidget()
        inside = QWidget()
        super().__init__(inside, fills=True)
        self.setObjectName("welcomePage")
        self._say = say
        self._remedies = remedies
        self._shown: tuple[object, ...] = ()
        self._title = bold(wrapped("welcomeTitle", ""))
        font = self._title.font()
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * _TITLE_SCALE)
        else:
            font.setPixelSize(round(font.pixelSize() * _TITLE_SCALE))
        self._title.setFont(font)
        self._text = wrapped("welcomeText", "")
        self._next = wrapped("welcomeNextStep", "")
        self._busy = BusyBar()
        self._buttons = new_buttons()
        self._row = QWidget()
        self._extra: list[QWidget] = []
        self._first_extra: list[QWidget] = []
        self._details: FoldedDetails | None = None
        self.profiles = ProfilesList(theme)
        self.region = RegionRow()
        self._demo = demo_row(self._buttons[Cure.DEMO])
        for cure, each in self._buttons.items():
            each.clicked.connect(lambda _checked=False, cure=cure: self.cure_asked.emit(cure))
        self._lay_out(inside)

    def show_situation(self, now: Situation, problems: Sequence[Issue]) -> None:
        """Show it; nothing changes where it is in sight already."""
        told = tuple(problems) if file_matters(now) else ()
        offered = (now, told, self.profiles.is_empty)
        if offered == self._shown:
            return
        is_new, had_focus = self._shown[:2] != offered[:2], self._has_focus()
        self._shown = offered
        head = heading(now, told, self._remedies.caller_arn())
        self._show_details(now.error if now.face is Face.FAILED else None)
        self._busy.setVisible(now.face in {Face.WAITING, Face.DEMO_STARTS})
        self._name(is_error=now.face is Face.FAILED)
        if now.face not in {Face.WAITING, Face.DEMO_STARTS}:
            self.say_heading(head)
        self._offer(now, told)
        if had_focus and (is_new or not self._has_focus()):
            self.focus_first()  # Qt leads away from a button that was hidden
        if is_new:
            announce(self, " ".join(head))

    def say_heading(self, head: Heading) -> None:
        """Show these sentences; of a waiting they change with each second."""
        for label, text in zip((self._title, self._text, self._next), head, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def forget(self) -> None:
        """Show anew whatever comes next."""
        self._shown = ()

    def focus_first(self) -> None:
        """Have the focus where Enter does what most people want."""
        if (first := self._first()) is not None:
            first.setFocus()

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Hand the focus on; a proxy would make Tab pass over all of the page."""
        self.focus_first()

    def _has_focus(self) -> bool:
        focus = self.window().focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter press the button in focus, as it does in a dialog."""
        focus = QApplication.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focus, QAbstractButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _first(self) -> QWidget | None:
        every = (*self._flow.widgets(), self.profiles.use, self.region.use)
        shown = [each for each in every if not each.isHidden() and each.isEnabled()]
        main = [each for each in shown if each.property("kind") == "primary" and not _is_within_hidden(each)]
        return next(iter((*main, *shown)), None)

    def _row_buttons(self) -> tuple[QPushButton, ...]:
        return tuple(each for cure, each in self._buttons.items() if cure is not Cure.DEMO)

    def _offer(self, now: Situation, problems: tuple[Issue, ...]) -> None:
        offered = list(cures(now))
        if problems:
            offered = [Cure.OPEN_FILE, Cure.RETRY, *(each for each in offered if each is not Cure.RETRY)]
        if self.profiles.is_empty and Cure.PROFILES in offered:
            offered.remove(Cure.PROFILES)
        self._name_file(problems)
        self._add_remedies(now.error)
        for cure, each in self._buttons.items():
            each.setVisible(cure in offered)
        for cure, part in (
            (Cure.PROFILES, self.profiles),
            (Cure.REGION, self.region),
            (Cure.DEMO, self._demo),
        ):
            part.setVisible(cure in offered)
        self._mark_main(offered)
        order = [self._buttons[cure] for cure in offered if cure in self._buttons]
        self._flow.arrange([*self._first_extra, *order])
        is_waiting = now.face in {Face.WAITING, Face.DEMO_STARTS}
        diagnose = self.tr("Diagnose now") if is_waiting else self.tr("Diagnose")
        retry = self.tr("Read again") if problems else self.tr("Try again")
        for cure, text in ((Cure.DIAGNOSE, diagnose), (Cure.RETRY, retry)):
            self._buttons[cure].setText(text)
            self._buttons[cure].setAccessibleName(text)

    def _mark_main(self, offered: list[Cure]) -> None:
        """One main button: a sign-in, else that of the first cure, of which a part has its own."""
        main = None if self._first_extra else offered[0]
        if main is Cure.SSO and Cure.PROFILES in offered:
            main = Cure.PROFILES
        for cure, each in self._buttons.items():
            restyle(each, "kind", "primary" if cure is main else "")
        restyle(self.profiles.use, "kind", "primary" if main is Cure.PROFILES else "")
        restyle(self.region.use, "kind", "primary" if main is Cure.REGION else "")

    def _name_file(self, problems: tuple[Issue, ...]) -> None:
        place = place_of(problems[0]) if problems else None
        path = short_path(place.path) if place is not None else "~/.aws/config"
        text = self.tr("Open {path}").format(path=path)
        self._buttons[Cure.OPEN_FILE].setText(text)
        self._buttons[Cure.OPEN_FILE].setAccessibleName(text)

    def _add_remedies(self, error: Exception | None) -> None:
        """What other features do about the error: a sign-in first, the others behind the page's own."""
        for old in self._extra:
            self._flow.removeWidget(old)
            self._layout.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._extra, self._first_extra = [], []
        if (first := self._remedies.first(error)) is not None:
            sign_in = SignInButton(first, self._row, besides_retry=True)
            self._flow.addWidget(sign_in)
            self._first_extra = [sign_in]
            note = SignInNote(first)
            self._layout.insertWidget(self._layout.indexOf(self._text), note)
            note.told.connect(self._give_way_to_note)
            self._extra += [sign_in, note]
            note.follow()
        for action in self._remedies.others(error):
            if action.objectName() != _LISTED_HERE:
                other = button(action.objectName(), action.text())
                other.clicked.connect(action.trigger)
                self._flow.addWidget(other)
                self._extra.append(other)

    def _give_way_to_note(self) -> None:
        """The words on a sign-in say more than those on its error."""
        self._text.hide()
        self._next.hide()

    def _show_details(self, error: Exception | None) -> None:
        if self._details is not None:
            self._layout.removeWidget(self._details)
            self._details.setParent(None)
            self._details.deleteLater()
            self._details = None
        if error is not None:
            self._details = FoldedDetails(error, self._say, self._remedies.caller_arn())
            self._layout.insertWidget(self._layout.indexOf(self._demo), self._details)

    def _name(self, *, is_error: bool) -> None:
        """Go by the names of an error's words while one is shown."""
        labels = ((self._title, "Title"), (self._text, "Text"), (self._next, "NextStep"))
        for label, part in labels:
            label.setObjectName(("error" if is_error else "welcome") + part)

    def _lay_out(self, inside: QWidget) -> None:
        self._flow = FlowLayout(self._row)
        for each in self._row_buttons():
            self._flow.addWidget(each)
        self._layout = QVBoxLayout(self._column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)
        texts = (self._title, self._busy, self._text, self._next)
        for part in (*texts, self.region, self._row, self.profiles, self._demo):
            self._layout.addWidget(part)
        self._column.setMaximumWidth(WIDEST_PX)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)


def _is_within_hidden(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and parent.isHidden()
