"""Several images exported at once: asked once in which format and where to, each an export of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from layerscope.access.export_scopes import scope_for
from layerscope.desktop.export.several_dialog import SeveralExportsDialog
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.runtime.blocking import Blocking
from layerscope.desktop.runtime.tasks import Policy, Tasks
from layerscope.desktop.shell.account_calls import RegistryReader
from layerscope.registry.errors.base import RegistryError
from layerscope.transfers.errors import TransferError
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.naming import export_name
from layerscope.transfers.export.rules.parts import check_loadable
from layerscope.transfers.export.rules.scopes import scopes_of
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

TASK = "export/several"
Start = Callable[[ExportTarget, ExportChoice], object]


class SeveralExports(QObject):
    """Asks in one dialog over the window; says how many exports began, and why others did not."""

    def __init__(
        self,
        tasks: Tasks,
        blocking: Blocking,
        window: QWidget,
        folder: Callable[[], Path],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._tasks, self._blocking, self._window, self._folder, self._say = (
            tasks,
            blocking,
            window,
            folder,
            say,
        )
        self._dialog: SeveralExportsDialog | None = None

    def ask(self, targets: Sequence[ExportTarget], registry: RegistryReader, start: Start) -> None:
        """Ask, then call `start` for each image that can be exported so."""
        self.close()
        dialog = self._dialog = SeveralExportsDialog(len(targets), self._folder(), self._window)
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.chosen.connect(
            lambda form, folder: self._tasks.start(
                TASK, lambda: self._start(targets, registry, form, folder, start), Policy.KEEP
            )
        )
        dialog.open()

    def close(self) -> None:
        """Close the dialog: the account has changed."""
        if self._dialog is not None:
            self._dialog.reject()

    async def _start(
        self,
        targets: Sequence[ExportTarget],
        registry: RegistryReader,
        form: ExportFormat,
        folder: Path,
        start: Start,
    ) -> None:
        taken: set[str] = set()
        begun, failed = 0, ""
        for target in targets:
            try:
                choice = await self._choice(target, registry, form, folder)
            except (RegistryError, TransferError) as error:
                text = self.tr("{image} was not exported: {reason}.")
                failed = text.format(image=target.name, reason=words(error).title)
                continue
            if choice.name not in taken:  # two tags of one image are one export
                taken.add(choice.name)
                start(target, choice)
                begun += 1
        told = Plural.tr("Started %Ln exports.", "", begun) if begun or not failed else ""
        self._say(" ".join(part for part in (told, failed) if part))

    async def _choice(
        self, target: ExportTarget, registry: RegistryReader, form: ExportFormat, folder: Path
    ) -> ExportChoice:
        """What of the image to export. Raises RegistryError and TransferError where nothing can be."""
        found = await registry.read_tree(target.repository, target.root)
        scopes = await self._blocking(lambda: scopes_of(target.root, found))
        scope = scope_for(scopes, target.digest, form)
        if scope.parts is None:
            raise scope.error or TransferError
        if form is ExportFormat.DOCKER_ARCHIVE:
            check_loadable(scope.parts, with_foreign=False)
        name = export_name(
            target.repository, target.tag, scope.digest, scope.platform, form, is_index=scope.is_index
        )
        return ExportChoice(
            scope.digest, form, folder, name, scope.platform, is_index=scope.is_index, parts=scope.parts
        )

    def _forget(self) -> None:
        self._dialog = None
