"""English, and the tab Files on a shell of its own, over replies that the test gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget

from layerscope.contents.model.changes import Aspect, Change
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.listing import ListedFrom, ListingFacts
from layerscope.contents.model.rows import FileRow, pack
from layerscope.contents.model.ways import TableCheck, WayKind
from layerscope.contents.service.replies import Done, LayerListed, LayerWay, Opened, Rows, Total
from layerscope.contents.service.requests import (
    FilterRows,
    FolderRows,
    ListLayers,
    OpenImage,
    Request,
    Totals,
)
from layerscope.desktop.contents import feature
from layerscope.desktop.contents.feature import FilesFeature
from support.drivers.english import english  # noqa: F401 - for every test here
from support.fakes.contents_fakes import FakeAsked
from support.fakes.layer_fakes import a_choice, an_image, chosen
from support.fakes.shell import FakeShell

R = TypeVar("R")
W = TypeVar("W", bound=QWidget)


def a_row(name: bytes, kind: Kind = Kind.FILE, **fields: object) -> FileRow:
    values: dict[str, object] = {
        "size_bytes": 1_200,
        "files": 3 if kind is Kind.FOLDER else 0,
        "change": Change.ADDED,
        "aspects": Aspect.NONE,
        "layer": 3,
        "mode": 0o755,
        "uid": 0,
        "gid": 0,
        "mtime_s": 1_700_000_000,
    }
    return FileRow(name, kind, **(values | fields))  # type: ignore[arg-type]


def listed(layer: int, listed_from: ListedFrom = ListedFrom.LAYER, **facts: object) -> LayerListed:
    values: dict[str, object] = {"is_verified": True, "is_complete": True, "compressed_bytes": 1_000_000}
    check = facts.pop("table_check", None)
    made = ListingFacts(f"sha256:{layer:064x}", listed_from, **(values | facts))  # type: ignore[arg-type]
    assert check is None or isinstance(check, TableCheck)
    return LayerListed(0, layer, made, 10, 4_000 if listed_from is not ListedFrom.LAYER else 0, check)


@dataclass
class FilesDriver:
    """Answers what the tab asks. Attribute: `folders`, the rows of each folder by its path."""

    fake: FakeShell
    feature: FilesFeature
    folders: dict[bytes, list[FileRow]] = field(default_factory=dict)

    def open_image(self, layer: int = 3, **ways: WayKind | int) -> None:
        """Choose an image of three layers, look at the tab, and tell how its layers can be listed."""
        selection = self.fake.shell.selection
        selection.choose_image(a_choice())
        selection.image_read.emit(an_image())
        if layer:
            selection.choose_layer(chosen(layer))
        self.feature.tab.show()
        asked = self.asked(OpenImage)
        kind, size = ways.get("kind", WayKind.WHOLE), ways.get("size", 1_000_000)
        told = tuple(LayerWay(each, kind, int(size)) for each in (1, 2, 3))  # type: ignore[arg-type]
        asked.tell(Opened(asked.request.number, told), Done(asked.request.number))

    def asked(self, kind: type[R]) -> FakeAsked:
        """What was asked of this kind last."""
        return next(each for each in reversed(self.fake.contents.asked) if isinstance(each.request, kind))

    def every(self, kind: type[R]) -> list[R]:
        """Every request of this kind, in order."""
        return [each.request for each in self.fake.contents.asked if isinstance(each.request, kind)]

    def open_requests(self) -> list[Request]:
        return [each.request for each in self.fake.contents.asked if not each.is_over and each.is_heard]

    def list_all(self, *layers: LayerListed) -> None:
        """End the listing that is under way, and give the rows that are asked for then."""
        asked = self.asked(ListLayers)
        asked.tell(*(layers or [listed(each) for each in asked.request.layers]), Done(0))  # type: ignore[attr-defined]
        self.give_rows()

    def give_rows(self) -> None:
        """Answer every open request for rows and figures."""
        for asked in list(self.fake.contents.asked):
            request = asked.request
            if asked.is_over or not asked.is_heard:
                continue
            if isinstance(request, FolderRows):
                self._tell_rows(asked, self.folders.get(request.folder, []))
            elif isinstance(request, FilterRows):
                self._tell_rows(asked, self.folders.get(b"?", []))
            elif isinstance(request, Totals):
                asked.tell(Total(request.number, 12_402, 80, 1_200_000_000, ()), Done(request.number))

    def _tell_rows(self, asked: FakeAsked, rows: Sequence[FileRow]) -> None:
        number = asked.request.number
        half = (len(rows) + 1) // 2
        for start, part in ((0, rows[:half]), (half, rows[half:])):
            asked.tell(Rows(number, start, len(rows), pack(part), len(rows)))
        asked.tell(Done(number))

    def names(self) -> list[str]:
        """The column of names as it is read aloud, two blanks for each step inwards."""
        model = self.feature.pane.model
        rows = map(model.row_at, range(model.rowCount()))
        return ["  " * row.depth + row.row.name.decode("utf-8", "backslashreplace") for row in rows]

    def part(self, kind: type[W], name: str) -> W:
        found = self.feature.pane.findChild(kind, name)
        assert found is not None
        return found


@pytest.fixture
def files(fake: FakeShell) -> FilesDriver:
    fake.contents.answers = False
    fake.tabs.addTab(QWidget(), "Layer")
    driver = FilesDriver(fake, feature.install(fake.shell))
    driver.folders[b""] = [
        a_row(b"etc", Kind.FOLDER),
        a_row(b"usr", Kind.FOLDER),
        a_row(b"init", Kind.SYMLINK, link=b"/usr/bin/init"),
        a_row(b"old", change=Change.REMOVED, layer=7),
    ]
    driver.folders[b"etc"] = [a_row(b"passwd"), a_row(b"shadow", mode=0o640)]
    fake.show()
    return driver
