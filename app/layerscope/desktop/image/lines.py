"""The page's lines: a name and what is said."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from layerscope.desktop.image.facts import Fact
from layerscope.desktop.widgets.basic import Line, MutedLabel
from layerscope.desktop.widgets.fields import wrapped
from layerscope.desktop.words.tips import tip


class Lines(QWidget):
    """A form whose lines come and go with what is known; labels are found by their names."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}  # of the facts that have something beside them
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(4)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def add_fact(self, name: str, title: str) -> None:
        """A line of text."""
        self._facts[name] = label = wrapped(name, "")
        self.add(title, label)

    def add_linked_fact(self, name: str, title: str, link: QWidget) -> None:
        """A line of text with this beside it."""
        self._facts[name] = label = wrapped(name, "")
        self._rows[name] = row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label, 1)
        layout.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        self.add(title, row)

    def add(self, title: str, part: QWidget) -> None:
        """A line of something else."""
        self._form.addRow(MutedLabel(title), part)

    def add_rule(self) -> None:
        """A rule between groups of lines."""
        self._form.addRow(Line())

    def show_facts(self, facts: Mapping[str, Fact]) -> None:
        """Show these lines; one that has nothing to say is left out."""
        for name, fact in facts.items():
            label = self._facts[name]
            label.setText(fact.text)
            label.setToolTip(tip(fact.tip))
            self._form.setRowVisible(self._rows.get(name, label), bool(fact.text))

    def show_line(self, part: QWidget, *, is_shown: bool) -> None:
        """Show the line of this part, or leave it out."""
        self._form.setRowVisible(part, is_shown)
