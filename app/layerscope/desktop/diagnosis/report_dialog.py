"""Where a report is to be saved, and as what."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from layerscope.diagnosis.model.question import Question

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


def report_name(question: Question) -> str:
    """`diagnosis-team-checkout-e2d95b1c`: a file's name, without its ending."""
    digest = question.digest.rpartition(":")[2][:12] or question.image.rpartition(":")[2][:12]
    parts = ("diagnosis", question.repository, digest)
    return "-".join(_UNFIT.sub("-", part).strip("-.") for part in parts if part)


def is_json(path: Path) -> bool:
    """Whether the name asks for JSON; anything else is Markdown."""
    return path.suffix.lower() == ".json"


class ReportDialog(QFileDialog):
    """Asks for a file; what is chosen among its filters becomes the name's ending."""

    def __init__(self, parent: QWidget, question: Question) -> None:
        super().__init__(parent)
        self.setObjectName("reportDialog")
        self.setWindowTitle(self.tr("Save report"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._as_json = self.tr("JSON (*.json)")
        self.setNameFilters([self.tr("Markdown (*.md)"), self._as_json])
        self.setDefaultSuffix("md")
        self.selectFile(f"{report_name(question)}.md")
        self.filterSelected.connect(self._on_filter_selected)
        self.finished.connect(self.deleteLater)

    def _on_filter_selected(self, chosen: str) -> None:
        suffix = "json" if chosen == self._as_json else "md"
        self.setDefaultSuffix(suffix)
        if files := self.selectedFiles():
            self.selectFile(Path(files[0]).with_suffix(f".{suffix}").name)
