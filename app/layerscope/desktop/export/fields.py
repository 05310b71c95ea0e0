"""The fields of the export's dialog, and the choice they make."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from layerscope.access.export_scopes import best_platform, usual_form
from layerscope.desktop.export.job import form_name
from layerscope.desktop.export.target import ExportChoice, ExportTarget
from layerscope.desktop.widgets.basic import MutedLabel
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.widgets.toggles import CheckBox, Choices
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.naming import export_name
from layerscope.transfers.export.rules.scopes import ExportScope
from layerscope.words import formats
from layerscope.words.outside import line

_NAME_LETTERS = 52
translate = QCoreApplication.translate
W = TypeVar("W", bound=QWidget)


class ExportFields(QWidget):
    """What, in which format, and where to. The name follows the first two until it is edited.

    Signals: `changed()`; `browse_asked()`.
    """

    changed = Signal()
    browse_asked = Signal()

    def __init__(self, target: ExportTarget, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._scopes: tuple[ExportScope, ...] = ()
        self._suggested = ""
        self.scope = _named(Choices(), "exportScope", self.tr("Content"))
        self.only = _named(PlainLabel(), "exportOnlyScope", "")
        self.only.hide()
        self.hint = _named(MutedLabel(), "exportHint", "")
        self.hint.setWordWrap(True)
        self.hint.hide()
        self.form = _named(Choices(), "exportFormat", self.tr("Format"))
        for form in ExportFormat:
            self.form.addItem(form_name(form), form.value)
        self.name = _named(QLineEdit(), "exportName", self.tr("Name"))
        self.name.setMinimumWidth(self.fontMetrics().averageCharWidth() * _NAME_LETTERS)
        self.folder = _named(QLineEdit(str(folder)), "exportFolder", self.tr("Folder"))
        self.browse = _named(QPushButton(self.tr("Browse…")), "exportBrowse", self.tr("Browse…"))
        self.browse.setAutoDefault(False)
        self.foreign = _named(CheckBox(), "exportForeign", "")
        self._lay_out()
        self.scope.currentIndexChanged.connect(self._on_scope_chosen)
        self.form.currentIndexChanged.connect(self._on_form_chosen)
        self.browse.clicked.connect(self.browse_asked)
        for field in (self.name, self.folder):
            field.textChanged.connect(self.changed)
        self.foreign.toggled.connect(self.changed)
        self.set_scopes(())

    def set_scopes(self, scopes: tuple[ExportScope, ...]) -> None:
        """Offer these; the image that was chosen in the list is selected."""
        self._scopes = scopes
        self.scope.blockSignals(True)
        self.scope.clear()
        for scope in scopes:
            self.scope.addItem(line(_scope_name(scope)))
        digests = [scope.digest for scope in scopes]
        at = digests.index(self._target.digest) if self._target.digest in digests else 0
        self.scope.setCurrentIndex(at if scopes else -1)
        self.scope.blockSignals(False)
        is_only = len(scopes) == 1
        self.only.setText(line(_scope_name(scopes[0])) if is_only else "")
        self.only.setVisible(is_only)
        self.scope.setHidden(is_only)
        if scopes:
            self._set_quietly(self.form, list(ExportFormat).index(usual_form(scopes[at])))
        for field in (self.scope, self.form, self.name, self.folder, self.browse):
            field.setEnabled(bool(scopes))
        self._on_chosen()

    @property
    def chosen_scope(self) -> ExportScope | None:
        """What of the image; None until it is read."""
        at = self.scope.currentIndex()
        return self._scopes[at] if 0 <= at < len(self._scopes) else None

    @property
    def chosen_form(self) -> ExportFormat:
        return ExportFormat(self.form.currentData())

    def choice(self) -> ExportChoice | None:
        """The whole choice; None until the image is read."""
        scope = self.chosen_scope
        if scope is None:
            return None
        return ExportChoice(
            scope.digest,
            self.chosen_form,
            Path(self.folder.text()).expanduser(),
            self.name.text().strip(),
            scope.platform,
            is_index=scope.is_index,
            with_foreign=self.foreign.isChecked() and not self.foreign.isHidden(),
            parts=scope.parts,
        )

    def _on_form_chosen(self) -> None:
        """`docker load` takes one platform: have the one that an index would open on chosen."""
        scope = self.chosen_scope
        self.hint.hide()
        if scope is not None and scope.is_index and self.chosen_form is ExportFormat.DOCKER_ARCHIVE:
            at = best_platform(self._scopes)
            if at is not None:
                self._set_quietly(self.scope, at)
                text = self.tr("docker load takes one platform: {platform} is selected.")
                self.hint.setText(text.format(platform=_scope_name(self._scopes[at])))
                self.hint.show()
        self._on_chosen()

    def _on_scope_chosen(self) -> None:
        """An index is an OCI image layout."""
        scope = self.chosen_scope
        self.hint.hide()
        if scope is not None and scope.is_index and self.chosen_form is ExportFormat.DOCKER_ARCHIVE:
            self._set_quietly(self.form, list(ExportFormat).index(ExportFormat.OCI_ARCHIVE))
            self.hint.setText(self.tr("A docker archive contains one platform: the format is now OCI."))
            self.hint.show()
        self._on_chosen()

    def _set_quietly(self, box: Choices, at: int) -> None:
        box.blockSignals(True)
        box.setCurrentIndex(at)
        box.blockSignals(False)

    def _on_chosen(self) -> None:
        scope = self.chosen_scope
        foreign = scope.parts.foreign if scope and scope.parts else ()
        self.foreign.setVisible(bool(foreign))
        if scope is not None and self.name.text() == self._suggested:
            target = self._target
            self._suggested = export_name(
                target.repository,
                target.tag,
                scope.digest,
                scope.platform,
                self.chosen_form,
                is_index=scope.is_index,
            )
            self.name.setText(self._suggested)
        self.changed.emit()

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        place = QHBoxLayout()
        place.addWidget(self.folder, 1)
        place.addWidget(self.browse)
        for row, field in enumerate((self.scope, self.form, self.name, self.folder)):
            label = PlainLabel(field.accessibleName())
            label.setBuddy(field)
            layout.addWidget(label, row, 0)
            if field is self.folder:
                layout.addLayout(place, row, 1)
            elif field is self.scope:
                layout.addWidget(self.only, row, 1)
                layout.addWidget(self.scope, row, 1)
            else:
                layout.addWidget(field, row, 1)
        layout.addWidget(self.hint, layout.rowCount(), 1)
        layout.addWidget(self.foreign, layout.rowCount(), 1)


def _scope_name(scope: ExportScope) -> str:
    if scope.is_index and scope.parts is not None:
        text = translate("Export", "Entire index: {n} manifests")
        return text.format(n=formats.count(len(scope.parts.manifests) - 1))
    if scope.is_index:
        return translate("Export", "Entire index")
    return scope.name or str(scope.platform or "") or translate("Export", "This image")


def _named(widget: W, name: str, accessible: str) -> W:
    widget.setObjectName(name)
    widget.setAccessibleName(accessible)
    return widget
