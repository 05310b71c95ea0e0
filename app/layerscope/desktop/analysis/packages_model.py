"""What each layer did to packages, as a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import PackageChange, PackageStep
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import layer_column, text_column
from layerscope.desktop.theme.palette import Tone
from layerscope.words.ecosystems import ecosystem_name
from layerscope.words.file_facts import path_text

translate = QCoreApplication.translate
_TONES = {
    PackageChange.ADDED: Tone.GOOD,
    PackageChange.UPGRADED: Tone.INFO,
    PackageChange.DOWNGRADED: Tone.WARN,
    PackageChange.REMOVED: Tone.NEUTRAL,
}


def packages_model(parent: QObject | None = None) -> RowsModel[PackageStep]:
    """An empty model, in the order of the layers."""
    model: RowsModel[PackageStep] = RowsModel(_columns(), _RULES, parent)
    model.sort_by("layer")
    return model


def change_word(change: PackageChange) -> str:
    """What became of the package."""
    return {
        PackageChange.ADDED: translate("Analysis", "Added"),
        PackageChange.UPGRADED: translate("Analysis", "Upgraded"),
        PackageChange.DOWNGRADED: translate("Analysis", "Downgraded"),
        PackageChange.REMOVED: translate("Analysis", "Removed"),
    }[change]


def _columns() -> tuple[Column[PackageStep], ...]:
    return (
        text_column(
            "package",
            translate("Analysis", "Package"),
            lambda step: step.package.name,
            sort=lambda step: natural_key(step.package.name),
        ),
        Column(
            "change",
            translate("Analysis", "Change"),
            lambda step: change_word(step.change),
            cell=lambda step: Cell(pill=Pill(change_word(step.change), _TONES[step.change])),
            sort=lambda step: change_word(step.change),
            samples=tuple(Cell(pill=Pill(change_word(change))) for change in PackageChange),
        ),
        text_column(
            "version",
            translate("Analysis", "Version"),
            lambda step: step.package.version,
            sort=lambda step: natural_key(step.package.version),
            samples=("2.36-9+deb12u10",),
        ),
        text_column(
            "before",
            translate("Analysis", "Before"),
            lambda step: step.before,
            sort=lambda step: natural_key(step.before),
            samples=("2.36-9+deb12u10",),
            is_quiet=True,
            is_dispensable=True,
        ),
        layer_column(lambda step: step.layer),
        text_column(
            "kind",
            translate("Analysis", "Kind"),
            lambda step: ecosystem_name(step.package.ecosystem),
            sort=lambda step: ecosystem_name(step.package.ecosystem),
            samples=("RubyGems",),
            is_quiet=True,
            is_dispensable=True,
        ),
        *_more_columns(),
    )


def _more_columns() -> tuple[Column[PackageStep], ...]:
    return (
        Column(
            "license",
            translate("Analysis", "License"),
            lambda step: step.package.license,
            tip=lambda step: step.package.license,
            sort=lambda step: step.package.license,
            letters=16,
            is_extra=True,
        ),
        Column(
            "database",
            translate("Analysis", "Told by"),
            lambda step: path_text(step.package.path),
            cell=lambda step: Cell(path_text(step.package.path), keeps_end=True, is_muted=True),
            tip=lambda step: path_text(step.package.path),
            sort=lambda step: step.package.path.decode("utf-8", "backslashreplace"),
            letters=24,
            is_extra=True,
        ),
    )


def _text(step: PackageStep) -> str:
    package = step.package
    return " ".join(
        (
            package.name,
            package.version,
            step.before,
            change_word(step.change),
            ecosystem_name(package.ecosystem),
        )
    ).lower()


_RULES: RowRules[PackageStep] = RowRules(
    identity=lambda step: "\0".join(
        (
            str(step.layer),
            step.package.ecosystem,
            step.package.name,
            step.package.version,
            step.package.architecture,
            step.before,
            repr(step.package.path),
        )
    ),
    text=_text,
)
