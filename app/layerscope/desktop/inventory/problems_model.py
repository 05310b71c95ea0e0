"""What is broken in a repository as a table: what, size, digest, state, how many images, which."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import digest_column, size_column, state_column, text_column
from layerscope.diagnosis.checking.found import Problem
from layerscope.diagnosis.checking.state_rank import rank
from layerscope.words import formats
from layerscope.words.checks import problem_words, what_word

_MOST_NAMED = 3
NameOf = Callable[[str], str]


def problems_model(name_of: NameOf, parent: QObject | None = None) -> RowsModel[Problem]:
    """An empty model; what affects most images comes first. `name_of` names an image by its digest."""
    model: RowsModel[Problem] = RowsModel(_columns(name_of), _RULES, parent)
    model.sort_by("images", descending=True)
    return model


def _columns(name_of: NameOf) -> tuple[Column[Problem], ...]:
    translate = QCoreApplication.translate
    images = translate("Check", "Images")
    return (
        text_column(
            "what",
            translate("Check", "What"),
            what_word,
            sort=lambda problem: f"{problem.kind} {problem.platform}",
            samples=(translate("Check", "Image for {platform}").format(platform="linux/arm64/v8"),),
        ),
        size_column(lambda problem: problem.size_bytes, lambda problem: problem.unknown, is_dispensable=True),
        digest_column(lambda problem: problem.digest, is_dispensable=True),
        state_column(
            lambda problem: problem.state, sort=lambda problem: rank(problem.state), words_of=problem_words
        ),
        Column(
            "images",
            images,
            lambda problem: formats.count(problem.images),
            tip=lambda problem: _every_name(problem, name_of, "\n"),
            sort=lambda problem: float(problem.images),
            whole=lambda problem: problem.images,
            samples=(f"{images}xxxxx",),
            is_number=True,
        ),
        Column(
            "affects",
            translate("Check", "Affects"),
            lambda problem: _some_names(problem, name_of),
            cell=lambda problem: Cell(_some_names(problem, name_of), is_muted=True),
            tip=lambda problem: _every_name(problem, name_of, "\n"),
            sort=lambda problem: problem.examples[0] if problem.examples else "",
            whole=lambda problem: _every_name(problem, name_of, " "),
        ),
    )


def _some_names(problem: Problem, name_of: NameOf) -> str:
    named = ", ".join(map(name_of, problem.examples[:_MOST_NAMED]))
    return f"{named}, …" if problem.images > _MOST_NAMED else named


def _every_name(problem: Problem, name_of: NameOf, between: str) -> str:
    rest = ["…"] if problem.images > len(problem.examples) else []
    return between.join([*map(name_of, problem.examples), *rest])


_RULES: RowRules[Problem] = RowRules(
    identity=lambda problem: problem.identity, text=lambda problem: problem.digest
)
