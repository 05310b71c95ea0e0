"""Which profiles come first, which match, and what an own one brings along."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account, Profile
from layerscope.accounts.rules.choosing import MOST_REMEMBERED, completed, matching, ordered, with_used

PROFILES = (
    Profile("Beta", account_id="111122223333", role="Reader"),
    Profile("alpha", account_id="444455556666", role="Admin", region="eu-west-1"),
    Profile("gamma", registry_id="777788889999", is_own=True),
)
NAMES = st.text("abc", min_size=1, max_size=3)


def names(profiles: tuple[Profile, ...]) -> list[str]:
    return [profile.name for profile in profiles]


def test_the_last_used_come_first_and_the_others_by_name() -> None:
    assert names(ordered(PROFILES, ())) == ["alpha", "Beta", "gamma"]
    assert names(ordered(PROFILES, ("gamma", "gone", "Beta"))) == ["gamma", "Beta", "alpha"]


def test_every_word_has_to_be_found_somewhere() -> None:
    assert names(matching(PROFILES, "")) == ["Beta", "alpha", "gamma"]
    assert names(matching(PROFILES, "1111")) == ["Beta"]
    assert names(matching(PROFILES, "ADMIN alp")) == ["alpha"]
    assert names(matching(PROFILES, "7777")) == ["gamma"]
    assert names(matching(PROFILES, "reader alpha")) == []


@given(st.lists(NAMES, max_size=40))
def test_what_is_remembered_has_each_name_once_the_last_one_first(used: list[str]) -> None:
    remembered: tuple[str, ...] = ()
    for name in used:
        remembered = with_used(remembered, name)
    assert len(set(remembered)) == len(remembered) <= MOST_REMEMBERED
    assert remembered[:1] == tuple(used[-1:])


@given(st.lists(NAMES, unique=True), st.lists(NAMES))
def test_ordering_loses_and_invents_nothing(all_names: list[str], used: list[str]) -> None:
    profiles = tuple(map(Profile, all_names))
    assert sorted(names(ordered(profiles, used))) == sorted(all_names)


def test_only_own_profiles_bring_a_registry_along_and_never_against_a_choice() -> None:
    assert completed(Account("gamma"), PROFILES) == Account("gamma", registry_id="777788889999")
    chosen = Account("gamma", registry_id="111122223333")
    assert completed(chosen, PROFILES) == chosen
    assert completed(Account("alpha"), PROFILES) == Account("alpha")
    assert completed(Account(), PROFILES) == Account()
