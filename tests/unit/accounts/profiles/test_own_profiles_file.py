"""The own profiles' file: whole, without secrets, and no reason not to start."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.own_profiles import PROFILE_FIELDS, OwnKind, OwnProfile, by_name, of_its_kind
from layerscope.accounts.profiles.own_profiles_file import (
    LoadedProfiles,
    OwnProfilesFile,
    _fields,
    _read,
    default_path,
)
from layerscope.accounts.rules.validation.editing import add, delete, validation_errors
from layerscope.files.jsonfile import InvalidContentError, JsonFile, Loss

PROD = OwnProfile("prod", access_key_id="AKIAIOSFODNN7EXAMPLE", colour="#c01c28")
TEST = OwnProfile("Test", access_key_id="AKIAIOSFODNN7EXAMPLF")


@pytest.fixture
def file(tmp_path: Path) -> OwnProfilesFile:
    return OwnProfilesFile(tmp_path / "layerscope" / "profiles.json")


def test_what_is_saved_is_loaded(file: OwnProfilesFile) -> None:
    assert file.load() == LoadedProfiles(())
    file.save((TEST, PROD))
    assert file.load() == LoadedProfiles((PROD, TEST))
    assert json.loads(file.path.read_text())["profiles"][0] == {
        "name": "prod", "kind": "keys", "colour": "#c01c28", "access_key_id": "AKIAIOSFODNN7EXAMPLE",
    }  # fmt: skip


def test_a_change_starts_from_what_the_file_holds_now(file: OwnProfilesFile) -> None:
    file.save((PROD,))
    other_window = OwnProfilesFile(file.path)
    other_window.update(lambda profiles: add(profiles, TEST))
    assert file.update(lambda profiles: delete(profiles, "prod")) == LoadedProfiles((TEST,))
    assert file.load() == LoadedProfiles((TEST,))


def test_a_refused_change_changes_nothing(file: OwnProfilesFile) -> None:
    file.save((PROD,))
    with pytest.raises(Exception, match="has the name prod"):
        file.update(lambda profiles: add(profiles, PROD))
    assert file.load() == LoadedProfiles((PROD,))


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"version": 1}', '{"version": 1, "profiles": {}}'])
def test_a_broken_file_is_kept(file: OwnProfilesFile, content: str) -> None:
    file.path.parent.mkdir()
    file.path.write_text(content)
    loaded = file.load()
    assert (loaded.profiles, loaded.loss) == ((), Loss.BROKEN)
    assert loaded.kept_as
    assert loaded.kept_as.read_text() == content


def test_a_newer_version_s_file_is_kept(file: OwnProfilesFile) -> None:
    JsonFile(file.path, version=2).save({"profiles": {"by": "id"}})
    loaded = file.load()
    assert loaded.loss is Loss.NEWER
    assert loaded.kept_as == file.path.with_name("profiles.newer.json")


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "prod",
        {},
        {"name": ""},
        {"name": 7, "kind": "keys"},
        {"name": "a"},
        {"name": "a", "kind": "magic"},
        {"name": "a", "kind": ["keys"]},
        {"name": "a", "kind": "keys", "region": 1},
        {"name": "PROD", "kind": "keys"},
    ],
)
def test_one_broken_entry_does_not_take_the_others_along(file: OwnProfilesFile, entry: Any) -> None:
    good = [{"name": "prod", "kind": "keys"}, {"name": "test", "kind": "sso"}]
    JsonFile(file.path, version=1).save({"profiles": [good[0], entry, good[1]]})
    loaded = file.load()
    assert [profile.name for profile in loaded.profiles] == ["prod", "test"]
    assert loaded.loss is Loss.BROKEN
    assert loaded.kept_as
    assert json.loads(loaded.kept_as.read_text())["profiles"][1] == entry
    assert file.load() == LoadedProfiles(loaded.profiles)


def test_fields_of_a_later_day_are_passed_over(file: OwnProfilesFile) -> None:
    JsonFile(file.path, version=1).save({"profiles": [{"name": "a", "kind": "role", "tags": []}], "order": 1})
    assert file.load() == LoadedProfiles((OwnProfile("a", OwnKind.ROLE),))


def test_a_file_that_cannot_be_read_is_not_replaced(file: OwnProfilesFile) -> None:
    file.path.mkdir(parents=True)
    assert file.load() == LoadedProfiles((), Loss.UNREADABLE)
    with pytest.raises(OSError, match="directory"):
        file.update(lambda profiles: add(profiles, PROD))


def test_a_secret_is_not_written(file: OwnProfilesFile) -> None:
    with pytest.raises(InvalidContentError):
        file.save((dataclasses.replace(PROD, endpoint_url="https://me:secret@host"),))
    assert not file.path.exists()


def test_it_lies_in_the_configuration_folder() -> None:
    assert default_path().name == "profiles.json"
    assert "layerscope" in default_path().parts


@given(st.sampled_from(["name", "external_id", "endpoint_url", "sso_start_url"]),
       st.text(max_size=60) | st.sampled_from(["token=abc", "a?sig=abcdef", "x password: abc", "https://h/t=1"]),
       st.sampled_from(list(OwnKind)))  # fmt: skip
def test_whatever_is_no_mistake_can_be_saved(field: str, value: str, kind: OwnKind) -> None:
    filled = OwnProfile(
        "a", kind, access_key_id="AKIAIOSFODNN7EXAMPLE", role_arn="arn:aws:iam::111122223333:role/A",
        source_profile="b", sso_start_url="https://a.b", sso_region="eu-west-1", sso_account_id="1" * 12,
        sso_role_name="R",
    )  # fmt: skip
    profile = dataclasses.replace(filled, **{field: value})
    if not validation_errors((), profile, {"b"}):
        entry = _fields(of_its_kind(profile))
        text = JsonFile(Path("never written"), 1)._text({"profiles": [entry]}, is_checked=False)
        assert json.loads(text)["profiles"] == [entry]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*PROFILE_FIELDS, "kind"]) | st.text(), inner)
    ),
    max_leaves=20,
)


@given(st.lists(json_values))
def test_no_content_stops_the_start(entries: list[Any]) -> None:
    profiles, whole = _read({"profiles": entries})
    assert profiles == by_name(profiles)
    assert whole == (len(profiles) == len(entries))
