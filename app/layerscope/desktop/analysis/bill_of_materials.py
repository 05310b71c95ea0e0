"""An image's bill of materials, saved as a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.errors import ContentsError
from layerscope.contents.service.replies import Piece, Reply
from layerscope.contents.service.requests import BomForm, WriteBom
from layerscope.desktop.shell.contents_asking import answered
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.results.saving import FileForm, FormsDialog, ResultSaving, fit_name
from layerscope.desktop.words.messages import words
from layerscope.registry.errors.base import RegistryError

TASK = "analysis/bom"
translate = QCoreApplication.translate
_FORMS = {
    BomForm.CYCLONEDX: FileForm("CycloneDX JSON", "cdx.json"),
    BomForm.SPDX: FileForm("SPDX JSON", "spdx.json"),
}


class BillOfMaterials(QObject):
    """Asks for the file, has the bill written, and saves it."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._saving = ResultSaving(shell.window, shell.tasks, shell.blocking, shell.say, "bom")

    def ask(self, image: str, name: str) -> None:
        """Ask where the bill of the image of this digest, which is called `name`, is to be saved."""
        title = translate("Analysis", "Save bill of materials")
        dialog = FormsDialog(self._shell.window, title, fit_name("bom", name), tuple(_FORMS.values()))
        dialog.fileSelected.connect(lambda path: self._start(Path(path), image, name, dialog.form))
        dialog.open()

    def _start(self, path: Path, image: str, name: str, chosen: FileForm) -> None:
        form = next(form for form, each in _FORMS.items() if each == chosen)
        self._shell.tasks.start(TASK, lambda: self._write(path, image, name, form))

    async def _write(self, path: Path, image: str, name: str, form: BomForm) -> None:
        pieces: list[bytes] = []

        def hear(reply: Reply) -> None:
            if isinstance(reply, Piece):
                pieces.append(reply.content)

        try:
            await answered(self._shell.contents, lambda number: WriteBom(number, image, form, name), hear)
        except (ContentsError, RegistryError) as error:
            said = words(error)
            self._shell.say(f"{said.title}: {said.text}")
        else:
            self._saving.save(path, lambda: b"".join(pieces))
