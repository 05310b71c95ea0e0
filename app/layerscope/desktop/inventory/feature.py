"""Checks, Where used and Restore in the window."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.check_calls import calls_of
from layerscope.desktop.inventory.actions import InventoryActions
from layerscope.desktop.inventory.checks import Checks
from layerscope.desktop.inventory.leading import Leading
from layerscope.desktop.inventory.restores import Restores
from layerscope.desktop.inventory.where_used import WhereUsed
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.diagnosis.checking.found import ImagePartKind, User
from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.model.images import ListedImage

_PAGE = 1000


def install(shell: Shell) -> Inventory:
    """Put the tab of Where used among the details, and offer checks and Restore."""
    return Inventory(shell)


class Inventory(QObject):
    """Attributes: `checks`, `where_used`, `restores`, `actions`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._leading = Leading(shell.tasks, shell.navigator)
        self.checks = Checks(shell, self._leading)
        self.where_used = WhereUsed(shell.tasks, shell.theme, shell.say, self, remedies=shell.places.remedies)
        self.restores = Restores(shell, self)
        self.actions = InventoryActions(shell, self.checks, self.restores)
        self._put_where_used()
        shell.session.entered.connect(self._use)

    def _put_where_used(self) -> None:
        shell, title = self._shell, QCoreApplication.translate("WhereUsed", "Where used")
        self.where_used.pane.setObjectName("whereUsedPane")  # the history knows the tab by it
        tab = shell.places.tab(self.where_used.pane, title, before="manifestView")
        shell.places.row_action(Row.LAYER, new_action(self, title, tab.show))
        by_file = QCoreApplication.translate("WhereUsed", "Find a file…")
        self.where_used.pane.add_button(
            "findFile", by_file, lambda: shell.requests.find_file.emit(FilePlace(b""))
        )
        tab.looked_at.connect(lambda is_looked_at: self.where_used.look(is_looked_at=is_looked_at))
        shell.selection.layer_changed.connect(self.where_used.choose)
        self.where_used.user_opened.connect(self._open_user)

    def _find_file(self) -> None:
        self._shell.requests.find_file.emit(FilePlace(b""))

    def _use(self, session: RegistrySession) -> None:
        """Ask this registry from now on; nothing of the one before stays, and nothing of it goes on."""
        self._leading.cancel()
        calls = calls_of(session)
        self.checks.use(calls)
        self.where_used.use(replace(calls, images=lambda name: self._listed_images(calls, name)))
        self.restores.use(session.client)

    def _open_user(self, user: User) -> None:
        layer = self._shell.selection.layer
        digest = layer.layer.digest if layer else ""
        self._leading.start(lambda: self._lead(user, digest))

    async def _lead(self, user: User, digest: str) -> None:
        """To an image that holds the layer, without leaving the table of them."""
        kind = ImagePartKind.LAYER if user.position else ImagePartKind.CONFIG
        self.where_used.is_leading = True
        try:
            await self._leading.choose(user.repository, user.image.digest, digest, kind)
        finally:
            self.where_used.is_leading = False

    async def _listed_images(
        self, calls: Calls, repository: str
    ) -> AsyncGenerator[tuple[ListedImage, ...], None]:
        """The images as the window's list has them, if it has them all; else as ECR lists them."""
        navigator = self._shell.navigator
        is_open = navigator.current_repository() == repository
        listed = navigator.images.every_image() if is_open else None
        if listed is not None:
            for start in range(0, len(listed), _PAGE):
                yield tuple(listed[start : start + _PAGE])
        else:
            async for page in calls.images(repository):
                yield page
