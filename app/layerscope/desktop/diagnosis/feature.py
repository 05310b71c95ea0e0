"""The Diagnosis tab in the window: what is asked about, and where its findings lead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.diagnosing import Diagnosing
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.reports.joining import ReportsInWindow
from layerscope.desktop.diagnosis.saved_reports import SavedReports
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.shell.asked import Asked, about_image, about_layer, about_repository
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.requests import Route
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.diagnosis.model.findings import Elsewhere

translate = QCoreApplication.translate


def install(shell: Shell) -> DiagnosisFeature:
    """Put the tab among the details, and answer whoever asks why."""
    accounts, session = shell.session.accounts, shell.session
    diagnosing = Diagnosing(
        session.registries.sessions,
        lambda: accounts.account,
        profiles=lambda: accounts.profiles,
        network=session.registries.network,
        manifests=lambda: session.current.kept.manifests if session.current else None,
    )
    shell.at_end(diagnosing.close)  # a diagnosis that ends still has parts that would ask
    return DiagnosisFeature(shell, diagnosing)


class DiagnosisFeature(QObject):
    """Attributes: `tab`, the pane; `presenter`; `reports`, of those made elsewhere."""

    def __init__(self, shell: Shell, diagnosing: Diagnosing) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._diagnosing = diagnosing
        self.tab = DiagnosisTab(shell.theme, shell.say, self._go_to, remedies=shell.places.remedies)
        reports = SavedReports(shell.blocking)
        self.presenter = DiagnosisPresenter(self.tab, shell.tasks, reports, shell.say)
        self._place = shell.places.tab(self.tab, translate("Diagnosis", "Diagnosis"))
        # Card, steps and evidence are read whole there, and nowhere beside the layers.
        self._place.looked_at.connect(self._fit_room)
        self.tab.room_wanted.connect(self._fit_room)
        shell.places.focused(self.tab, copy=self._copy)
        text = translate("WindowMenu", "Diagnose")
        ask = new_action(shell.window, text, self._ask_chosen, shortcut="F9")
        shell.places.menu(MenuSection.CHOSEN, ask)
        self.reports = ReportsInWindow(
            shell, self.tab, self.presenter, reports, self._go_to, diagnosing.surroundings
        )
        self.reports.presenter.sight_wanted.connect(self._place.show)
        self._connect()

    def _connect(self) -> None:
        shell, presenter = self._shell, self.presenter
        shell.session.entered.connect(self._use)
        selection = shell.selection
        for changed in (selection.repository_changed, selection.image_changed, selection.layer_changed):
            changed.connect(self._choose)
        shell.requests.diagnosis.connect(presenter.ask)
        shell.requests.text_replaced.connect(presenter.forget_pasted)
        presenter.sight_wanted.connect(self._place.show)
        presenter.layer_read.connect(lambda ref, why: shell.requests.layer_read.emit(ref, why, False))
        presenter.look_asked.connect(
            lambda repository, image: shell.requests.look_inside.emit(Route(repository, image))
        )
        presenter.download_asked.connect(lambda chosen: shell.requests.download.emit(chosen, False))

    def _fit_room(self, *_: object) -> None:
        self._shell.window.give_details_room(is_given=self._place.is_current and self.tab.wants_room)

    def _copy(self) -> None:
        """Copy of what is in sight: of a report the step that is chosen, else of the own diagnosis."""
        if self.tab.shows_report:
            self.reports.presenter.copy()
        else:
            self.presenter.copy()

    # What is asked about.

    def _use(self, *_: object) -> None:
        self.presenter.use(self._diagnosing)
        self._choose()

    def _choose(self, *_: object) -> None:
        self.presenter.choose(self._chosen())

    def _ask_chosen(self) -> None:
        """Diagnose what is chosen: the layer, else the image, the repository, the registry."""
        self._choose()
        self.presenter.ask_chosen()

    def _chosen(self) -> Asked:
        selection, registry_id = self._shell.selection, self._shell.session.accounts.account.registry_id
        if selection.layer is not None:
            return about_layer(selection.layer)
        if selection.image is not None:
            return about_image(selection.image, registry_id)
        return about_repository(self._shell.navigator.current_repository(), registry_id)

    # Where it leads to.

    def _go_to(self, place: Elsewhere) -> None:
        image = place.image_digest or place.image
        self._shell.requests.route.emit(Route(place.repository, image, (place.digest,)))
