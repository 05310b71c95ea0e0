"""The list of transfers in its file: what comes back, from whom, and what is never written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.files.jsonfile import Loss
from layerscope.transfers.disk import kept as kept_module
from layerscope.transfers.disk.kept import KeptTransfer, TransfersFile
from layerscope.transfers.rules.stages import Stage

ONE = KeptTransfer(
    kind="layer",
    name="layer.tar.gz",
    folder=Path("/data/layers"),
    size_bytes=48_200_000,
    digest="sha256:" + "4b" * 32,
    stage=Stage.RUNNING,
    source={"profile": "prod", "repository": "team/app", "region": "eu-central-1", "endpoint_url": ""},
)
OTHER = replace(ONE, name="other.tar.gz", size_bytes=None, stage=Stage.PAUSED)


def saved(folder: Path, *transfers: KeptTransfer) -> None:
    file = TransfersFile(folder)
    file.load()
    file.save(transfers)
    file.close()


def test_what_is_saved_is_there_the_next_time(tmp_path: Path) -> None:
    saved(tmp_path / "new", ONE, OTHER)
    file = TransfersFile(tmp_path / "new")
    assert file.load().transfers == (ONE, OTHER)
    file.close()


def test_before_it_was_loaded_nothing_is_written(tmp_path: Path) -> None:
    TransfersFile(tmp_path).save([ONE])
    assert list(tmp_path.iterdir()) == []


def test_two_runs_at_a_time_have_a_list_each(tmp_path: Path) -> None:
    first, second = TransfersFile(tmp_path), TransfersFile(tmp_path)
    assert first.load().transfers == second.load().transfers == ()
    first.save([ONE])
    second.save([OTHER])
    second.close()
    third = TransfersFile(tmp_path)
    assert third.load().transfers == (OTHER,)  # the first one's are under way
    third.save([OTHER])
    first.close()
    third.close()
    last = TransfersFile(tmp_path)
    assert last.load().transfers == (ONE, OTHER)  # nobody is at them any more
    last.save([ONE, OTHER])
    last.close()
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["transfers.json"]


def test_a_list_taken_over_stays_until_it_is_in_another(tmp_path: Path) -> None:
    first, second = TransfersFile(tmp_path), TransfersFile(tmp_path)
    first.load()
    second.load()
    second.save([ONE])
    first.close()
    second.close()
    killed = TransfersFile(tmp_path)
    assert killed.load().transfers == (ONE,)
    killed.close()  # before it saved
    last = TransfersFile(tmp_path)
    assert last.load().transfers == (ONE,)
    last.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"source": {"endpoint_url": "https://me:hunter2@ecr.example"}},
        {"source": {"note": "https://store.example/blob?X-Amz-Signature=5ec2e7"}},
        {"name": "x?X-Amz-Security-Token=abc"},
        {"folder": Path("/data/\udcff")},
    ],
)
def test_what_looks_like_a_secret_is_left_out(tmp_path: Path, changes: dict[str, object]) -> None:
    saved(tmp_path, replace(ONE, **changes), OTHER)  # type: ignore[arg-type]
    file = TransfersFile(tmp_path)
    assert file.load().transfers == (OTHER,)
    file.close()


def test_a_broken_file_is_kept_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "transfers.json").write_text("{")
    file = TransfersFile(tmp_path)
    loaded = file.load()
    assert (loaded.transfers, loaded.loss) == ((), Loss.BROKEN)
    assert loaded.kept_as is not None
    assert loaded.kept_as.read_text() == "{"
    file.close()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8),
       st.sampled_from(["kind", "name", "folder", "size_bytes", "digest", "stage", "source"]))  # fmt: skip
def test_one_that_cannot_be_read_does_not_hide_the_others(value: object, field: str) -> None:
    good = kept_module._written(ONE)
    assert good is not None
    lines = json.loads(json.dumps([{**good, field: value}, good]))
    assert kept_module._read({"transfers": lines})[-1] == ONE


def test_only_what_somebody_paused_stays_paused() -> None:
    assert [stage for stage in Stage if stage.is_unfinished] == [
        Stage.WAITING, Stage.ASKING, Stage.RUNNING, Stage.PAUSED, Stage.BLOCKED, Stage.INTERRUPTED,
        Stage.FAILED,
    ]  # fmt: skip
    assert {stage.after_restart for stage in Stage if stage is not Stage.PAUSED} == {Stage.INTERRUPTED}
    assert Stage.PAUSED.after_restart is Stage.PAUSED
