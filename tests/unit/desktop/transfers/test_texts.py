"""What is said of a transfer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.transfers import texts
from layerscope.registry.errors.blobs import UrlDeniedError
from layerscope.registry.model.layers import Layer
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.errors import DiskFullError
from layerscope.transfers.rules.stages import Stage, stage_after
from support.fakes.layer_fakes import digest
from support.fakes.transfer_fakes import FOLDER, a_row

FULL = DiskFullError(FOLDER, 3_200_000_000)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "1 s left"),
        (0.4, "1 s left"),
        (59, "59 s left"),
        (60, "1 min left"),
        (89, "1 min left"),
        (3599, "60 min left"),
        (7500, "2 h 5 min left"),
        (86_400, "24 h 0 min left"),
        (1e12, "more than a day left"),
        (float("inf"), "more than a day left"),
    ],
)
def test_time_left(seconds: float, text: str) -> None:
    assert texts.time_left(seconds) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "0 bytes of 48.2 MB"),
        ({"received_bytes": 1_000_000, "speed_bytes_per_s": 0.2}, "1.0 MB of 48.2 MB"),
        ({"received_bytes": 1_000_000, "size_bytes": None, "speed_bytes_per_s": 5e5}, "1.0 MB · 500 kB/s"),
        ({"stage": Stage.VERIFIED, "received_bytes": 48_200_000}, "48.2 MB"),
        ({"stage": Stage.WAITING}, "48.2 MB"),
        ({"stage": Stage.WAITING, "size_bytes": None}, ""),
        ({"stage": Stage.INTERRUPTED, "received_bytes": 4_100_000}, "4.1 MB of 48.2 MB"),
    ],
)
def test_amount(changes: dict[str, object], text: str) -> None:
    assert texts.amount(a_row(**changes)) == text  # type: ignore[arg-type]


@given(received=st.integers(0, 2**50), size=st.none() | st.integers(0, 2**50), stage=st.sampled_from(Stage))
def test_only_what_is_verified_is_complete(received: int, size: int | None, stage: Stage) -> None:
    percentage = int(texts.percentage(a_row(stage, received_bytes=received, size_bytes=size)).rstrip("%"))
    assert 0 <= percentage <= 100
    assert (percentage == 100) == (stage is Stage.VERIFIED)


@given(speed=st.floats(0, 1e15), received=st.integers(0, 2**50))
def test_any_speed_has_words(speed: float, received: int) -> None:
    text = texts.amount(a_row(speed_bytes_per_s=speed, received_bytes=received, size_bytes=2**50))
    assert ("left" in text) == (speed >= 1)


def test_a_layer_goes_by_its_image_and_place() -> None:
    layer, found = Layer(3, digest(1)), Layer(0, digest(1))
    assert texts.layer_title(ChosenLayer("team/app", layer, digest(2), "1.4")) == "team/app:1.4 · layer 3"
    assert texts.layer_title(ChosenLayer("team/app", layer, digest(2))) == "team/app@0000…0002 · layer 3"
    assert texts.layer_title(ChosenLayer("team/app", found)) == "team/app · 0000…0001"


def test_ends() -> None:
    verified = a_row(Stage.VERIFIED, path=FOLDER / "layer (2).tar.gz")
    assert texts.end(verified) == "Saved layer (2).tar.gz in /downloads. Digest verified."
    export = a_row(Stage.VERIFIED, path=Path.home() / "app.tar", proof=lambda: "5 blobs verified")
    assert texts.end(export) == "Saved app.tar in ~. 5 blobs verified."
    assert texts.state(export) == "5 blobs verified"
    assert texts.end(a_row(Stage.CANCELLED)) == "Canceled layer.tar.gz; partial file deleted."
    failed = texts.end(a_row(Stage.FAILED, error=UrlDeniedError("no")))
    assert failed.startswith("layer.tar.gz was not downloaded: ")
    assert failed.endswith(texts.state(a_row(Stage.FAILED, error=UrlDeniedError("no"))) + ".")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"stage": Stage.PAUSED}, "Paused"),
        ({"stage": Stage.PAUSED, "received_bytes": 4_100_000}, "Paused at 4.1 MB"),
        ({"stage": Stage.INTERRUPTED}, "Interrupted"),
        ({"stage": Stage.INTERRUPTED, "received_bytes": 4_100_000}, "Interrupted at 4.1 MB"),
        ({"stage": Stage.BLOCKED, "error": FULL}, "Paused: 3.2 GB more disk space needed"),
        (
            {"stage": Stage.BLOCKED, "error": DiskFullError(FOLDER, None)},
            "Not enough disk space for this layer",
        ),
        ({"stage": Stage.RUNNING, "event": ProgressEvent(Phase.RESUMED, 4_100_000)}, "Resumed at 4.1 MB"),
    ],
)
def test_how_it_stands(changes: dict[str, object], text: str) -> None:
    assert texts.state(a_row(**changes)) == text  # type: ignore[arg-type]


def test_the_tip_has_all_of_an_error() -> None:
    lines = texts.tip(a_row(Stage.FAILED, error=UrlDeniedError("no"))).split("\n")
    assert lines[0] == "team/checkout · layer 3 · 0000…0001"
    assert lines[1].startswith("sha256:")
    assert lines[2] == "48,200,000 bytes"
    assert len(lines) == 8


def test_counts_name_only_what_there_is() -> None:
    def rows(*stages: Stage) -> tuple[object, ...]:
        return tuple(a_row(stage) for stage in stages)

    assert texts.count(()) == ""
    assert texts.count(rows(Stage.RUNNING, Stage.WAITING, Stage.VERIFIED)) == "2 active · 1 done"
    assert texts.count(rows(Stage.FAILED, Stage.CANCELLED)) == "1 failed"
    assert texts.count(rows(Stage.BLOCKED, Stage.PAUSED, Stage.BLOCKED)) == "1 paused · 2 blocked"


def test_a_full_disk_blocks_and_says_why() -> None:
    row = a_row(stage_after(FULL), error=FULL)
    assert row.stage is Stage.BLOCKED
    assert texts.end(row) == "layer.tar.gz paused: Not enough disk space for this layer."
