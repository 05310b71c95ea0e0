"""With what an image is compared: chosen among the repository's images, or typed as a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from layerscope.desktop.compare.sides import Side, side_named
from layerscope.desktop.runtime.guard import guarded
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.tables.standard_columns import digest_column
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.basic import PrimaryButton
from layerscope.desktop.widgets.dialogs import MessageCard, accept_or_cancel, resize_within_screen
from layerscope.desktop.widgets.fields import note
from layerscope.desktop.widgets.filter_field import FilterField
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.model.images import ListedImage
from layerscope.words import formats
from layerscope.words.messages import words
from layerscope.words.outside import line

translate = QCoreApplication.translate
_WIDTH, _HEIGHT = 520, 420
_DIGEST_TAG = re.compile(r"sha\d+-[0-9a-f]{64}(\.\w+)?")  # cosign's and others', of what is about an image


@guarded
class CompareDialog(QDialog):
    """Asks for the other image. Signal: `chosen(Side)`."""

    chosen = Signal(object)

    def __init__(
        self,
        image: ImageChoice,
        others: Sequence[ListedImage],
        registry_id: str,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._image, self._registry_id = image, registry_id
        self.setObjectName("compareDialog")
        self.setWindowTitle(line(self.tr("Compare with")))
        name = f"{image.repository}:{image.tag}" if image.tag else formats.named_digest(image.digest)
        self._intro = note("compareIntro", self.tr("Compare {image} with:").format(image=name))
        self.field = FilterField()
        self.field.setObjectName("compareWith")
        self.field.setAccessibleName(self.tr("Compare with"))
        self.field.setPlaceholderText(self.tr("Tag, digest, or repository:tag"))
        self.images = RowsView(_images_model(self), theme)
        self.images.setObjectName("compareImages")
        self.images.setAccessibleName(self.tr("Images of this repository"))
        self.images.rows.put(each for each in others if each.digest != image.digest and _is_offered(each))
        self._refusal = MessageCard("compareRefusal")
        self._accept = PrimaryButton(self.tr("Compare"))
        self._accept.setObjectName("compareStart")
        self._lay_out()
        self.field.textChanged.connect(self._on_field_text_changed)
        self.field.left.connect(self.images.setFocus)
        self.field.entered.connect(self.accept)
        self.images.row_activated.connect(lambda _row: self.accept())
        self.field.setFocus()

    def accept(self) -> None:
        """Take the chosen row, the only one that fits what was typed, or what was typed as a reference."""
        try:
            side = self._side()
        except InvalidReferenceError as error:
            said = words(error)
            self._refusal.say(f"{said.title}. {said.text}")
            return
        self.chosen.emit(side)
        super().accept()

    def _side(self) -> Side:
        row, rows = self.images.chosen_row(), self.images.rows
        typed = self.field.text().strip()
        if row is None and rows.rowCount() == 1 and typed:
            row = rows.row_at(0)
        if isinstance(row, ListedImage):
            tag = _best_tag(row, typed)
            return Side(self._image.repository, row.digest, tag, pushed_at_s=row.pushed_at_s)
        return side_named(typed, self._image.repository, self._registry_id)

    def _on_field_text_changed(self, typed: str) -> None:
        self._refusal.hide()
        self.images.forget_choice()
        self.images.rows.filter_by(typed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        for part in (self._intro, self.field):
            layout.addWidget(part)
        layout.addWidget(self.images, 1)
        layout.addWidget(self._refusal)
        layout.addWidget(accept_or_cancel(self, self._accept))
        self._accept.setDefault(True)
        resize_within_screen(self, _WIDTH, _HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


def _is_offered(image: ListedImage) -> bool:
    """Whether people would look for it: neither an index's part nor a signature; those can be typed."""
    return bool(image.tags) and not all(_DIGEST_TAG.fullmatch(tag) for tag in image.tags)


def _best_tag(image: ListedImage, typed: str) -> str:
    """The tag that was typed where it is one of the image's, else its first."""
    return typed if typed in image.tags else next(iter(image.tags), "")


def _images_model(parent: QDialog) -> RowsModel[ListedImage]:
    model: RowsModel[ListedImage] = RowsModel(_columns(), _RULES, parent)
    model.sort_by("pushed", descending=True)
    return model


def _columns() -> tuple[Column[ListedImage], ...]:
    return (
        Column(
            "tags",
            translate("Images", "Tags"),
            lambda image: " ".join(image.tags),
            cell=lambda image: Cell(chips=image.tags),
            tip=lambda image: "\n".join(image.tags),
            sort=lambda image: natural_key(image.tags[0] if image.tags else ""),
        ),
        digest_column(lambda image: image.digest),
        Column(
            "pushed",
            translate("Images", "Pushed"),
            lambda image: formats.relative_time(image.pushed_at_s),
            cell=lambda image: Cell(formats.relative_time(image.pushed_at_s), is_muted=True),
            tip=lambda image: formats.exact_time(image.pushed_at_s),
            sort=lambda image: image.pushed_at_s or 0.0,
            letters=14,
        ),
    )


_RULES: RowRules[ListedImage] = RowRules(
    identity=lambda image: image.digest,
    text=lambda image: " ".join(image.tags).lower(),
    digest=lambda image: image.digest,
)
