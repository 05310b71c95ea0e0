"""Checks, Where used and Restore joined to the window: their tabs, their actions, and where rows lead."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from layerscope.bootstrap.inventory_actions import InventoryActions
from layerscope.bootstrap.inventory_calls import calls_of
from layerscope.bootstrap.restores import Restores, title_of
from layerscope.desktop.inventory.image_check import ImageCheck
from layerscope.desktop.inventory.repository_check import RepositoryCheckPresenter
from layerscope.desktop.inventory.where_used import WhereUsed
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.places import Places
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.words.formats import named_digest
from layerscope.diagnosis.checking.parts import Part, PartKind
from layerscope.diagnosis.checking.reading import Calls
from layerscope.diagnosis.checking.tally import Problem
from layerscope.diagnosis.checking.usage import User
from layerscope.diagnosis.model.question import Question
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.images import ListedImage

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined

translate = QCoreApplication.translate
_GO_TASK = "inventory/go"
_PAGE = 1000


class Inventory(QObject):
    """What one window checks, looks for and restores.

    Attributes: `calls`, the way to the registry that is asked now, None before an account is chosen;
    `image_check`, `repository_check`, `where_used`, the presenters; `restores`; `actions`.
    """

    def __init__(self, joined: Joined, tasks: Tasks, theme: Theme, places: Places) -> None:
        super().__init__(joined)
        self._joined = joined
        self._tasks = tasks
        self._names: dict[tuple[str, str], str] = {}
        self.calls: Calls | None = None
        self._lists = joined.shell.navigator
        remedies = places.remedies
        self.image_check = ImageCheck(tasks, theme, self, remedies=remedies)
        self.repository_check = RepositoryCheckPresenter(tasks, theme, self._name_of, self, remedies=remedies)
        self.where_used = WhereUsed(tasks, theme, self, remedies=remedies)
        self.restores = Restores(joined, tasks, self)
        self.actions = InventoryActions(self, joined, places)
        tabs = joined.tabs
        place = tabs.indexOf(tabs.manifest)
        tabs.insertTab(place, self.where_used.pane, translate("WhereUsed", "Where used"))
        where_used = QAction(translate("WhereUsed", "Where used"), self)
        where_used.triggered.connect(lambda: tabs.setCurrentWidget(self.where_used.pane))
        joined.diagnosis.layer_menu.add(where_used)
        self._connect()

    def use(self, session: RegistrySession) -> None:
        """Ask this registry from now on; nothing of the one before stays, and nothing of it goes on."""
        if self._tasks.is_running(_GO_TASK):
            self._tasks.cancel(_GO_TASK)
        self._names.clear()
        self.calls = calls = calls_of(session)
        for check in (self.image_check, self.repository_check):
            check.use(calls)
            place = self._joined.tabs.indexOf(check.pane)
            if place >= 0:
                self._joined.tabs.removeTab(place)
        self.where_used.use(replace(calls, images=self._listed_images))
        self.restores.use(session.client)

    def offer_diagnosis(self, diagnose: Callable[[Question], object]) -> None:
        """Have the rows of the checks lead to a diagnosis too."""
        text = translate("Check", "Diagnose")
        self.image_check.pane.add_row_action(
            "diagnose", text, lambda row: diagnose(self._question(getattr(row, "part", None)))
        )
        self.repository_check.pane.add_row_action(
            "diagnose", text, lambda row: diagnose(self._question_of(row))
        )

    # What people do.

    def check_image(self) -> None:
        """Check the image that is shown."""
        image = self._joined.image.chosen
        if image is not None:
            self._show_tab(self.image_check.pane, translate("Check", "Check"))
            self.image_check.check(image.repository, image.digest, title_of(image))

    def check_repository(self) -> None:
        """Check the repository whose images are listed."""
        repository = self._joined.images.repository
        if repository is not None:
            self._show_tab(self.repository_check.pane, translate("Check", "Repository check"))
            self.repository_check.check(repository.name)

    # Where rows lead.

    def _connect(self) -> None:
        joined = self._joined
        for part in (self.image_check, self.repository_check, self.where_used):
            part.announced.connect(joined.window.say)
        joined.layer.shown.connect(self.where_used.choose)
        joined.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self.image_check.part_opened.connect(self._open_part)
        self.repository_check.problem_opened.connect(self._open_problem)
        self.where_used.user_opened.connect(self._open_user)

    def _open_part(self, part: Part) -> None:
        self._go(self.image_check.repository, part.image_digest, part.layer.digest, part.kind)

    def _open_problem(self, problem: Problem) -> None:
        if problem.examples:
            self._go(self.repository_check.repository, problem.examples[0], problem.digest, problem.kind)

    def _open_user(self, user: User) -> None:
        digest = self._joined.layer.chosen.layer.digest if self._joined.layer.chosen else ""
        kind = PartKind.LAYER if user.position else PartKind.CONFIG
        self._tasks.start(_GO_TASK, lambda: self._lead(user, digest, kind))

    async def _lead(self, user: User, digest: str, kind: PartKind) -> None:
        """To an image that holds the layer, without leaving the table of them."""
        self.where_used.is_leading = True
        try:
            await self._walk(user.repository, user.image.digest, digest, kind, is_moving=False)
        finally:
            self.where_used.is_leading = False

    def _go(self, repository: str, image: str, digest: str, kind: PartKind) -> None:
        self._tasks.start(_GO_TASK, lambda: self._walk(repository, image, digest, kind, is_moving=True))

    async def _walk(
        self, repository: str, image: str, digest: str, kind: PartKind, *, is_moving: bool
    ) -> None:
        """Choose repository, image and layer in the lists, and show the layer or the config."""
        tabs = self._joined.tabs
        await self._lists.open_repository(repository)
        if not await self._lists.open_image(image, is_certain=True):
            return
        if kind is PartKind.LAYER and await self._lists.open_layer(digest) and is_moving:
            tabs.setCurrentWidget(tabs.panel)
        elif kind is PartKind.CONFIG and is_moving:
            tabs.setCurrentWidget(tabs.config)

    def _question(self, part: Part | None) -> Question:
        if part is None:
            return Question()
        digest = "" if part.kind is PartKind.PLATFORM else part.layer.digest
        return Question(self.image_check.repository, part.image_digest, digest)

    def _question_of(self, row: object) -> Question:
        if not isinstance(row, Problem):
            return Question()
        image = row.digest if row.kind is PartKind.PLATFORM else next(iter(row.examples), "")
        digest = row.digest if row.kind in {PartKind.LAYER, PartKind.CONFIG} else ""
        return Question(self.repository_check.repository, image, digest)

    def _show_tab(self, pane: QWidget, title: str) -> None:
        tabs = self._joined.tabs
        if tabs.indexOf(pane) < 0:
            tabs.addTab(pane, title)
        tabs.setCurrentWidget(pane)

    def _on_tabs_current_changed(self) -> None:
        is_looked_at = self._joined.tabs.currentWidget() is self.where_used.pane
        self.where_used.look(is_looked_at=is_looked_at)

    # Names.

    def _name_of(self, digest: str) -> str:
        """What people call the image of the checked repository: its tag, its index's tag, its digest."""
        images, repository = self._joined.images, self.repository_check.repository
        if images.repository is not None and images.repository.name == repository:
            name = images.model.name_of(digest)
            if name:
                self._names[repository, digest] = name  # as long as it can be found out
        return self._names.get((repository, digest)) or named_digest(digest)

    async def _listed_images(self, repository: str) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        """The images as the window's list has them, if it has them all; else as ECR lists them."""
        images, calls = self._joined.images, self.calls
        state = images.pane.state
        is_open = images.repository is not None and images.repository.name == repository
        if is_open and state.as_of_s is not None and not state.is_reading:
            listed = images.model.store.every_row()
            for start in range(0, len(listed), _PAGE):
                yield tuple(listed[start : start + _PAGE])
        elif calls is not None:
            async for page in calls.images(repository):
                yield page
