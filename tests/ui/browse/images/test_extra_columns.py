"""What Last pulled, Scan, Digest and Type say of a row."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from layerscope.desktop.browse.images.columns import ImageColumns
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.theme.palette import Tone
from layerscope.registry.model.images import ListedScan
from support.fakes.browse_fakes import digest, image, index

NOTE = f"sha256-{digest('pulled').partition(':')[2]}.sig"
SCANS = {
    "bad": (ListedScan("COMPLETE", "", (("CRITICAL", 2), ("LOW", 30))), "2 critical", Tone.BAD),
    "so-so": (ListedScan("ACTIVE", "", (("MEDIUM", 1),)), "1 medium", Tone.WARN),
    "clean": (ListedScan("COMPLETE"), "no findings", Tone.GOOD),
    "odd": (ListedScan("SOMETHING_NEW", "said why"), "something new", Tone.NEUTRAL),
}


@pytest.fixture
def model(watched: Callable[[ImagesModel], ImagesModel]) -> ImagesModel:
    tree = ImageTree()
    model = watched(ImagesModel(ImageColumns(tree, str).columns(), tree))
    model.put([image("pulled", "v1", last_pulled_at_s=1.0), index("never", "v2"), image("sig", NOTE)])
    model.put(image(name, name, scan=scan) for name, (scan, _, _) in SCANS.items())
    return model


def cell(model: ImagesModel, key: str, name: str, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    return model.index(model.position_of(model.identity_of_digest(digest(name))), model.place_of(key)).data(
        role
    )


def test_each_says_what_the_listing_told(model: ImagesModel) -> None:
    assert "1970" in str(cell(model, "last_pulled", "pulled"))
    assert [cell(model, "last_pulled", "never"), cell(model, "scan", "never")] == ["", ""]
    assert cell(model, "digest", "never", Qt.ItemDataRole.ToolTipRole) == digest("never")
    assert (cell(model, "type", "pulled"), cell(model, "type", "never")) == ("image", "index")
    model.set_open(digest("pulled"), is_open=True)
    assert cell(model, "type", "sig") == "signature"


@pytest.mark.parametrize("name", SCANS)
def test_a_scan_says_the_worst_and_its_tooltip_all(model: ImagesModel, name: str) -> None:
    scan, text, tone = SCANS[name]
    assert cell(model, "scan", name) == text
    assert cell(model, "scan", name, CELL_ROLE).pill.tone is tone  # type: ignore[attr-defined]
    tip = str(cell(model, "scan", name, Qt.ItemDataRole.ToolTipRole))
    assert all(str(count) in tip for _, count in scan.counts)
    assert scan.description in tip


def test_the_worst_scan_comes_first(model: ImagesModel) -> None:
    model.sort_by("scan", descending=True)
    assert [model.identity_at(row) for row in range(2)] == [digest("bad"), digest("so-so")]
    model.sort_by("last_pulled", descending=True)
    assert model.identity_at(0) == digest("pulled")
