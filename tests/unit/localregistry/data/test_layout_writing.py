"""index.json after pushes: each tag on the image that was pushed with it last, and nothing lost."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.localregistry.content.repository_writer import PushedImage
from layerscope.localregistry.data.layout_writing import LayoutWriter, listed, make_layout, replace_file
from unit.localregistry.layouts import OCI_MANIFEST, digest

NAME = "org.opencontainers.image.ref.name"
IMAGES = [b"one", b"two", b"three"]
pushes = st.tuples(st.sampled_from(IMAGES), st.sampled_from(["", "1.0", "latest"]))


def pushed(content: bytes, tag: str) -> PushedImage:
    return PushedImage(content, digest(content), OCI_MANIFEST, tag, 1_700_000_000.0)


def tags(entries: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(each.get("annotations", {}).get(NAME, ""), each["digest"]) for each in entries]


@settings(max_examples=60, deadline=None)
@given(st.lists(pushes, max_size=10))
def test_a_tag_is_on_one_image_and_no_image_is_lost(done: list[tuple[bytes, str]]) -> None:
    entries: list[dict[str, Any]] = [{"digest": digest(b"other"), "annotations": {"mine": "kept"}}]
    expected: dict[str, str] = {}
    for content, tag in done:
        entries = listed(entries, pushed(content, tag))
        expected |= {tag: digest(content)} if tag else {}
    named = tags(entries)
    assert {tag: name for tag, name in named if tag} == expected
    assert len([tag for tag, _ in named if tag]) == len(expected)
    assert {name for _, name in named} == {digest(b"other")} | {digest(content) for content, _ in done}
    # An image is listed without a tag only where it has none, and then once.
    assert len(named) == len(set(named))
    assert not {name for tag, name in named if not tag} & {name for tag, name in named if tag}
    assert entries[0] == {"digest": digest(b"other"), "annotations": {"mine": "kept"}}


def test_whoever_reads_meanwhile_sees_whole_images(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    make_layout(folder, {})
    writer = LayoutWriter(folder, threading.RLock())
    ended = threading.Event()

    def push_all() -> None:
        for number in range(60):
            writer.put_image(pushed(b"%d" % number, "latest"))
        ended.set()

    pushing = threading.Thread(target=push_all)
    pushing.start()
    seen = set()
    while not ended.is_set():
        entries = json.loads((folder / "index.json").read_text())["manifests"]
        seen.add(len(entries))
        assert [tag for tag, _ in tags(entries)].count("latest") == (1 if entries else 0)
        assert all(writer.blob_file(each["digest"]).stat().st_size == each["size"] for each in entries)
    pushing.join()
    assert len(seen) > 1
    assert len(json.loads((folder / "index.json").read_text())["manifests"]) == 60


def test_what_is_no_entry_stays_as_it_is() -> None:
    odd: list[Any] = ["text", None, {"digest": 3, "annotations": "none"}, {"annotations": {NAME: 7}}]
    assert listed(odd, pushed(b"one", "1.0"))[:4] == odd


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "index.json"
    replace_file(path, b"before")
    path_of_folder = tmp_path / "folder"
    (path_of_folder / "inside").mkdir(parents=True)
    for target in (path_of_folder, path):
        try:
            replace_file(target, b"after")
        except OSError:
            assert target is path_of_folder
    assert path.read_bytes() == b"after"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["folder", "index.json"]


def test_an_image_pushed_before_keeps_its_time(tmp_path: Path) -> None:
    make_layout(tmp_path / "app", {})
    writer = LayoutWriter(tmp_path / "app", threading.RLock())
    writer.put_image(pushed(b"one", "1.0"))
    writer.put_image(pushed(b"one", "2.0")._replace(pushed_at_s=1_800_000_000.0))
    assert writer.blob_file(digest(b"one")).stat().st_mtime == 1_700_000_000.0
    index = json.loads((tmp_path / "app" / "index.json").read_text())
    assert tags(index["manifests"]) == [("1.0", digest(b"one")), ("2.0", digest(b"one"))]


def test_a_blob_that_cannot_be_linked_in_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "app"
    make_layout(folder, {})
    writer = LayoutWriter(folder, threading.RLock())
    writer.blob_file(digest(b"layer")).mkdir(parents=True)
    source = tmp_path / "layer"
    source.write_bytes(b"layer")
    name = digest(b"layer").removeprefix("sha256:")
    with pytest.raises(OSError, match=name):
        writer.link_blob(digest(b"layer"), source)
    assert [each.name for each in (folder / "blobs" / "sha256").iterdir()] == [name]


def test_odd_annotations_are_read_and_written_alike() -> None:
    """A tag that is a number is served as text, so that another image takes it over; a list is none."""
    one, two = digest(b"one"), digest(b"two")
    odd = [{"digest": one, "annotations": {NAME: 5, "mine": "kept"}}, {"digest": two, "annotations": ["x"]}]
    assert listed(odd, pushed(b"two", "5")) == [
        {"digest": one, "annotations": {"mine": "kept"}},
        {"digest": two, "annotations": {NAME: "5"}},
    ]
