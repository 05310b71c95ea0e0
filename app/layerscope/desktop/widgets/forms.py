"""Forms: every dialog aligns labels and fields alike."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QLayout, QLineEdit, QSizePolicy, QWidget

from layerscope.desktop.runtime.guard import guarded


@guarded
class Form(QFormLayout):
    """Labels at the left, each beside the middle of its field's first line; fields take the room there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setHorizontalSpacing(14)
        self.setVerticalSpacing(9)

    def addRow(self, text: str, field: QWidget | QLayout) -> None:  # type: ignore[override]  # noqa: N802
        """Add the field with this label.

        Qt itself gives a label not all of a field's height, and a wrapped text that of a narrower one.
        """
        if isinstance(field, QLabel) and field.wordWrap():
            field.setSizePolicy(field.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Ignored)
        super().addRow(text, field)
        label = self.labelForField(field)
        if label is not None:
            one_line = QLineEdit().sizeHint().height()
            label.setMinimumHeight(min(field.sizeHint().height(), one_line))
