"""A typed profile is tried as if it was kept, and whatever is wrong with its name is no hindrance."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.validation.typed_profile import TypedProfile, typed_profile
from layerscope.accounts.rules.validation.validation_errors import FieldFault, OwnProfileError
from layerscope.accounts.secrets.kept_keys import NoKeysKeptError

ID, OTHER_ID = "AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPL2"
KEYS = AccessKeys(ID, "secret")
PROD = OwnProfile("prod", access_key_id=ID)
ROLE = OwnProfile("role", OwnKind.ROLE, role_arn="arn:aws:iam::111122223333:role/R", source_profile="prod")


def typed(
    profile: OwnProfile, keys: AccessKeys | None = KEYS, name: str = ""
) -> TypedProfile | tuple[OwnProfileError, ...]:
    return typed_profile(
        (PROD, ROLE), profile, keys, name=name, stand_in="New profile", shared=("shared",)
    )  # fmt: skip


def tried(profile: OwnProfile, keys: AccessKeys | None = KEYS, name: str = "") -> TypedProfile:
    found = typed(profile, keys, name)
    assert isinstance(found, TypedProfile)
    return found


@pytest.mark.parametrize("name", ["", " ", "prod", "PROD", "shared", "n" * 101])
def test_a_new_profile_is_tried_whatever_its_name_is(name: str) -> None:
    found = tried(OwnProfile(name, access_key_id=ID))
    assert found.profile.name == "New profile"
    assert {each.name for each in found.own} == {"New profile", "prod", "role"}


def test_a_changed_profile_takes_the_place_of_the_kept_one_under_either_name() -> None:
    renamed = tried(replace(PROD, name="production"), name="prod")
    assert [(each.name, each.source_profile) for each in renamed.own] == [
        ("production", ""),
        ("role", "production"),
    ]
    without_a_name = tried(replace(PROD, name=""), name="prod")
    assert without_a_name.own == (PROD, ROLE)


def test_mistakes_besides_the_name_are_told_and_all_of_them() -> None:
    wrong = typed(OwnProfile("", access_key_id="short", region=" x"))
    assert isinstance(wrong, tuple)
    assert {error.fault for error in wrong} >= {FieldFault.ACCESS_KEY_ID}
    assert "name" not in {error.field for error in wrong}
    wrong = typed(replace(ROLE, role_arn=""), None, "role")
    assert [error.fault for error in wrong if isinstance(error, OwnProfileError)] == [FieldFault.MISSING]
    wrong = typed(
        replace(PROD, kind=OwnKind.ROLE, role_arn=ROLE.role_arn, source_profile="role"), None, "prod"
    )
    assert isinstance(wrong, tuple)
    assert [error.fault for error in wrong] == [FieldFault.SOURCE_LOOP]


def test_a_circle_that_a_new_name_closes_is_told() -> None:
    chain = replace(ROLE, name="chain", source_profile="role")
    wrong = typed_profile(
        (PROD, ROLE, chain),
        replace(ROLE, name="renamed", source_profile="chain"),
        None,
        name="role",
        stand_in="New profile",
        shared=(),
    )
    assert isinstance(wrong, tuple)
    assert [error.fault for error in wrong] == [FieldFault.SOURCE_LOOP]


def test_typed_keys_count_and_else_those_of_the_kept_profile() -> None:
    kept = AccessKeys(OTHER_ID, "kept")
    assert tried(PROD, name="prod").keys_of(PROD, _none_kept) == KEYS
    renamed = tried(replace(PROD, name="production"), None, "prod")
    asked: list[OwnProfile] = []
    assert renamed.keys_of(renamed.profile, lambda profile: (asked.append(profile), kept)[1]) == kept
    assert asked == [PROD]
    with pytest.raises(NoKeysKeptError):
        tried(ROLE, None, "role").keys_of(PROD, _none_kept)


def test_no_secret_is_in_its_repr() -> None:
    assert "secret" not in repr(tried(PROD, name="prod"))


def _none_kept(profile: OwnProfile) -> NoReturn:
    raise NoKeysKeptError(profile.name)
