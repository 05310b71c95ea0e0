"""The tables of parts, problems and users: Qt's rules, what they say, and how they are handed on."""

from __future__ import annotations

import csv
import io
import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from layerscope.desktop.inventory.parts_model import PartRow, parts_model
from layerscope.desktop.inventory.problems_model import problems_model
from layerscope.desktop.inventory.users_model import users_model
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.tables.standard_columns import NOT_KNOWN
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.results.table_text import as_csv, as_text
from layerscope.diagnosis.checking.found import ImagePartKind, Part, Problem, User
from layerscope.registry.errors.service import KmsError
from layerscope.registry.model.layers import Availability, Layer, LayerState
from support.fakes.checking_fakes import an_image, digest, listed

STATES = list(Availability)
TIP = Qt.ItemDataRole.ToolTipRole


def a_part(place: int, state: Availability = Availability.AVAILABLE, **more: object) -> PartRow:
    layer = Layer(place, digest(place), "application/x", place * 1000, state=LayerState(state, "because"))
    values: dict[str, object] = {"kind": ImagePartKind.LAYER, "image_digest": digest("image")}
    return PartRow(place, Part(layer=layer, **(values | more)))  # type: ignore[arg-type]


def a_problem(name: object, images: int = 1, **more: object) -> Problem:
    values: dict[str, object] = {
        "kind": ImagePartKind.LAYER,
        "state": LayerState(Availability.MISSING),
        "examples": tuple(digest(f"image {number}") for number in range(min(images, 20))),
    }
    return Problem(digest=digest(name), images=images, **(values | more))  # type: ignore[arg-type]


def a_user(name: object, *tags: str, repository: str = "team/app", **more: object) -> User:
    return User(repository, listed(an_image(name), *tags), 1, **more)  # type: ignore[arg-type]


def texts(model: RowsModel, key: str) -> list[str]:
    column = model.place_of(key)
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize("kind", ["parts", "problems", "users"])
def test_the_models_keep_qts_rules(qtbot: QtBot, kind: str) -> None:
    model, rows = {
        "parts": (parts_model(), [a_part(n, STATES[n % 6]) for n in range(40)]),
        "problems": (problems_model(lambda name: name), [a_problem(n, n + 1) for n in range(40)]),
        "users": (users_model(), [a_user(n, f"v{n}") for n in range(40)]),
    }[kind]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    random.Random(5).shuffle(rows)
    for start in range(0, 40, 9):
        model.put(rows[start : start + 9])
    model.put(rows[:5])
    for column in range(model.columnCount()):
        model.sort(column, Qt.SortOrder.DescendingOrder)
        model.sort(column)
    model.clear()
    assert tester.model() is model
    assert model.rowCount() == 0


def test_what_cannot_be_had_comes_first_and_the_rest_in_the_images_order() -> None:
    model = parts_model()
    model.put(a_part(n) for n in (3, 1, 2))
    model.put([a_part(4, Availability.UNAVAILABLE), a_part(5, Availability.MISSING)])
    assert texts(model, "part") == ["Layer 5", "Layer 4", "Layer 1", "Layer 2", "Layer 3"]
    assert texts(model, "state")[:3] == ["Missing", "Unavailable", "Available"]


def test_a_platform_has_words_of_its_own() -> None:
    model = parts_model()
    lost = a_part(0, Availability.MISSING, kind=ImagePartKind.PLATFORM, platform="linux/arm64")
    unread = a_part(1, Availability.UNKNOWN, kind=ImagePartKind.PLATFORM, platform="linux/s390x")
    config = a_part(2, kind=ImagePartKind.CONFIG)
    model.put([lost, unread, config])
    assert texts(model, "part") == ["Image", "Image", "Config"]
    assert "is not in the repository" in model.index(0, model.place_of("state")).data(TIP)
    assert "because" in model.index(1, model.place_of("state")).data(TIP)
    assert texts(model, "platform") == ["linux/arm64", "linux/s390x", ""]


