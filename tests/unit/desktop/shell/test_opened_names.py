"""What was opened before: by registry, the last first, bounded, and never what has a secret's look."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.opened_names import (
    MOST_NAMES,
    MOST_REGISTRIES,
    joined,
    name_of,
    names_in,
    registry_key,
    repositories_in,
    with_opened,
)

DIGEST = "sha256:" + "ab" * 32
KEY = "111122223333 eu-central-1"


def test_the_last_opened_is_first_and_each_once() -> None:
    opened = with_opened(with_opened({}, KEY, "team/app:1"), KEY, "team/web:2")
    opened = with_opened(with_opened(opened, "other", "x1:1"), KEY, "team/app:1")
    assert dict(opened) == {KEY: ("team/app:1", "team/web:2"), "other": ("x1:1",)}
    assert next(iter(opened)) == KEY


@pytest.mark.parametrize(
    "name", ["", "Team/App", "a", "team/app:", "x y", "team/app:1\n", "team/app:" + "x" * 301]
)
def test_what_is_no_name_is_neither_kept_nor_offered(name: str) -> None:
    assert with_opened({}, KEY, name) == {}
    assert names_in({KEY: (name, "team/app:1")}, KEY) == ("team/app:1",)


def test_what_has_a_secrets_look_would_keep_all_settings_from_being_written() -> None:
    assert with_opened({}, KEY, "team/app:AKIDLAYERSCOPELOCAL0") != {}  # as harmless as any tag
    assert with_opened({}, KEY, "x/secretaccesskey:wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0") == {}


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 90)), max_size=200))
def test_it_is_bounded(each: list[tuple[int, int]]) -> None:
    opened: Any = {}
    for key, name in each:
        opened = with_opened(opened, str(key), f"team/app:{name}")
    both = joined(opened, {str(key): (f"team/app:x{key}",) for key in range(50)})
    for kept in (opened, both):
        assert len(kept) <= MOST_REGISTRIES
        assert all(len(names) == len(set(names)) <= MOST_NAMES for names in kept.values())
    if each:
        assert opened[str(each[-1][0])][0] == f"team/app:{each[-1][1]}"


def test_an_image_is_gone_to_by_its_tag_else_by_its_digest() -> None:
    assert name_of(ImageChoice("team/app", DIGEST, "1.4")) == "team/app:1.4"
    assert name_of(ImageChoice("team/app", DIGEST)) == f"team/app@{DIGEST}"
    assert repositories_in(("team/app:1.4", f"team/app@{DIGEST}", "web")) == ("team/app", "web")


def test_a_registry_is_the_profiles_until_it_is_known_whose_it_is() -> None:
    def key(registry_id: str, endpoint: str = "") -> str:
        account = Account("prod", endpoint_url=endpoint)
        return registry_key(SimpleNamespace(registry_id=registry_id, region="eu-central-1", account=account))  # type: ignore[arg-type]

    assert key("111122223333") == KEY
    assert key("") == "profile prod eu-central-1"
    assert key("111122223333", "http://127.0.0.1:1") == f"{KEY} http://127.0.0.1:1"
