"""A scrolling area, and what stays in sight below it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def above_foot(area: QWidget, foot: QWidget) -> QWidget:
    """The area with the foot right below it, within the margins of the details' pages."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(area, 1)
    below = QVBoxLayout()
    below.setContentsMargins(12, 0, 12, 10)
    below.addWidget(foot)
    column.addLayout(below)
    column.addStretch(0)
    return both
