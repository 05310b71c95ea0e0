"""The restores that are followed, in their file: by who asked, for a day, and never in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layerscope.desktop.inventory.kept_restores import MOST_AGE_S, MOST_KEPT, KeptRestores
from layerscope.desktop.inventory.restoring import Restored

ME, OTHER = "a" * 64, "b" * 64


def image(number: int) -> Restored:
    return Restored("team/app", f"sha256:{number:064x}", f"team/app:v{number}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "restores.json"


@pytest.fixture
def now() -> list[float]:
    return [1_800_000_000.0]


@pytest.fixture
def kept(path: Path, now: list[float]) -> KeptRestores:
    return KeptRestores(path, lambda: now[0])


def test_what_is_noted_is_found_again_by_who_noted_it(kept: KeptRestores, path: Path) -> None:
    kept.note(ME, image(1))
    kept.note(OTHER, image(2))
    kept.note(ME, image(3))
    kept.note(ME, image(1))  # once more: it stands last
    another_run = KeptRestores(path, lambda: 1_800_000_001.0)
    assert another_run.of(ME) == (image(3), image(1))
    assert another_run.of(OTHER) == (image(2),)
    another_run.forget(OTHER, image(2))
    assert kept.of(OTHER) == ()
    assert kept.of(ME) == (image(3), image(1))


def test_where_nothing_is_kept_nothing_is_written(kept: KeptRestores, path: Path) -> None:
    assert kept.of(ME) == ()
    kept.forget(ME, image(1))
    assert not path.parent.exists()


@pytest.mark.parametrize(("age_s", "is_kept"), [(MOST_AGE_S - 1, True), (MOST_AGE_S, False), (-1.0, False)])
def test_after_a_day_it_is_followed_no_more(
    kept: KeptRestores, now: list[float], age_s: float, *, is_kept: bool
) -> None:
    kept.note(ME, image(1))
    now[0] += age_s
    assert kept.of(ME) == (image(1),) * is_kept


def test_only_the_last_ones_are_kept(kept: KeptRestores) -> None:
    for number in range(MOST_KEPT + 3):
        kept.note(ME, image(number))
    assert kept.of(ME) == tuple(image(number) for number in range(3, MOST_KEPT + 3))


@pytest.mark.parametrize(
    "line",
    [
        None,
        [],
        {"asker": ME},
        {"asker": ME, "repository": "r", "digest": "none", "title": "t", "began_at_s": 1_800_000_000.0},
        {"asker": ME, "repository": "r", "digest": image(2).digest, "title": 7, "began_at_s": 1_800_000_000},
        {"asker": ME, "repository": "r", "digest": image(2).digest, "title": "t", "began_at_s": True},
    ],
)
def test_a_line_that_cannot_be_read_is_left_out(kept: KeptRestores, path: Path, line: object) -> None:
    kept.note(ME, image(1))
    content = json.loads(path.read_text())
    content["restores"].append(line)
    path.write_text(json.dumps(content))
    assert kept.of(ME) == (image(1),)


@pytest.mark.parametrize("content", ["{", "[]", '{"version": 1}', '{"version": 2, "restores": []}'])
def test_a_broken_or_newer_file_is_put_aside(kept: KeptRestores, path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content)
    assert kept.of(ME) == ()
    kept.note(ME, image(1))
    assert kept.of(ME) == (image(1),)
    assert content in {each.read_text() for each in path.parent.iterdir()}


def test_a_disk_that_refuses_costs_only_the_following(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    kept = KeptRestores(tmp_path / "state" / "restores.json")
    kept.note(ME, image(1))
    assert kept.of(ME) == ()


def test_what_is_cleared_is_followed_no_more(kept: KeptRestores, path: Path) -> None:
    kept.note(ME, image(1))
    kept.clear()
    assert not path.exists()
    assert kept.of(ME) == ()
