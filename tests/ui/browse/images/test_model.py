"""Indexes that open into the table, and images that stand below them only."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from layerscope.desktop.browse.images.columns import ImageColumns
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.nested_row import Face, NestedRow
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.cells import CELL_ROLE, Fold
from layerscope.desktop.theme.palette import Tone
from layerscope.registry.errors.service import ImageNotFoundError, ThrottledError
from layerscope.registry.manifests.kinds import ImageKind
from support.fakes.browse_fakes import child, digest, image, index

AMD, ARM = child("amd", architecture="amd64"), child("arm", architecture="arm64")
PROOF = child("proof", ImageKind.BUILDKIT_ATTESTATION)
FOLD = f"{digest('idx')}/attestations"


@pytest.fixture
def model(watched: Callable[[ImagesModel], ImagesModel]) -> ImagesModel:
    tree = ImageTree()
    columns = ImageColumns(tree, lambda error: f"title of {error}")
    model = watched(ImagesModel(columns.columns(), tree))
    columns.listed = model.listed
    columns.terms = lambda: model.store.terms
    model.put([
        index("idx", "v2", pushed_at_s=9.0),
        image("amd", pushed_at_s=8.0, size_bytes=5000),
        image("old", "v1", pushed_at_s=1.0),
    ])  # fmt: skip
    return model


def _cells(model: ImagesModel, column: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def _tag(name: str, suffix: str) -> str:
    return f"sha256-{digest(name).partition(':')[2]}.{suffix}"


def _open(model: ImagesModel, name: str = "idx") -> None:
    model.set_open(digest(name), is_open=True)


def test_the_newest_stands_first(model: ImagesModel) -> None:
    assert _cells(model) == ["v2", f"sha256:{digest('amd')[7:11]}…0000 untagged", "v1"]


def test_an_unknown_index_asks_for_its_children_once_opened(model: ImagesModel) -> None:
    wanted: list[str] = []
    model.children_wanted.connect(wanted.append)
    _open(model)
    assert (wanted, _cells(model)[1]) == ([digest("idx")], "Reading…")
    model.set_open(digest("idx"), is_open=False)
    model.set_children(digest("idx"), [AMD])
    _open(model)
    assert wanted == [digest("idx")]


def test_it_opens_into_platforms_and_a_fold(model: ImagesModel) -> None:
    _open(model)
    model.set_children(digest("idx"), [PROOF, AMD, ARM])
    assert _cells(model) == ["v2", "linux/amd64", "linux/arm64", "attestations (1)", "v1"]
    assert _cells(model, 1) == ["2 platforms", "amd64", "arm64", "", ""]
    assert model.index(1, 2).data() == "5.0 kB"  # as listed
    model.set_open(FOLD, is_open=True)
    assert _cells(model)[4].startswith("sha256:")
    assert _cells(model, 1)[4] == "attestation"
    model.set_open(digest("idx"), is_open=False)
    assert _cells(model) == ["v2", "v1"]


def test_what_a_tag_says_to_be_about_an_index_stands_below_it_only(model: ImagesModel) -> None:
    signature = image("sig", _tag("idx", "sig"), pushed_at_s=9.5)
    model.put([signature])
    model.set_children(digest("idx"), [PROOF, AMD, ARM])
    _open(model)
    own = signature.tags[0]
    assert _cells(model) == ["v2", "linux/amd64", "linux/arm64", "attestations (2)", "v1"]
    model.set_open(FOLD, is_open=True)
    assert sorted(_cells(model, 1)[4:6]) == ["attestation", "signature"]
    # Of a platform too, as it comes; it says of which.
    model.put([image("att", _tag("amd", "att"), pushed_at_s=0.4)])
    assert _cells(model)[3] == "attestations (3)"
    (at,) = [row for row in range(4, 7) if _cells(model)[row].endswith(" amd64")]
    tip = model.index(at, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == f"{_tag('amd', 'att')}\n{digest('att')}\nlinux/amd64"
    assert model.identity_of_tag(own) == model.identity_of_digest(digest("sig")) == f"{FOLD}/{digest('sig')}"
    model.set_open(digest("idx"), is_open=False)
    model.filter_by(own)  # the filter finds the image that it belongs to
    assert _cells(model) == ["v2"]
    model.filter_by("")
    _open(model)
    model.put(
        [image("sig", _tag("idx", "sig"), "v0", pushed_at_s=0.5)]
    )  # a name of its own: a row of its own
    assert _cells(model)[3] == "attestations (3)"
    assert _cells(model)[-1].endswith("v0")
    model.drop([digest("att"), digest("sig")])
    assert _cells(model)[3:] == ["attestations (1)", _cells(model)[4], "v1"]
    model.clear()
    assert _cells(model) == []


def test_what_is_about_a_plain_image_stands_below_it(model: ImagesModel) -> None:
    """By its tag or by its subject, of whatever kind, and what is about that in turn, in any order."""
    note = image("note", subject_digest=digest("old"), artifact_type="text/x-note", pushed_at_s=9.9)
    bill, signed = image("bill", _tag("old", "sbom")), image("signed", _tag("bill", "sig"))
    derived = image("derived", subject_digest=digest("old"), pushed_at_s=0.5)  # an image all the same
    for attached in ([note, bill, signed, derived], [signed], [note]):
        model.put(attached)
    assert _cells(model) == ["v2", model.index(1, 0).data(), "v1", model.index(3, 0).data()]
    assert (model.image_count(), len(model.store)) == (4, 7)
    assert model.index(2, 0).data(CELL_ROLE).fold is Fold.CLOSED
    _open(model, "old")
    assert _cells(model, 1)[3:6] == ["artifact", "SBOM", "signature"]
    assert model.row_at(5).depth == 1
    model.set_open(digest("old"), is_open=False)
    later = index("late", "v3", pushed_at_s=0.1)
    model.put([image("early", _tag("late", "sig"), pushed_at_s=9.9)])
    assert model.identity_at(4) == digest("early")  # after the images, as none is listed that it is about
    assert model.index(4, 0).data().endswith("image not listed")
    assert digest("late") in str(model.index(4, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert model.image_count() == 4
    for column in range(4):
        for order in Qt.SortOrder:
            model.sort(column, order)
            assert model.identity_at(4) == digest("early")
    model.put([later])
    assert model.position_of(digest("early")) < 0
    model.drop([digest("late")])
    assert model.identity_at(4) == digest("early")


def test_signatures_may_have_rows_of_their_own(model: ImagesModel) -> None:
    model.put([image("sig", _tag("old", "sig"), pushed_at_s=9.9), image("alone", _tag("gone", "sig"))])
    _open(model, "old")
    model.list_artifacts(are_listed=True)
    assert sorted(map(model.identity_at, range(5))) == sorted(
        map(digest, ("idx", "amd", "old", "sig", "alone"))
    )
    assert model.identity_at(0) == digest("sig")  # where the order has it
    assert (model.image_count(), model.shown_images()) == (3, 3)
    model.filter_by("sha256-")
    assert (model.rowCount(), model.shown_images()) == (2, 0)
    model.filter_by("")
    model.list_artifacts(are_listed=False)
    assert (model.rowCount(), model.identity_at(3), model.image_count()) == (4, digest("alone"), 3)


def test_a_referrer_that_has_such_a_tag_too_is_folded_once(model: ImagesModel) -> None:
    model.put([image("proof", _tag("idx", "sig"), pushed_at_s=0.5)])
    model.set_children(digest("idx"), [PROOF, AMD])
    _open(model)
    assert _cells(model)[2] == "attestations (1)"


def test_signatures_of_an_index_nobody_has_read_do_not_stand_for_its_children(model: ImagesModel) -> None:
    model.put([image("sig", _tag("idx", "sig"), pushed_at_s=0.5)])
    _open(model)
    assert _cells(model)[1:3] == ["Reading…", "attestations (1)"]
    model.set_children(digest("idx"), [])
    assert _cells(model)[1] == "attestations (1)"
    assert "Empty" not in _cells(model)


def test_the_arrow_is_that_of_the_state(model: ImagesModel) -> None:
    folds = [model.index(row, 0).data(CELL_ROLE).fold for row in range(3)]
    assert folds == [Fold.CLOSED, Fold.ROOM, Fold.ROOM]
    _open(model)
    assert model.index(0, 0).data(CELL_ROLE).fold is Fold.OPEN


def test_untagged_children_stand_below_their_index_only(model: ImagesModel) -> None:
    model.set_children(digest("idx"), [AMD, child("old")])
    assert _cells(model) == ["v2", "v1"]  # a tagged child has a name of its own
    assert (model.shown_images(), model.image_count(), len(model.store)) == (2, 2, 3)
    model.put([image("arm", pushed_at_s=99.0)])
    assert _cells(model)[0].endswith("untagged")
    model.set_children(digest("idx"), [AMD, ARM])
    assert _cells(model) == ["v2", "v1"]


def test_children_that_arrive_later_are_held_at_once(model: ImagesModel) -> None:
    model.set_children(digest("idx"), [AMD, ARM])
    model.put([image("arm", pushed_at_s=99.0)])
    assert _cells(model) == ["v2", "v1"]


def test_a_child_that_gets_a_tag_comes_out(model: ImagesModel) -> None:
    model.set_children(digest("idx"), [AMD])
    model.put([image("amd", "solo", pushed_at_s=8.0)])
    assert _cells(model) == ["v2", "solo", "v1"]
    model.put([image("amd", pushed_at_s=8.0)])
    assert _cells(model) == ["v2", "v1"]


def test_an_index_that_goes_gives_its_children_back(model: ImagesModel) -> None:
    _open(model)
    model.set_children(digest("idx"), [AMD])
    model.drop([digest("idx")])
    assert _cells(model) == [f"sha256:{digest('amd')[7:11]}…0000 untagged", "v1"]


def test_a_failed_index_says_so_and_can_be_asked_again(model: ImagesModel) -> None:
    _open(model)
    model.set_failed(digest("idx"), OSError("E"))
    assert (_cells(model)[1], _cells(model, 1)[1]) == ("title of E", "try again")
    row = model.row_at(1)
    assert isinstance(row, NestedRow)
    assert row.face is Face.FAILED
    wanted: list[str] = []
    model.children_wanted.connect(wanted.append)
    model.try_again(row)
    model.set_loading(digest("idx"))
    assert (wanted, _cells(model)[1]) == ([digest("idx")], "Reading…")


def test_reading_given_up_closes_the_index(model: ImagesModel) -> None:
    _open(model)
    model.set_loading(digest("idx"))
    model.set_unloaded(digest("idx"))
    assert not model.is_open(digest("idx"))
    assert len(_cells(model)) == 3


def test_nested_rows_follow_sorting_and_filtering(model: ImagesModel) -> None:
    _open(model)
    model.set_children(digest("idx"), [AMD, ARM])
    model.sort(0, Qt.SortOrder.AscendingOrder)
    assert _cells(model) == ["v1", "v2", "linux/amd64", "linux/arm64"]
    model.filter_by("v2")
    assert _cells(model) == ["v2", "linux/amd64", "linux/arm64"]
    assert model.shown_images() == 1
    model.filter_by(digest("amd")[7:17])
    assert _cells(model) == ["v2", "linux/amd64", "linux/arm64"]
    model.filter_by("v1")
    assert _cells(model) == ["v1"]


def test_rows_are_found_by_tag_digest_and_below_indexes(model: ImagesModel) -> None:
    model.set_children(digest("idx"), [AMD, PROOF])
    assert model.identity_of_tag("v1") == digest("old")
    assert model.identity_of_tag("V1") == ""
    assert model.identity_of_digest(digest("nobody")) == ""
    path = model.identity_of_digest(digest("proof"))
    assert model.position_of(path) == -1
    model.reveal(path)
    assert model.row_at(model.position_of(path)) == NestedRow(path, FOLD, digest("idx"), 2, Face.CHILD, PROOF)


def test_archived_images_are_counted_and_badged(model: ImagesModel) -> None:
    model.put([image("cold", "v0", status="ARCHIVED"), image("warm", "v00", status="ACTIVATING")])
    assert (model.archived(), _cells(model)[-2:]) == (1, ["v00 Restoring…", "v0 Archived"])
    model.put([image("cold", "v0")])
    assert model.archived() == 0


def test_matching_tags_come_first(model: ImagesModel) -> None:
    model.put([image("many", *(f"build-{n}" for n in range(300)))])
    model.filter_by("build-277")
    assert model.index(0, 0).data(CELL_ROLE).chips[0] == "build-277"


def test_what_opens(model: ImagesModel) -> None:
    assert [model.tree.opens(model.row_at(row)) for row in range(3)] == [True, False, False]
    assert not model.tree.opens(None)


@pytest.mark.parametrize("seed", range(10))
def test_whatever_happens_qt_finds_no_fault(model: ImagesModel, seed: int) -> None:
    chance = random.Random(seed)
    names = [f"n{n}" for n in range(12)]
    children = [
        child(name, chance.choice((ImageKind.IMAGE, ImageKind.INDEX, ImageKind.SBOM))) for name in names
    ]
    for _ in range(60):
        name = chance.choice(names)
        visible = [model.identity_at(row) for row in range(model.rowCount())]
        match chance.randrange(9):
            case 0:
                tags = (name,) if chance.random() < 0.5 else ()
                about = {"subject_digest": digest(chance.choice(names))} if chance.random() < 0.3 else {}
                kind = "text/x-note" if about else ""
                more = {"pushed_at_s": chance.random(), "artifact_type": kind, **about}
                new = chance.choice([index, image])(name, *tags, **more)
                model.put([new, image("t", _tag(name, "sig"))], show=chance.random() < 0.7)
            case 1:
                model.set_children(digest(name), chance.sample(children, 3))
            case 2:
                model.set_failed(digest(name), OSError())
            case 3:
                model.drop([digest(name)])
            case 4:
                model.filter_by(chance.choice(["", "n1", "v"]))
            case 5:
                model.list_artifacts(are_listed=chance.random() < 0.3)
            case 6:
                model.sort(chance.randrange(4), chance.choice(list(Qt.SortOrder)))
            case _ if visible:
                model.set_open(chance.choice(visible), is_open=chance.random() < 0.8)
        model.show_arrived()
        shown = [model.identity_at(row) for row in range(model.rowCount())]
        assert model._visible == model._arranged()
        assert len(set(shown)) == len(shown)
        roots = {identity.partition("/")[0] for identity in shown if "/" in identity}
        assert roots <= set(shown)
        assert [model.position_of(identity) for identity in shown] == list(range(len(shown)))


def test_missing_is_a_child_that_ecr_says_it_has_not_and_no_other(model: ImagesModel) -> None:
    gone = replace(AMD, error=ImageNotFoundError("gone"))
    asked_too_often = replace(ARM, error=ThrottledError("throttling"))
    model.set_children(digest("idx"), [gone, asked_too_often])
    _open(model)
    pills = [model.index(row, 0).data(CELL_ROLE).pill for row in (1, 2)]
    assert [(pill.text, pill.tone) for pill in pills] == [("Missing", Tone.BAD), ("Unknown", Tone.WARN)]


def test_open_rows_can_be_read_until_they_are_gone(model: ImagesModel) -> None:
    _open(model)
    seen: list[str] = []
    model.modelAboutToBeReset.connect(
        lambda: seen.extend(model.identity_at(row) for row in range(model.rowCount()))
    )
    model.clear()
    assert any("/" in identity for identity in seen)
    assert model.rowCount() == 0
