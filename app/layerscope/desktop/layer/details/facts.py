"""What is known of a layer, a line each, and its URL."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QWidget

from layerscope.desktop.layer.details.url_box import UrlBox
from layerscope.desktop.widgets.basic import ElidedLabel, MutedLabel
from layerscope.desktop.widgets.fields import note, value_field
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import tip
from layerscope.registry.model.layers import Layer
from layerscope.words import formats, unknown
from layerscope.words.layer_states import encrypted_word, is_plain, meaning_of, word_of


class LayerFacts(QWidget):
    """Digest, size and media type, state where it is not plainly available, URL, origin, diffID."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The fields before their titles: both go by the same names, and the fields are meant.
        self.digest = value_field("layerDigest", self.tr("Layer digest"))
        self.amount = _Amount()
        self.state = note("layerState")
        self.command = value_field("layerCommand", self.tr("Created by"))
        self.diff_id = value_field("layerDiffId", self.tr("DiffID"))
        self.url = UrlBox()
        for field in (self.digest, self.url, self.command, self.diff_id):
            field.setParent(self)
        self._form = QFormLayout(self)
        self._url_label = MutedLabel()
        self._lay_out()

    def show_layer(self, layer: Layer) -> None:
        """Show the layer; lines that have nothing to say are left out."""
        self.digest.setText(layer.digest)
        size = formats.size(layer.size_bytes) or unknown.word_of(layer.unknown, *unknown.SIZES)
        exact = formats.exact_size(layer.size_bytes) or unknown.reason_of(layer.unknown, *unknown.SIZES)
        self.amount.show_size(size, " · ".join(part for part in (exact, layer.media_type) if part))
        said = [] if is_plain(layer.state) else [f"{word_of(layer.state)}. {meaning_of(layer.state)}"]
        said += [encrypted_word()] if layer.encrypted else []
        self.state.setText(" ".join(said))
        self._show_line(self.state, bool(said))
        self.url.show_failed(is_failed=bool(layer.state.failure))
        self._show_field(self.command, " ".join(layer.command.split()))
        self._show_field(self.diff_id, layer.diff_id)
        self._url_label.setText(self.tr("External URL") if layer.foreign else self.tr("Presigned URL"))

    def show_own_urls(self, urls: Sequence[str]) -> None:
        """Show a foreign layer's own URLs: the first to copy, the others in its tooltip."""
        self.url.show_own(urls[0] if urls else "")
        self.url.field.setToolTip(tip("\n".join(urls)))

    def show_url_line(self, *, visible: bool) -> None:
        """Show the line of the URL, or leave it out where there is an error to read in its place."""
        if not visible:
            self.url.clear()
        self._show_line(self.url, visible)

    def _show_field(self, field: QLineEdit, text: str) -> None:
        field.setText(text)
        field.setToolTip(tip(text))
        self._show_line(field, bool(text))

    def _show_line(self, field: QWidget, visible: bool) -> None:
        self._form.setRowVisible(field, visible)

    def _lay_out(self) -> None:
        form = self._form
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (self.tr("Digest"), self.digest),
            (self.tr("Size"), self.amount),
            (self.tr("State"), self.state),
        ):
            form.addRow(MutedLabel(title), field)
        form.addRow(self._url_label, self.url)  # in sight in the smallest window too
        form.addRow(MutedLabel(self.tr("Created by")), self.command)
        form.addRow(MutedLabel(self.tr("DiffID")), self.diff_id)


class _Amount(QWidget):
    """The size in round numbers, and beside it to the byte and of what."""

    def __init__(self) -> None:
        super().__init__()
        self._rounded = PlainLabel()
        self._rounded.setObjectName("layerSize")
        self._exact = ElidedLabel()
        self._exact.setObjectName("layerExactSize")
        self._exact.setProperty("kind", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._rounded)
        row.addWidget(self._exact, 1)

    def show_size(self, rounded: str, exact: str) -> None:
        """Show both; where the size is not known, `exact` is the media type alone."""
        self._rounded.setText(rounded)
        self._rounded.setVisible(bool(rounded))
        self._exact.setText(exact)
