"""What is broken in a repository as a table: what, size, digest, state, how many images, which."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt

from layerscope.desktop.inventory.columns import digest_column, rank, size_column, state_column, text_column
from layerscope.desktop.inventory.table_text import WHOLE_ROLE
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import Column, RowsModel
from layerscope.desktop.words import formats
from layerscope.desktop.words.layer_states import meaning_of, word_of
from layerscope.desktop.words.messages import words
from layerscope.diagnosis.checking.parts import PartKind
from layerscope.diagnosis.checking.tally import Problem

WHAT, SIZE, DIGEST, STATE, IMAGES, NAMES = range(6)
_MOST_NAMED = 3
NameOf = Callable[[str], str]


def problems_model(name_of: NameOf, parent: QObject | None = None) -> RowsModel[Problem]:
    """An empty model; what affects most images comes first. `name_of` names an image by its digest."""
    translate = QCoreApplication.translate
    columns = (
        text_column(translate("Check", "What"), what_word),
        size_column(lambda problem: problem.size_bytes),
        digest_column(lambda problem: problem.digest),
        state_column(lambda problem: problem.state, _state_words),
        Column(
            translate("Check", "Images"),
            lambda problem: formats.count(problem.images),
            tip=lambda problem: _every_name(problem, name_of, "\n"),
            right=True,
            roles={WHOLE_ROLE: lambda problem: problem.images},
        ),
        Column(
            translate("Check", "Affects"),
            lambda problem: _some_names(problem, name_of),
            tip=lambda problem: _every_name(problem, name_of, "\n"),
            roles={
                CELL_ROLE: lambda problem: Cell(_some_names(problem, name_of), is_muted=True),
                WHOLE_ROLE: lambda problem: _every_name(problem, name_of, " "),
            },
        ),
    )
    model: RowsModel[Problem] = RowsModel(columns, _RULES, parent)
    model.sort(IMAGES, Qt.SortOrder.DescendingOrder)
    return model


def what_word(problem: Problem) -> str:
    """`Layer`, `Config`, `Image`, `linux/arm64`: the platform whose image is gone."""
    translate = QCoreApplication.translate
    if problem.kind is PartKind.PLATFORM:
        return translate("Check", "Image for {platform}").format(platform=problem.platform)
    return {
        PartKind.LAYER: translate("Check", "Layer"),
        PartKind.CONFIG: translate("Check", "Config"),
    }.get(problem.kind) or translate("Check", "Image")


def _state_words(problem: Problem) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if problem.kind is PartKind.PLATFORM:
        return word_of(problem.state), translate(
            "Check", "An index names this image, and the repository does not have it."
        )
    if problem.error is not None:
        return translate("Check", "Unreadable"), f"{words(problem.error).title}. {words(problem.error).text}"
    return word_of(problem.state), meaning_of(problem.state)


def _some_names(problem: Problem, name_of: NameOf) -> str:
    named = ", ".join(map(name_of, problem.examples[:_MOST_NAMED]))
    return f"{named}, …" if problem.images > _MOST_NAMED else named


def _every_name(problem: Problem, name_of: NameOf, between: str) -> str:
    rest = ["…"] if problem.images > len(problem.examples) else []
    return between.join([*map(name_of, problem.examples), *rest])


_RULES: RowRules[Problem] = RowRules(
    identity=lambda problem: problem.identity,
    text=lambda problem: problem.digest,
    keys=(
        lambda problem: f"{problem.kind} {problem.platform}",
        lambda problem: float(-1 if problem.size_bytes is None else problem.size_bytes),
        lambda problem: problem.digest,
        lambda problem: rank(problem.state),
        lambda problem: float(problem.images),
        lambda problem: problem.examples[0] if problem.examples else "",
    ),
)
