"""The page of privacy: everything that is kept on this computer, thing by thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from layerscope.accounts.model.keyring_errors import KeyringError
from layerscope.desktop.preferences.kept_row import KeptRow
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.basic import Line
from layerscope.desktop.widgets.fields import note
from layerscope.words.own_profiles import issue_text

translate = QCoreApplication.translate
OpenUrl = Callable[[QUrl], bool]


@guarded
class PrivacyPart(QWidget):
    """Reads the sizes whenever it comes into sight, and after each clearing."""

    def __init__(
        self, shell: Shell, things: Iterable[Kept], open_url: OpenUrl = QDesktopServices.openUrl
    ) -> None:
        super().__init__()
        self._shell = shell
        self._open_url = open_url
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        explained = translate(
            "PrivacyPart",
            "All of it is on this computer. Nothing is sent anywhere but to AWS; GitHub is asked for the "
            "latest version only where you choose it. No file contains a key, a token or a presigned URL "
            "of yours.",
        )
        layout.addWidget(note("privacyExplained", explained))
        self._rows: list[tuple[Kept, KeptRow]] = []
        for kept in things:
            row = KeptRow(kept, partial(self._start_clearing, kept), partial(self._open_folder, kept))
            self._rows.append((kept, row))
            layout.addWidget(Line())
            layout.addWidget(row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read the sizes as they are now."""
        super().showEvent(event)
        self._shell.tasks.start("privacy/sizes", self._read_sizes)

    async def _read_sizes(self) -> None:
        things = [kept for kept, _ in self._rows]
        sizes = await self._shell.blocking(lambda: [kept.size_bytes() for kept in things])
        if isValid(self):
            for (_, row), size_bytes in zip(self._rows, sizes, strict=True):
                row.show_size(size_bytes)

    def _start_clearing(self, kept: Kept) -> None:
        self._shell.tasks.start(f"privacy/clear/{kept.name}", partial(self._clear, kept))

    async def _clear(self, kept: Kept) -> None:
        try:
            await kept.clear()
        except KeyringError as error:
            said = issue_text(error.issue)
        except OSError as error:
            text = translate("PrivacyPart", "It could not be cleared: {error}.")
            said = text.format(error=error.strerror or error)
        else:
            said = translate("PrivacyPart", "Cleared.")
        if isValid(self):
            next(row for each, row in self._rows if each is kept).say(said)
            await self._read_sizes()
        else:
            self._shell.say(f"{kept.title}: {said}")

    def _open_folder(self, kept: Kept) -> None:
        folder = next((each for each in kept.where.parents if each.is_dir()), kept.where.parent)
        if not self._open_url(QUrl.fromLocalFile(str(folder))):
            text = translate("PrivacyPart", "No file manager opened. The folder is {folder}.")
            self._shell.say(text.format(folder=folder))
