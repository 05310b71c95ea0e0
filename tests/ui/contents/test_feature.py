"""The tab Files: what it asks for, what it lists at once, and its faces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.contents.errors import BadStreamError, ReadingStoppedError
from layerscope.contents.model.changes import Change, Scope
from layerscope.contents.model.listing import Fault, ListedFrom
from layerscope.contents.model.notes import Note, NoteKind
from layerscope.contents.model.views import Order
from layerscope.contents.model.ways import TableCheck, WayKind
from layerscope.contents.service.replies import Done, Failed, LayerFailed, LayerWay, ListProgress, OtherWay
from layerscope.contents.service.requests import FilterRows, FolderRows, ListLayers, OpenImage
from layerscope.desktop.contents.files import words
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.text.reasons import Reason
from support.fakes.layer_fakes import a_choice, an_image, chosen

from .conftest import FilesDriver, a_row, listed


def text(files: FilesDriver, name: str) -> str:
    label = files.part(QLabel, name)
    return label.text() if label.isVisible() else ""


def test_nothing_is_asked_before_the_tab_is_looked_at(files: FilesDriver) -> None:
    selection = files.fake.shell.selection
    selection.choose_image(a_choice())
    selection.image_read.emit(an_image())
    assert files.fake.contents.asked == []
    files.feature.tab.show()
    assert len(files.every(OpenImage)) == 1
    selection.image_read.emit(an_image())
    assert len(files.every(OpenImage)) == 1


def test_a_small_layer_is_listed_at_once_and_its_rows_are_shown(files: FilesDriver) -> None:
    files.open_image()
    assert files.every(ListLayers)[0].layers == (3,)
    files.list_all()
    assert files.names() == ["etc", "usr", "init", "old"]
    assert text(files, "filesCount") == "12,402 files, 1.2 GB"
    assert text(files, "filesSource") == " · from the layer, digest verified"
    view = files.every(FolderRows)[0].view
    assert (view.scope, view.layer, view.order) == (Scope.LAYER, 3, Order.NAME)
    assert files.every(ListLayers)[1].layers == (1, 2)  # they tell what it changes


def test_a_large_layer_is_listed_once_its_cost_was_told(files: FilesDriver) -> None:
    files.open_image(size=1_900_000_000)
    assert files.every(ListLayers) == []
    assert "1.9 GB of traffic out of ECR" in text(files, "filesAskingText")
    files.part(QPushButton, "listFiles").click()
    assert files.every(ListLayers)[0].layers == (3,)
    assert text(files, "filesAskingText") == ""
    files.list_all()
    assert files.names()


@pytest.mark.parametrize("kind", [WayKind.LISTED, WayKind.KEPT, WayKind.LOCAL, WayKind.TABLE, WayKind.SOCI])
def test_what_costs_next_to_nothing_is_listed_whatever_its_size(files: FilesDriver, kind: WayKind) -> None:
    files.open_image(kind=kind, size=1_900_000_000)
    assert files.every(ListLayers)[0].layers == (3,)


def test_folders_open_and_close_and_stay_so_when_rows_come_again(files: FilesDriver, qtbot: QtBot) -> None:
    files.open_image()
    files.list_all()
    view = files.feature.pane.view
    view.choose("etc")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    files.give_rows()
    assert files.names() == ["etc", "  passwd", "  shadow", "usr", "init", "old"]
    files.folders[b"etc"].insert(0, a_row(b"hosts"))
    files.feature.files.rows.refresh()
    files.give_rows()
    assert files.names()[:4] == ["etc", "  hosts", "  passwd", "  shadow"]
    view.choose("etc/shadow")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.chosen == "etc"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert files.names() == ["etc", "usr", "init", "old"]


def test_another_order_is_asked_for_all_open_folders(files: FilesDriver) -> None:
    files.open_image()
    files.list_all()
    files.feature.pane.model.set_open(0, is_open=True)
    files.give_rows()
    files.feature.pane.view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    asked = files.every(FolderRows)[-2:]
    assert {each.folder for each in asked} == {b"", b"etc"}
    assert {(each.view.order, each.view.is_descending) for each in asked} == {(Order.SIZE, True)}


def test_the_scope_is_chosen_by_button_and_needs_a_layer(files: FilesDriver) -> None:
    files.open_image(layer=0)
    assert files.every(ListLayers)[0].layers == (1, 2, 3)
    assert not files.part(QPushButton, "filesScope-layer").isEnabled()
    files.fake.shell.selection.choose_layer(chosen(2))
    files.list_all(listed(1), listed(2), listed(3))
    files.part(QPushButton, "filesScope-up-to").click()
    view = files.every(FolderRows)[-1].view
    assert (view.scope, view.layer) == (Scope.UP_TO, 2)


def test_the_filter_is_a_flat_list_that_says_how_many_there_are(files: FilesDriver, qtbot: QtBot) -> None:
    files.open_image()
    files.list_all()
    files.folders[b"?"] = [a_row(b"etc/passwd")]
    files.part(QLineEdit, "filesFilter").setText(" passwd ")
    qtbot.waitUntil(lambda: bool(files.every(FilterRows)))
    assert files.every(FilterRows)[0].words == "passwd"
    files.give_rows()
    assert files.names() == ["etc/passwd"]
    assert text(files, "filesCount") == "1 found"
    files.folders[b"?"] = []
    files.part(QLineEdit, "filesFilter").setText("nothing")
    qtbot.waitUntil(lambda: len(files.every(FilterRows)) == 2)
    files.give_rows()
    assert text(files, "listMessage") == "No files match “nothing”."
    files.part(QLineEdit, "filesFilter").clear()
    qtbot.waitUntil(lambda: any(isinstance(each, FolderRows) for each in files.open_requests()))
    files.give_rows()
    assert files.names() == ["etc", "usr", "init", "old"]


def test_rows_come_while_a_layer_is_listed_and_stay_when_it_fails(files: FilesDriver) -> None:
    files.open_image()
    asked = files.asked(ListLayers)
    asked.tell(ListProgress(asked.request.number, 3, 500_000, 1_000_000, 20))
    files.give_rows()
    assert files.names()
    assert "20 so far" in text(files, "filesProgress")
    asked.tell(LayerFailed(asked.request.number, 3, BadStreamError(512, "invalid block")), Done(0))
    assert files.names()
    assert "compression is damaged" in files.part(QWidget, "failureBanner").findChildren(QLabel)[0].text()
    files.part(QPushButton, "retryListing").click()
    assert len(files.every(ListLayers)) == 2


def test_what_is_odd_about_a_layer_is_told(files: FilesDriver) -> None:
    files.open_image()
    faults = (Fault(512, Reason.tr("first")), Fault(1024, Reason.tr("last")))
    odd = listed(3, faults=faults, fault_count=40, is_complete=False)
    notes = (Note(NoteKind.AUFS, 3, b".wh..wh.orph"), Note(NoteKind.AGAIN, 3, b"a\xff/b"))
    files.list_all(replace(odd, notes=notes, note_count=2))
    assert text(files, "filesSource").endswith("incomplete · 42 oddities")
    tip = files.part(QLabel, "filesSource").toolTip()
    assert "Layer 3, byte 512: first" in tip
    assert "Layer 3, byte 1,024: last" in tip
    assert "Layer 3, /.wh..wh.orph: a file of AUFS itself, none of the image" in tip
    assert r"Layer 3, /a\xff/b: the archive has this path again" in tip
    assert "…" in tip


def test_of_several_layers_the_one_that_is_not_verified_is_named() -> None:
    broken = listed(2, is_verified=False, is_complete=False)
    told = words.source_text([listed(1), broken, listed(3)], [])
    assert told == "from the layers, digests verified · layer 2: digest not verified, incomplete"


def test_a_layer_that_is_not_kept_after_all_is_asked_for(files: FilesDriver) -> None:
    files.open_image()
    asked = files.asked(ListLayers)
    layer = asked.request.layers[0]
    asked.tell(OtherWay(0, LayerWay(layer, WayKind.WHOLE, 900_000_000)), Done(0))
    assert "900.0 MB of traffic" in text(files, "filesAskingText")
    assert len(files.every(ListLayers)) == 1


def test_a_layer_of_which_nothing_is_listed_has_the_card(files: FilesDriver) -> None:
    files.open_image()
    asked = files.asked(ListLayers)
    asked.tell(Failed(asked.request.number, ReadingStoppedError()))
    assert text(files, "errorTitle") == "Reading was stopped"
    files.part(QPushButton, "retry").click()
    files.list_all()
    assert files.names()


def test_a_table_of_contents_is_told_and_compared(files: FilesDriver) -> None:
    files.open_image(kind=WayKind.SOCI)
    files.list_all(listed(3, ListedFrom.SOCI_V2))
    assert text(files, "filesSource") == " · from the SOCI table of contents, 0.4% read"
    files.part(QPushButton, "readLayer").click()
    assert files.every(ListLayers)[-1].reads_layer
    files.list_all(listed(3, table_check=TableCheck((b"a",), (), (), 1)))
    assert text(files, "filesSource").endswith("The layer and its table of contents differ in 1 path.")
    assert "/a" in files.part(QLabel, "filesSource").toolTip()


def test_the_path_is_copied_as_a_shell_takes_it(files: FilesDriver) -> None:
    files.folders[b""] = [a_row(b"a b"), a_row(b"x\n\xff\xe2\x80\xae")]
    files.open_image()
    files.list_all()
    view = files.feature.pane.view
    view.choose("a b")
    files.fake.shell.places.copy()
    assert QGuiApplication.clipboard().text() != "'/a b'"  # the focus is elsewhere
    view.setFocus()
    files.fake.shell.places.copy()
    assert QGuiApplication.clipboard().text() == "'/a b'"
    view.choose("x\n\xff\xe2\x80\xae")
    assert files.part(QLineEdit, "filePath").text() == "/x⏎\\xff⟨U+202E⟩"
    files.part(QPushButton, "copyPath").click()
    assert QGuiApplication.clipboard().text() == "$'/x\\012\\377\\342\\200\\256'"


def test_a_removed_file_is_struck_and_said(files: FilesDriver) -> None:
    files.open_image()
    files.list_all()
    model = files.feature.pane.model
    name, change = (model.columns[place] for place in (0, 2))
    row = model.row_at(3)
    assert name.cell is not None
    assert name.cell(row).is_struck
    assert change.text(row) == "removed by layer 7"
    assert not name.cell(model.row_at(2)).is_struck
    assert name.text(model.row_at(2)) == "init → /usr/bin/init symbolic link"


def test_another_image_and_account_leave_nothing(files: FilesDriver) -> None:
    files.open_image()
    files.list_all()
    selection = files.fake.shell.selection
    selection.choose_image(a_choice(98))
    selection.image_read.emit(an_image(number=98))
    assert files.names() == []
    assert len(files.every(OpenImage)) == 2
    selection.choose_image(None)
    assert text(files, "listMessage") == "Choose an image to see its files."


def test_changes_are_shown_alone(files: FilesDriver) -> None:
    files.open_image()
    files.list_all()
    files.feature.files.show_changes((Change.REMOVED,))
    assert files.every(FolderRows)[-1].view.changes == (Change.REMOVED,)
    files.folders[b""] = []
    files.give_rows()
    assert text(files, "listMessage") == "No files with these changes."


def test_a_layer_whose_bytes_do_not_come_is_told_to_the_others(files: FilesDriver) -> None:
    told: list[tuple[str, str, bool]] = []
    files.fake.shell.requests.layer_read.connect(
        lambda ref, why, whole: told.append((ref.digest, why, whole))
    )
    files.open_image()
    digest = an_image().layers[2].digest
    asked = files.asked(ListLayers)
    asked.tell(LayerFailed(asked.request.number, 3, BadStreamError(512, "invalid block")))  # is no word on S3
    asked.tell(LayerFailed(asked.request.number, 3, UrlDeniedError("AccessDenied")), Done(0))
    assert told == [(digest, "S3 denied access to the presigned URL (403)", False)]
    files.part(QPushButton, "retry").click()
    files.asked(ListLayers).tell(listed(3, ListedFrom.SOCI_V2))  # whose bytes nobody read
    assert len(told) == 1
    files.asked(ListLayers).tell(listed(3))
    assert told[1:] == [(digest, "", True)]
