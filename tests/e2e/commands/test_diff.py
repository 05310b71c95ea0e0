"""`layerscope diff`."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from e2e.commands.conftest import Run
from support.drivers.command_programs import serving
from support.samples.layer_bytes import tar_of

BASE = {"etc/same": b"same", "etc/changed": b"one", "etc/left": b"left"}
OTHER = {"etc/same": b"same", "etc/changed": b"two", "etc/right\x1b[2J": b"right"}


def test_two_images_differ_as_they_were_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(tmp_path) as (layout, registry):
        monkeypatch.setenv("AWS_ENDPOINT_URL", registry.endpoint)
        for tag, files in (("1", BASE), ("2", OTHER)):
            layout.image(gzip.compress(tar_of(files), mtime=0), tags=(tag,))
        same = run("diff", "team/app:1", "team/app:1")
        assert (same.status, same.out) == (0, "")
        ran = run("diff", "team/app:1", "team/app:2")
        assert ran.status == 1
        assert "\x1b" not in ran.out
        told = run("diff", "team/app:1", "team/app:2", "--json").document
        assert {each["path"]: each["side"] for each in told["files"]} == {
            "/etc/changed": "both",
            "/etc/left": "left",
            "/etc/right\x1b[2J": "right",
        }
        assert (told["packages"], told["sharedLayers"], told["isWhole"]) == ([], 0, True)
        monkeypatch.setattr("layerscope.commands.contents.paying.UNASKED_BYTES", 10)
        asked = run("diff", "team/app:1", "team/app:2", "--no-cache")
        assert (asked.status, asked.out) == (2, "")
        assert "--yes" in asked.err


def test_packages_are_told_apart(run: Run) -> None:
    told = run("diff", "inside/shop:1.0", "inside/shop:1.1", "--json")
    assert told.status == 1
    changed = {each["name"]: (each["left"], each["right"]) for each in told.document["packages"]}
    assert changed
    people = run("diff", "inside/shop:1.0", "inside/shop:1.1")
    for name in changed:
        assert name in people.out
    assert max(map(len, people.err.splitlines()), default=0) <= 110


@pytest.mark.parametrize("other", ["team/checkout:none", "team/checkout", "broken/bytes-denied:1.0"])
def test_trouble_is_another_status(run: Run, other: str) -> None:
    ran = run("diff", "team/checkout:v4.18.2", other)
    assert ran.status == 2
    assert "layerscope: " in ran.err
