"""An image's bill of materials, saved as a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.contents_asking import answered
from layerscope.contents.errors import ContentsError
from layerscope.contents.service.replies import AnalysisCost, Piece, Reply
from layerscope.contents.service.requests import BomForm, WriteBom
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.results.saving import FileForm, FormsDialog, ResultSaving, fit_name
from layerscope.registry.errors.base import RegistryError
from layerscope.words.messages import words

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

    def ask(self, image: str, name: str, *, reads_layers: bool = False) -> None:
        """Ask where the bill of the image of this digest, which is called `name`, is to be saved.

        With `reads_layers` nothing is left out of it for its cost.
        """
        title = translate("Analysis", "Save bill of materials")
        dialog = FormsDialog(self._shell.window, title, fit_name("bom", name), tuple(_FORMS.values()))
        dialog.fileSelected.connect(
            lambda path: self._start(Path(path), _Wanted(image, name, _form_of(dialog.form), reads_layers))
        )
        dialog.open()

    def _start(self, path: Path, wanted: _Wanted) -> None:
        self._shell.tasks.start(TASK, lambda: self._write(path, wanted))

    async def _write(self, path: Path, wanted: _Wanted) -> None:
        pieces: list[bytes] = []
        left_out: list[int] = []

        def hear(reply: Reply) -> None:
            if isinstance(reply, Piece):
                pieces.append(reply.content)
            elif isinstance(reply, AnalysisCost):
                left_out.append(reply.transferred_bytes)

        try:
            await answered(self._shell.contents, wanted.request, hear)
        except (ContentsError, RegistryError) as error:
            said = words(error)
            self._shell.say(f"{said.title}: {said.text}")
            return
        self._saving.save(path, lambda: b"".join(pieces))
        if left_out:
            text = translate("Analysis", "The bill of materials names layers that were not read.")
            self._shell.say(text)


@dataclass(frozen=True, slots=True)
class _Wanted:
    image: str
    name: str
    form: BomForm
    reads_layers: bool

    def request(self, number: int) -> WriteBom:
        return WriteBom(number, self.image, self.form, self.name, self.reads_layers)


def _form_of(chosen: FileForm) -> BomForm:
    return next(form for form, each in _FORMS.items() if each == chosen)
