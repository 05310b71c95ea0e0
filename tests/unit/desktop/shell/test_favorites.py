"""Favorites: the last first, bounded, kept apart by registry, and never what must not be written."""

from __future__ import annotations

from layerscope.desktop.shell.favorites import MOST_FAVORITES, favorites_in, merged, toggled

KEY, OTHER = "111122223333 eu-central-1", "444455556666 us-east-1"


def test_marking_twice_is_unmarking() -> None:
    one = toggled({}, KEY, "team/app")
    two = toggled(one, KEY, "team/web")
    assert (favorites_in(two, KEY), favorites_in(two, OTHER)) == (("team/web", "team/app"), ())
    assert toggled(toggled(two, KEY, "team/web"), KEY, "team/app") == {}


def test_they_are_bounded_and_never_a_secret() -> None:
    favorites = toggled({KEY: tuple(f"r{n}" for n in range(MOST_FAVORITES))}, KEY, "new")
    assert (len(favorites[KEY]), favorites[KEY][0]) == (MOST_FAVORITES, "new")
    secret = "x/secretaccesskey:wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0"
    assert toggled({}, KEY, secret) == {}
    assert favorites_in({KEY: (secret, "not a name", "team/app")}, KEY) == ("team/app",)


def test_two_runs_keep_each_others_and_what_one_removed_is_gone() -> None:
    before = {KEY: ("a", "b")}
    assert merged(before, {KEY: ("c", "a")}, {KEY: ("d", "a", "b"), OTHER: ("x",)}) == {
        KEY: ("c", "a", "d"), OTHER: ("x",),
    }  # fmt: skip
    assert merged(before, {}, {KEY: ("a", "b")}) == {}
