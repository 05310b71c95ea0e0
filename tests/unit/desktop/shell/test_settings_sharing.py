"""Settings of several runs in one file: each run's changes are kept, in whatever order they write."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell import settings_sharing
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.settings_sharing import merged, write_changes
from layerscope.desktop.theme.palette import ThemeChoice
from layerscope.files.jsonfile import InvalidContentError
from layerscope.files.locking import try_lock

_NAMES = st.lists(st.sampled_from(["", "prod", "dev", "ops"]), unique=True, max_size=4).map(tuple)
_SETTINGS = st.builds(
    Settings,
    window_geometry=st.sampled_from(["", "AAAA", "BBBB"]),
    splitters=st.sampled_from([{}, {"rows": (1, 2)}, {"rows": (3, 4)}]),
    theme=st.sampled_from(ThemeChoice),
    last_account=st.sampled_from([Account(), Account("prod"), Account("dev", "eu-west-1")]),
    recent_profiles=_NAMES,
    opened=st.dictionaries(st.sampled_from(["1 eu", "2 eu"]), st.sampled_from([("a1",), ("b1", "a1")])),
    proxy=st.sampled_from([None, "", "http://proxy:3128"]),
    fips=st.booleans(),
)


@given(_SETTINGS, _SETTINGS, _SETTINGS)
def test_what_this_run_changed_counts_and_all_else_is_the_files(
    before: Settings, now: Settings, present: Settings
) -> None:
    result = merged(before, now, present)
    for each in fields(Settings):
        mine, base, theirs = (getattr(of, each.name) for of in (now, before, present))
        got = getattr(result, each.name)
        if mine == base:
            assert got == theirs
        elif each.name.startswith("recent_"):
            assert got[: len(mine)] == mine
            assert set(got) == {*mine, *theirs}
        elif each.name == "opened" and mine:  # emptied, it is empty
            assert {(key, name) for key in got for name in got[key]} == {
                (key, name) for of in (mine, theirs) for key in of for name in of[key]
            }
            assert all(got[key][: len(mine[key])] == mine[key] for key in mine)
        else:
            assert got == mine


def test_what_was_used_last_is_remembered_up_to_its_number() -> None:
    mine, theirs = tuple(f"mine-{n}" for n in range(15)), tuple(f"theirs-{n}" for n in range(15))
    result = merged(Settings(), Settings(recent_profiles=mine), Settings(recent_profiles=theirs))
    assert result.recent_profiles == (*mine, *theirs[:5])


def test_two_runs_keep_each_others_changes(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "new" / "settings.json")
    start = Settings(recent_profiles=("ops",))
    write_changes(file, start, start)
    one = replace(start, theme=ThemeChoice.DARK, recent_profiles=("dev", "ops"))
    other = replace(start, last_account=Account("prod"), recent_profiles=("prod", "ops"))
    write_changes(file, start, one)
    write_changes(file, start, other)
    write_changes(file, one, one)  # the first one's end
    assert file.load().settings == replace(
        one, last_account=Account("prod"), recent_profiles=("prod", "ops", "dev")
    )


def test_without_a_change_nothing_is_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    write_changes(file, Settings(), Settings())
    written = file.path.stat()
    write_changes(file, Settings(fips=True), Settings(fips=True))
    assert file.path.stat() == written


@pytest.mark.parametrize("content", ["{", json.dumps({"version": 99})])
def test_a_file_that_broke_in_the_meantime_is_kept_and_replaced_whole(tmp_path: Path, content: str) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_text(content)
    before = Settings(language="de", download_folder="/data")
    write_changes(file, before, replace(before, fips=True))
    assert file.load().settings == replace(before, fips=True)
    assert [path.read_text() for path in tmp_path.glob("settings.*.json")] == [content]


def test_a_secret_is_not_written_and_the_file_stays(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings(language="de"))
    secret = Settings(language="de", ca_file="aws_secret_access_key=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0")
    with pytest.raises(InvalidContentError):
        write_changes(file, Settings(language="de"), secret)
    assert file.load().settings == Settings(language="de")


def test_another_runs_write_is_waited_for_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[bool] = []

    def attempt(file: Any) -> bool:
        attempts.append(try_lock(file))
        return attempts[-1]

    monkeypatch.setattr(settings_sharing, "try_lock", attempt)
    monkeypatch.setattr(settings_sharing, "LOCK_PATIENCE_S", 0.05)
    file = SettingsFile(tmp_path / "settings.json")
    with (tmp_path / ".settings.lock").open("ab") as other:
        assert try_lock(other)
        write_changes(file, Settings(), Settings(fips=True))
    assert attempts
    assert not any(attempts)
    assert file.load().settings.fips
    write_changes(file, Settings(), Settings(dual_stack=True))
    assert attempts[-1]
