"""Packages that differ as a table: the version on each side."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import Ecosystem, PackageDifference
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import NOT_KNOWN, text_column
from layerscope.words.ecosystems import ecosystem_name

translate = QCoreApplication.translate


def package_differences_model(parent: QObject | None = None) -> RowsModel[PackageDifference]:
    """An empty model, by name."""
    return RowsModel(_columns(), _RULES, parent)


def _columns() -> tuple[Column[PackageDifference], ...]:
    return (
        text_column(
            "package",
            translate("Analysis", "Package"),
            lambda row: row.name,
            sort=lambda row: natural_key(row.name),
        ),
        text_column(
            "left",
            translate("Compare", "Version left"),
            lambda row: row.left or NOT_KNOWN,
            sort=lambda row: natural_key(row.left),
            samples=("5.2.15-1.amzn2023.0.2",),
        ),
        text_column(
            "right",
            translate("Compare", "Version right"),
            lambda row: row.right or NOT_KNOWN,
            sort=lambda row: natural_key(row.right),
            samples=("5.2.15-1.amzn2023.0.2",),
        ),
        text_column(
            "kind",
            translate("Analysis", "Kind"),
            lambda row: ecosystem_name(row.ecosystem),
            sort=lambda row: ecosystem_name(row.ecosystem),
            samples=(ecosystem_name(Ecosystem.GEM),),
            is_quiet=True,
            is_dispensable=True,
        ),
    )


_RULES: RowRules[PackageDifference] = RowRules(
    identity=lambda row: f"{row.ecosystem} {row.name}\0{row.left}\0{row.right}",
    text=lambda row: f"{row.name} {row.left} {row.right} {ecosystem_name(row.ecosystem)}".lower(),
)
