"""Go to in the window: its field and bar, where the focus goes, and the diagnosis of pasted failures."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from layerscope.desktop.goto.bar import GoToBar
from layerscope.desktop.goto.completing import Completing
from layerscope.desktop.goto.field import GoToField
from layerscope.desktop.goto.presenter import GoToPresenter
from layerscope.desktop.goto.suggesting.actions import GO_TO
from layerscope.desktop.shell.asked import about_pasted
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.opened_names import name_of, registry_key, with_opened
from layerscope.desktop.shell.places import Area
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.diagnosis.report.extracting import looks_like_report
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.pasted import Pasted


class GoToFeature(QObject):
    """Connects the parts with the window. Attributes: `field`; `bar`; `presenter`; `completing`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._focus_before: QWidget | None = None
        self.field, self.bar = GoToField(shell.theme), GoToBar(shell.theme)
        self.presenter = GoToPresenter(
            shell.tasks, shell.session.accounts, shell.blocking, shell.navigator, shell.say
        )
        shell.places.bar(self.field, is_stretched=True)
        shell.places.banner(self.bar)
        self.completing = Completing(shell, self.field)
        text = QCoreApplication.translate("WindowMenu", "Go to…")
        go_to = new_action(self, text, self._enter_field, name=GO_TO, shortcut="Ctrl+K")
        shell.places.menu(MenuSection.WINDOW, go_to)
        self._connect_way()
        self._connect_diagnosis()
        self._connect_suggestions()

    def go(self, text: str) -> None:
        """Go where the text leads; nothing of the one before stays in sight.

        A report of a diagnosis leads nowhere: it is shown beside whatever is in sight.
        """
        self.bar.clear()
        if looks_like_report(text):
            self.field.empty()
            self._shell.requests.report.emit(text)
            return
        self._shell.requests.text_replaced.emit()
        self.presenter.go(text)

    def _connect_way(self) -> None:
        shell, presenter = self._shell, self.presenter
        self.field.text_entered.connect(self.go)
        self.field.left.connect(self._leave_field)
        self.bar.dismissed.connect(self.field.setFocus)
        self.bar.offer_taken.connect(presenter.follow)
        presenter.refused.connect(self.bar.show_refusal)
        presenter.warned.connect(self.bar.warn)
        presenter.offered.connect(self.bar.show_offers)
        presenter.arrived.connect(self._arrive)
        shell.requests.go_to.connect(self.go)
        shell.requests.route.connect(presenter.walk)
        shell.session.left.connect(presenter.leave)
        shell.session.renewed.connect(presenter.resume)
        for changed in (shell.selection.repository_changed, shell.selection.image_changed):
            changed.connect(self._on_selection_changed)
        shell.session.entered.connect(self._forget_outcome)

    def _connect_diagnosis(self) -> None:
        presenter = self.presenter
        presenter.failure_pasted.connect(self._diagnose)
        # An error text is not corrected and entered again as a reference is, and may hold a URL's secrets.
        presenter.failure_pasted.connect(lambda *_: self.field.empty())
        presenter.refused.connect(lambda _error: self.field.selectAll())  # the next text replaces this one
        presenter.missed.connect(self.bar.show_missed)
        self.bar.named.connect(self.go)
        self.bar.diagnosis_asked.connect(
            lambda pasted: self._diagnose(pasted, self._shell.navigator.current_repository())
        )

    # What is suggested.

    def _connect_suggestions(self) -> None:
        shell = self._shell
        shell.selection.image_read.connect(self._remember)
        shell.selection.repository_changed.connect(self._remember_repository)
        self.completing.named.connect(self.go)
        self.completing.action_taken.connect(self._run)

    def _remember(self, _read: object) -> None:
        if (image := self._shell.selection.image) is None:
            return
        self._keep(name_of(image))

    def _remember_repository(self, repository: Repository | None) -> None:
        if repository is not None and repository != Repository(repository.name):  # listed, not mistyped
            self._keep(repository.name)

    def _keep(self, name: str) -> None:
        settings = self._shell.settings
        opened = with_opened(settings.value.opened, registry_key(self._shell.session.accounts), name)
        if opened != settings.value.opened:
            settings.value = replace(settings.value, opened=opened)

    def _run(self, action: QAction) -> None:
        """Do it where somebody was before: what Copy and Filter mean depends on the focus."""
        self._leave_field()
        action.trigger()

    # The keyboard.

    def _enter_field(self) -> None:
        """Into the field, its text selected; Esc leads back."""
        focus = QApplication.focusWidget()
        if focus is not self.field:
            self._focus_before = focus
        self.field.setFocus()
        self.field.selectAll()
        self.completing.begin()

    def _leave_field(self) -> None:
        self.bar.clear()
        before = self._focus_before
        if before is not None and before.isVisible():
            before.setFocus()
        else:
            self._shell.places.focus(Area.REPOSITORIES)

    def _arrive(self) -> None:
        """Focus what was opened, unless the focus has moved on meanwhile; nothing pasted is kept."""
        self.field.empty()
        if _has_focus(self.field) or _has_focus(self.bar):
            layer = self._shell.selection.layer
            is_listed = layer is not None and bool(layer.layer.position)
            self._shell.places.focus(Area.LAYERS if is_listed else Area.IMAGES)

    # What else is going on.

    def _on_selection_changed(self, chosen: object) -> None:
        if chosen is not None:
            self.presenter.leave()
            self._forget_outcome()

    def _forget_outcome(self) -> None:
        if not self.presenter.is_under_way:
            self.bar.forget_outcome()

    def _diagnose(self, pasted: Pasted, repository: str) -> None:
        """Ask for the diagnosis of a pasted text, in the present registry and this repository."""
        registry_id = self._shell.session.accounts.account.registry_id
        self._shell.requests.diagnosis.emit(about_pasted(pasted, repository, registry_id))


def install(shell: Shell) -> GoToFeature:
    """Put the field and its bar into the window."""
    return GoToFeature(shell)


def _has_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (part is focus or part.isAncestorOf(focus))
