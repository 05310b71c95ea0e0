"""The Diagnosis tab joined to the window: every way that leads to it, and where it leads to."""

from __future__ import annotations

import platform
from collections.abc import Awaitable, Callable
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from layerscope import __version__
from layerscope.desktop.diagnosis.calls import DiagnosisCalls, OnChange, Reports
from layerscope.desktop.diagnosis.presenter import DiagnosisPresenter
from layerscope.desktop.diagnosis.view import DiagnosisTab
from layerscope.desktop.layer.menu import LayerMenu
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.asked import (
    Asked,
    about_error,
    about_image,
    about_layer,
    about_ref,
    about_repository,
)
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.requests import Route
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.transfers.row import TransferRow
from layerscope.desktop.words.reasons import translated
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.report import Versions, as_json, as_markdown
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Layer

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined

Diagnose = Callable[[Question, OnChange], Awaitable[Diagnosis]]
Download = Callable[[ChosenLayer, bool], None]


class DiagnosisParts(QObject):
    """One window's diagnosis.

    Attributes: `tab`; `presenter`; `layer_menu`, the context menu of a layer, for other features to add to.
    """

    def __init__(
        self, joined: Joined, tasks: Tasks, theme: Theme, diagnose: Diagnose, download: Download
    ) -> None:
        super().__init__(joined)
        self._joined = joined
        self._calls = DiagnosisCalls(diagnose, lambda chosen: download(chosen, False))
        self.tab = DiagnosisTab(theme, remedies=joined.shell.places.remedies)
        self.presenter = DiagnosisPresenter(self.tab, tasks, self._reports())
        self.layer_menu = LayerMenu(joined.layers_pane.view, joined.tabs.panel.actions_row.offered)
        joined.tabs.addTab(self.tab, QCoreApplication.translate("Diagnosis", "Diagnosis"))
        self._join()

    def ask_chosen(self) -> None:
        """Diagnose what is chosen: the layer, else the image, the repository, the registry."""
        self._choose()
        self.presenter.ask_chosen()

    def ask(self, question: Question) -> None:
        """Diagnose what another part of the window asks about."""
        registry_id = question.registry_id or self._registry_id
        self.presenter.ask(Asked(replace(question, registry_id=registry_id)))

    # What is asked about.

    def _choose(self, *_: object) -> None:
        self.presenter.choose(self._chosen())

    def _chosen(self) -> Asked | None:
        joined = self._joined
        if joined.layer.chosen is not None:
            return about_layer(joined.layer.chosen)
        if joined.image.chosen is not None:
            return about_image(joined.image.chosen, self._registry_id)
        return about_repository(joined.shell.navigator.current_repository(), self._registry_id)

    @property
    def _registry_id(self) -> str:
        """The registry asked, where it is not the caller's own."""
        return self._joined.accounts.account.registry_id

    def _on_layer(self, chosen: ChosenLayer, error: Exception | None) -> None:
        self.presenter.ask(about_layer(chosen, error))

    def _on_image_error(self, error: Exception) -> None:
        if (image := self._joined.image.chosen) is not None:
            self.presenter.ask(about_image(image, self._registry_id, error))

    def _on_list_error(self, error: Exception) -> None:
        name = self._joined.images.repository.name if self._joined.images.repository else ""
        self.presenter.ask(about_repository(name, self._registry_id, error))

    def _on_registry_error(self, error: Exception) -> None:
        self.presenter.ask(about_repository("", self._registry_id, error))

    def _on_config_error(self, error: Exception) -> None:
        if isinstance(error, RegistryError):
            self.presenter.ask(about_error(error, "", self._registry_id))

    def _on_transfer(self, row: TransferRow) -> None:
        if row.ref is not None:  # an export is of many
            layer = Layer(row.position, row.ref.digest, size_bytes=row.size_bytes)
            self.presenter.ask(about_ref(row.ref, layer, row.error))

    # Where it leads to.

    def _bring_into_sight(self) -> None:
        self._joined.tabs.setCurrentWidget(self.tab)

    def _go_to(self, place: Elsewhere) -> None:
        image = place.image_digest or place.image
        self._joined.shell.requests.route.emit(Route(place.repository, image, (place.digest,)))

    def _reports(self) -> Reports:
        versions = Versions(__version__, version("botocore"), platform.python_version(), platform.platform())
        return Reports(
            markdown=lambda diagnosis: as_markdown(diagnosis, versions, translated),
            json=lambda diagnosis: as_json(diagnosis, versions),
            save=self._save,
        )

    async def _save(self, path: Path, text: str) -> None:
        await self._joined.accounts.in_pool(lambda: path.write_text(text, encoding="utf-8"))

    def _tell(self, title: str) -> None:
        if self._joined.tabs.currentWidget() is not self.tab:
            self._joined.shell.requests.diagnosis_told.emit(title)

    def _use(self, *_: object) -> None:
        self.presenter.use(self._calls)
        self._choose()

    def _join(self) -> None:
        joined, presenter = self._joined, self.presenter
        joined.accounts.account_chosen.connect(self._use)
        for changed in (
            joined.layer.shown,
            joined.images.image_chosen,
            joined.images.choice_lost,
            joined.repositories.repository_chosen,
            joined.repositories.choice_lost,
        ):
            changed.connect(self._choose)
        joined.layer.diagnosis_asked.connect(self._on_layer)
        joined.layers_pane.diagnosis_asked.connect(self._on_image_error)
        joined.images.pane.diagnosis_asked.connect(self._on_list_error)
        joined.repositories.pane.diagnosis_asked.connect(self._on_registry_error)
        joined.tabs.config.diagnosis_asked.connect(self._on_config_error)
        joined.dock.row_actions.diagnosis_asked.connect(self._on_transfer)
        presenter.sight_wanted.connect(self._bring_into_sight)
        presenter.told.connect(self._tell)
        joined.shell.requests.show_diagnosis.connect(self._bring_into_sight)
        presenter.place_asked.connect(self._go_to)
        presenter.announced.connect(joined.window.say)
