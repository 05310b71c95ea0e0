"""The four faces of the list of layers, its strip, and what stays chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.image.layers_model import layers_model
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.standard_columns import NOT_KNOWN
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.model.layers import Availability, Layer
from support.fakes.layer_fakes import GZIP, a_choice, a_layer, collected, digest

TIP = Qt.ItemDataRole.ToolTipRole


@pytest.fixture
def pane(theme: Theme, qtbot: QtBot) -> LayersPane:
    pane = LayersPane(theme, lambda _text: None)
    qtbot.addWidget(pane)
    pane.resize(700, 400)
    pane.show()
    return pane


def face(pane: LayersPane) -> object:
    return pane.findChild(QStackedWidget).currentWidget()


def message(pane: LayersPane) -> str:
    return pane.findChild(QLabel, "listMessage").text()


def test_the_model_keeps_qts_rules(qtbot: QtBot) -> None:
    model = layers_model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.put([a_layer(n) for n in range(1, 6)])
    model.sort_by("size", descending=True)
    model.put([a_layer(3, Availability.ARCHIVED), a_layer(9)])
    model.drop([model.identity_at(0)])
    model.clear()
    assert tester.model() is model
    assert model.rowCount() == 0


@pytest.mark.parametrize("column", layers_model().columns, ids=lambda column: column.key)
@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_any_column_sorts(column: Column[Layer], order: Qt.SortOrder) -> None:
    model = layers_model()
    model.put([a_layer(2, size_bytes=None), a_layer(10, command="ADD x"), a_layer(1, Availability.MISSING)])
    model.sort(model.place_of(column.key), order)
    assert sorted(model.row_at(row).position for row in range(3)) == [1, 2, 10]
    if column.key == "number":
        ascending = order == Qt.SortOrder.AscendingOrder
        positions = [model.row_at(row).position for row in range(3)]
        assert positions == ([1, 2, 10] if ascending else [10, 2, 1])


def test_the_instruction_is_on_one_line_and_whole_in_the_tooltip() -> None:
    model = layers_model()
    model.put([a_layer(1, command="RUN a &&\\\n    b")])
    index = model.index(0, model.place_of("created_by"))
    assert index.data() == "RUN a &&\\ b"
    assert index.data(TIP) == "RUN a &&\\\n    b"


def test_a_layer_without_history_or_size_says_what_is_known() -> None:
    model = layers_model()
    model.put([a_layer(1, command="", size_bytes=None)])
    index = model.index(0, model.place_of("created_by"))
    assert (index.data(), index.data(TIP)) == (NOT_KNOWN, GZIP)  # a media type is no command
    assert model.index(0, model.place_of("size")).data(TIP) == "Unknown size"


@pytest.mark.parametrize(
    ("annotations", "title"),
    [
        ({"org.opencontainers.image.title": "model.gguf"}, "model.gguf"),
        ({"org.cncf.model.filepath": "weights/part 1.safetensors"}, "weights/part 1.safetensors"),
        ({"dev.tekton.image.kind": "task", "dev.tekton.image.name": "git-clone"}, "git-clone"),
        ({"org.cncf.model.filepath": "b", "org.opencontainers.image.title": "a\n  b"}, "a b"),
        ({"org.opencontainers.image.title": "", "com.docker.compose.file": "compose.yaml"}, "compose.yaml"),
        ({"org.opencontainers.image.title": "x" * 100_000}, "x" * 200),
        ({"io.example.other": "x"}, NOT_KNOWN),
    ],
)
def test_a_layer_has_the_title_that_its_annotations_give(annotations: dict[str, str], title: str) -> None:
    model = layers_model()
    model.put([a_layer(1, command="", annotations=tuple(annotations.items()))])
    index = model.index(0, model.place_of("created_by"))
    assert index.data() == title
    assert all(key in index.data(TIP) for key in annotations)


def test_an_encrypted_layer_is_called_so() -> None:
    model = layers_model()
    model.put([a_layer(1, media_type="application/vnd.oci.image.layer.v1.tar+gzip+encrypted")])
    index = model.index(0, model.place_of("created_by"))
    assert index.data(CELL_ROLE).note == "encrypted"
    assert index.data(TIP).endswith("Encrypted: the layer cannot be used without its key.")


@pytest.mark.parametrize("availability", list(Availability))
def test_each_state_has_a_word_a_meaning_and_its_reason(availability: Availability) -> None:
    model = layers_model()
    model.put([a_layer(1, availability, "AccessDeniedException")])
    index = model.index(0, model.place_of("state"))
    cell = index.data(CELL_ROLE)
    assert isinstance(cell, Cell)
    assert cell.pill is not None
    assert cell.pill.text == index.data()
    assert "AccessDeniedException" in index.data(TIP)
    assert (cell.pill.tone is Tone.GOOD) == (availability is Availability.AVAILABLE)


def test_loading_empty_filled_and_failed(pane: LayersPane, qtbot: QtBot) -> None:
    assert "Choose an image" in message(pane)
    pane.show_loading(a_choice())
    assert message(pane) == "Reading the image…"
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2)])
    assert face(pane) is pane.view
    assert pane.view.model().rowCount() == 2
    assert pane.heading.title.text() == "v4.18.2 · linux/amd64"
    pane.show_empty(a_choice(), "This index is empty.")
    assert message(pane) == "This index is empty."
    assert pane.strip.isHidden()
    pane.show_failed(a_choice(), ImageNotFoundError("no"))
    assert "not found in" in pane.findChild(QLabel, "errorTitle").text()
    with qtbot.waitSignal(pane.retry_asked):
        pane.findChild(QPushButton, "retry").click()
    pane.show_layers(a_choice(), [a_layer(1)])
    assert pane.findChild(QLabel, "errorTitle") is None


def test_what_was_shown_stays_while_it_is_read_again(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1)])
    pane.show_loading(a_choice())
    assert face(pane) is pane.view


def test_the_choice_survives_a_refresh_and_tells_of_what_changed(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2)])
    pane.choose_layer(digest(2))
    chosen = collected(pane.layer_chosen.connect)
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2, Availability.UNAVAILABLE)])
    assert pane.view.chosen_row().position == 2
    assert [values[0].state.availability for values in chosen] == [Availability.UNAVAILABLE]


def test_a_choice_that_is_gone_is_told(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2)])
    pane.choose_layer(digest(2))
    chosen = collected(pane.layer_chosen.connect)
    pane.show_layers(a_choice(), [a_layer(1)])
    assert chosen == [(None,)]
    assert pane.strip.selected == -1


def test_a_digest_that_is_no_layer_chooses_nothing(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1)])
    assert not pane.choose_layer(digest(7))
    assert pane.view.chosen_row() is None


def test_table_and_strip_follow_each_other(pane: LayersPane, qtbot: QtBot) -> None:
    pane.show_layers(a_choice(), [a_layer(n) for n in (1, 2, 3)])
    chosen = collected(pane.layer_chosen.connect)
    pane.view.selectRow(0)
    assert pane.strip.selected == 0
    part = pane.strip.parts()[2]
    qtbot.mouseClick(pane.strip, Qt.MouseButton.LeftButton, pos=part.center().toPoint())
    assert pane.view.chosen_row().position == 3
    qtbot.keyClick(pane.strip, Qt.Key.Key_Left)
    qtbot.keyClick(pane.strip, Qt.Key.Key_Home)
    assert [values[0].position for values in chosen] == [1, 3, 2, 1]


def test_the_strip_is_mirrored_where_one_reads_leftwards(pane: LayersPane, qtbot: QtBot) -> None:
    pane.show_layers(a_choice(), [a_layer(n) for n in (1, 2, 3)])
    pane.strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    parts = pane.strip.parts()
    assert parts[0].left() > parts[1].left() > parts[2].left()
    assert pane.strip.part_at(parts[2].center().x()) == 2
    pane.strip.select(0)
    qtbot.keyClick(pane.strip, Qt.Key.Key_Left)
    assert pane.strip.selected == 1


def test_the_strip_says_what_it_shows(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2, Availability.UNAVAILABLE)])
    assert pane.strip.accessibleName() == "Layer sizes"
    pane.strip.select(1)
    assert pane.strip.accessibleDescription() == "Layer 2 of 2, 2.0 MB, Unavailable: RUN step 2"


def test_what_cannot_be_had_is_hatched_in_the_strip(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2, Availability.UNAVAILABLE)])
    image = pane.strip.grab().toImage()
    parts = pane.strip.parts()

    def shades(place: int) -> int:
        middle = parts[place].toRect().adjusted(4, 3, -4, -3)
        points = [
            QPoint(x, y)
            for x in range(middle.left(), middle.right())
            for y in (middle.top(), middle.bottom())
        ]
        return len({image.pixel(point) for point in points})

    assert shades(0) == 1
    assert shades(1) > 1


def test_the_focus_alone_marks_no_row_and_a_click_does(pane: LayersPane, qtbot: QtBot) -> None:
    pane.show_layers(a_choice(), [a_layer(1), a_layer(2)])
    pane.view.focusInEvent(QFocusEvent(QEvent.Type.FocusIn))
    assert not pane.view.currentIndex().isValid()
    chosen = collected(pane.layer_chosen.connect)
    position = pane.view.visualRect(pane.model.index(0, 1)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=position)
    assert [values[0].position for values in chosen] == [1]


def test_the_copy_key_in_the_table_is_handed_on(pane: LayersPane, qtbot: QtBot) -> None:
    pane.show_layers(a_choice(), [a_layer(1)])
    with qtbot.waitSignal(pane.copy_asked):
        qtbot.keyClick(pane.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_the_same_layer_twice_is_two_rows(pane: LayersPane) -> None:
    pane.show_layers(a_choice(), [a_layer(1), Layer(2, digest(1))])
    assert pane.model.rowCount() == 2


def test_a_size_that_is_none_is_unknown_and_says_why() -> None:
    model = layers_model()
    told = a_layer(1, size_bytes=None, unknown=(("layerSize", "layerSize: nan is not a number of bytes"),))
    of_manifest = a_layer(3, size_bytes=None, unknown=(("size", "size: -1 is not a number of bytes"),))
    model.put([told, a_layer(2, size_bytes=None), of_manifest])
    cells = {model.row_at(row).position: model.index(row, model.place_of("size")) for row in range(3)}
    assert [cells[row].data() for row in (1, 2, 3)] == ["Unknown", "\N{EN DASH}", "Unknown"]
    assert cells[3].data(TIP) == "Unknown: size: -1 is not a number of bytes"
    assert cells[1].data(TIP) == "Unknown: layerSize: nan is not a number of bytes"
    assert cells[2].data(TIP) == "Unknown size"
