"""The analyses there are: what each is called, what its rows are, and what it says of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.service.replies import Found
from layerscope.contents.service.requests import Analysis
from layerscope.desktop.analysis import summaries
from layerscope.desktop.analysis.large_model import large_model
from layerscope.desktop.analysis.left_behind_model import left_behind_model
from layerscope.desktop.analysis.packages_model import packages_model
from layerscope.desktop.analysis.permissions_model import permissions_model
from layerscope.desktop.analysis.starting_model import starting_model
from layerscope.desktop.analysis.wasted_model import wasted_model
from layerscope.desktop.tables.rows_model import RowsModel

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class AnalysisKind:
    """`rows_of` takes a reply's rows, `summary` says what they come to; the second is the image's bytes."""

    analysis: Analysis
    new_model: Callable[[QObject], RowsModel[Any]]
    rows_of: Callable[[Found], Iterable[Any]]
    summary: Callable[[Sequence[Any], int], str]

    @property
    def key(self) -> str:
        return self.analysis.value

    @property
    def view_name(self) -> str:
        """The table's objectName."""
        return "analysis" + "".join(part.title() for part in self.key.split("-"))


KINDS = (
    AnalysisKind(Analysis.WASTED, wasted_model, lambda found: found.wasted, summaries.wasted),
    AnalysisKind(Analysis.LARGE, large_model, lambda found: found.large, summaries.large),
    AnalysisKind(Analysis.PACKAGES, packages_model, lambda found: found.packages, summaries.packages),
    AnalysisKind(
        Analysis.PERMISSIONS, permissions_model, lambda found: found.permissions, summaries.permissions
    ),
    AnalysisKind(
        Analysis.LEFT_BEHIND, left_behind_model, lambda found: found.left_behind, summaries.left_behind
    ),
    AnalysisKind(Analysis.STARTING, starting_model, lambda found: found.starting, summaries.starting),
)


def kind_title(analysis: Analysis) -> str:
    """What it is called where it is chosen."""
    return {
        Analysis.WASTED: translate("Analysis", "Wasted space"),
        Analysis.LARGE: translate("Analysis", "Large files"),
        Analysis.PACKAGES: translate("Analysis", "Packages"),
        Analysis.PERMISSIONS: translate("Analysis", "Permissions"),
        Analysis.LEFT_BEHIND: translate("Analysis", "Left behind"),
        Analysis.STARTING: translate("Analysis", "Starting"),
    }[analysis]
