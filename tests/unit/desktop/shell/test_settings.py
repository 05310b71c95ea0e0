"""Settings: written whole or not at all, and a start that survives whatever lies in the file."""

from __future__ import annotations

import contextlib
import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account
from layerscope.contents.model.limits import UNASKED_BYTES
from layerscope.desktop.shell.settings import (
    LoadedSettings,
    Settings,
    SettingsFile,
    ThemeChoice,
    default_path,
)
from layerscope.desktop.shell.settings_loss import loss_text
from layerscope.desktop.tables.table_state import TableState
from layerscope.files.jsonfile import InvalidContentError, Loss
from layerscope.files.records import from_json

CHANGED = Settings(
    window_geometry="AdnQywADAAA=",
    splitters={"columns": (262, 443, 667)},
    tables={"layers": TableState({"size": 80}, "size", descending=True)},
    writes_tar=True,
    theme=ThemeChoice.DARK,
    language="de",
    last_account=Account(profile="prod-readonly", region="eu-central-1"),
    recent_profiles=("prod-readonly", ""),
    recent_regions=("eu-central-1",),
    ca_file="/etc/company.pem",
    proxy="http://proxy.example:3128",
    dual_stack=True,
    fips=True,
    download_folder="/data/layers",
    transfers_at_once=5,
    speed_limit_bytes_per_s=2_000_000,
    continue_transfers=True,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "new" / "settings.json")
    assert file.load() == LoadedSettings(Settings())
    file.save(CHANGED)
    assert file.load() == LoadedSettings(CHANGED)
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"version": "1"}',
        b'{"version": 1, "theme": "purple"}',
        b'{"version": 1, "splitters": {"a": ["wide"]}}',
        b'{"version": 1, "splitters": {"a": [true]}}',
        b'{"version": 1, "splitters": 7}',
        b'{"version": 1, "tables": {"a": 1}}',
        b'{"version": 1, "tables": {"a": {"widths": {"size": "wide"}}}}',
        b'{"version": 1, "language": null}',
        b'{"version": 1, "continue_transfers": 1}',
        b'{"version": 1, "speed_limit_bytes_per_s": "fast"}',
        b'{"version": 1, "last_account": "prod"}',
        b'{"version": 1, "recent_profiles": "prod"}',
        b'{"version": 1, "recent_regions": [7]}',
        b'{"version": 1, "proxy": 7}',
        b'{"version": 1, "fips": 1}',
        b'{"version": 1, "last_account": {"profile": 7}}',
        b"[" * 200_000,
    ],
)
def test_a_broken_file_is_kept_and_the_defaults_start(tmp_path: Path, content: bytes) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_bytes(content)
    loaded = file.load()
    assert (loaded.settings, loaded.loss) == (Settings(), Loss.BROKEN)
    assert loaded.kept_as is not None
    assert loaded.kept_as.read_bytes() == content
    assert str(loaded.kept_as) in loss_text(loaded)
    file.save(CHANGED)
    assert file.load().settings == CHANGED


def test_a_newer_version_s_file_is_kept(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_text('{"version": 2, "theme": {"name": "purple"}}')
    loaded = file.load()
    assert loaded.loss is Loss.NEWER
    assert loaded.kept_as == tmp_path / "settings.newer.json"
    assert loaded.kept_as.exists()
    assert "newer version" in loss_text(loaded)


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.mkdir()
    loaded = file.load()
    assert (loaded.settings, loaded.loss, loaded.kept_as) == (Settings(), Loss.UNREADABLE, None)
    assert loss_text(loaded).endswith("defaults.")


def test_unknown_fields_are_passed_over(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_text('{"version": 1, "language": "de", "wallpaper": "clouds"}')
    assert file.load() == LoadedSettings(Settings(language="de"))


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(CHANGED)

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layerscope.files.jsonfile.os.fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        file.save(Settings())
    assert file.load().settings == CHANGED
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_secret_is_not_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(InvalidContentError):
        file.save(Settings(last_account=Account(endpoint_url="https://me:secret@x.example")))
    assert not file.path.exists()


def test_nothing_but_the_declared_fields_is_written(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.save(Settings())
    assert set(json.loads(file.path.read_text())) == {
        "version", "window_geometry", "splitters", "tables", "theme", "language", "last_account",
        "lists_signatures", "asks_before_quitting", "contrast", "motion", "font_size", "utc",
        "recent_profiles", "recent_regions", "opened", "last_places", "favorites",
        "ca_file", "proxy", "dual_stack", "fips",
        "download_folder", "asks_where", "transfers_at_once", "speed_limit_bytes_per_s", "continue_transfers",
        "continues_once", "writes_tar", "keeps_contents", "lists_up_to_bytes",
        "looks_for_updates", "updates_read_at_s", "latest_version", "dismissed_version",
    }  # fmt: skip


def test_it_lies_in_the_configuration_folder() -> None:
    assert default_path().name == "settings.json"
    assert "layerscope" in default_path().parts


def test_the_window_asks_from_the_same_cost_on_as_commands() -> None:
    assert Settings().lists_up_to_bytes == UNASKED_BYTES


def test_nothing_lost_nothing_said() -> None:
    assert loss_text(LoadedSettings(CHANGED)) == ""


def _any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type, with a value other than the default for every field of a dataclass."""
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{each.name: _any_of(hints[each.name]) for each in dataclasses.fields(kind)})
    inner = [_any_of(each) for each in get_args(kind) if each not in (type(None), ...)]
    if get_origin(kind) is tuple:
        return st.lists(inner[0], max_size=3).map(tuple)
    if get_origin(kind) is Mapping:
        return st.dictionaries(*inner, max_size=3)
    if inner:
        return st.none() | inner[0]
    return st.text("abcä/-. 0", max_size=8) if kind is str else st.from_type(kind)


@given(_any_of(Settings))
def test_every_field_is_read_back(settings: Settings) -> None:
    """Whatever fields there are: one that is written and not read back cannot be added."""
    with TemporaryDirectory() as folder:
        file = SettingsFile(Path(folder) / "settings.json")
        file.save(settings)
        assert file.load() == LoadedSettings(settings)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12),
       st.sampled_from([each.name for each in dataclasses.fields(Settings)]))  # fmt: skip
def test_no_content_stops_the_start(value: object, name: str) -> None:
    fields = json.loads(json.dumps({name: value}))
    with contextlib.suppress(InvalidContentError):  # any other error would stop the start
        assert isinstance(from_json(Settings, fields), Settings)


def test_columns_remembered_by_position_are_passed_over(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.path.write_text('{"version": 1, "language": "de", "columns": {"layers": "AAAA/wAAAA=="}}')
    assert file.load() == LoadedSettings(Settings(language="de"))