def test_what_affects_most_images_comes_first_and_names_some() -> None:
    names = {digest(f"image {n}"): f"v{n}" for n in range(20)}
    model = problems_model(lambda found: names[found])
    model.put([a_problem("a", 2), a_problem("b", 1_234), a_problem("c", 7)])
    assert texts(model, "images") == ["1,234", "7", "2"]
    assert texts(model, "affects") == ["v0, v1, v2, …", "v0, v1, v2, …", "v0, v1"]
    assert model.index(0, model.place_of("affects")).data(TIP).splitlines()[-1] == "…"
    model.put([a_problem("a", 2_000)])
    assert texts(model, "images") == ["2,000", "1,234", "7"]


def test_problems_are_called_by_what_they_are() -> None:
    model = problems_model(lambda name: name)
    model.put(
        [
            a_problem("a", 4, kind=ImagePartKind.PLATFORM, platform="linux/arm64"),
            a_problem("b", 3, kind=ImagePartKind.CONFIG),
            a_problem("c", 2, kind=ImagePartKind.IMAGE, error=KmsError("no key"), size_bytes=5),
            a_problem("d", 1),
        ]
    )
    assert texts(model, "what") == ["Image for linux/arm64", "Config", "Image", "Layer"]
    assert texts(model, "state") == ["Missing", "Missing", "Unreadable", "Missing"]
    assert "KMS" in model.index(2, model.place_of("state")).data(TIP)
    assert texts(model, "size") == [NOT_KNOWN, NOT_KNOWN, "5 bytes", NOT_KNOWN]


def test_users_are_called_by_their_tags_or_their_indexs() -> None:
    model = users_model()
    model.put([a_user("a", "v2", "latest"), a_user("b"), a_user("c", index_digest=digest("i"))])
    model.put([a_user("c", index_digest=digest("i"), index_tags=("v1",))])
    said = sorted(texts(model, "image"))
    assert said[1:] == ["v1", "v2 latest"]
    assert "untagged" in said[0]
    tips = {model.index(row, model.place_of("image")).data(TIP) for row in range(3)}
    assert any(digest("i") in tip for tip in tips)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RowsView:
    model = problems_model(lambda found: "=cmd" if found == digest("image 0") else "v2, latest")
    view = RowsView(model, theme)
    qtbot.addWidget(view)
    model.put([a_problem("a", 2, size_bytes=48_200_000), a_problem("b", 1)])
    return view


def test_the_table_is_handed_on_as_text_with_whole_digests(view: RowsView) -> None:
    heading, first, second = as_text(view).splitlines()
    assert heading.split("\t") == ["What", "Size", "Digest", "State", "Images", "Affects"]
    assert first.split("\t") == ["Layer", "48200000", digest("a"), "Missing", "2", "=cmd v2, latest"]
    assert second.split("\t")[1] == ""


def test_csv_can_be_read_back_and_holds_no_formula(view: RowsView) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(view))))
    assert [len(row) for row in rows] == [6, 6, 6]
    assert rows[1][5] == "'=cmd v2, latest"


def test_one_row_can_be_copied_whatever_is_left_out_of_a_narrow_window(view: RowsView) -> None:
    view.show_column("size", visible=False)
    view.choose(a_problem("b").identity)
    assert as_text(view, only_chosen=True).split("\t")[:3] == ["Layer", "", digest("b")]


def test_a_narrow_view_leaves_out_what_matters_least(view: RowsView) -> None:
    view.resize(2000, 300)
    view.show()
    for width, is_hidden in ((300, True), (2000, False), (300, True)):
        view.resize(width, 300)
        assert view.isColumnHidden(view.rows.place_of("size")) == is_hidden
        assert view.isColumnHidden(view.rows.place_of("digest")) == is_hidden
        assert not view.isColumnHidden(view.rows.place_of("images"))
