"""Shared AWS files that were published, names and keys made up: each profile is what botocore makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.model.profiles import ProfileKind
from layerscope.accounts.profiles.catalogue import Catalogue, read_catalogue

FOLDER = Path(__file__).with_name("published")
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
FROM_HERE_IN_FULL = "B50"  # what is told stands in the fourth column
KINDS = {
    "keys": ProfileKind.KEYS,
    "role": ProfileKind.ASSUME_ROLE,
    "sso": ProfileKind.SSO,
    "process": ProfileKind.PROCESS,
    "login": ProfileKind.LOGIN,
    "web": ProfileKind.WEB_IDENTITY,
    "other": ProfileKind.OTHER,
}
# Where something must be told: by its profile, or as a file's problem.
TOLD = {
    ("B01", "docgenerator"),
    ("B03", "My Account:ReadOnly"),
    ("B42", "dev"),
    ("B25", "default"),
    ("B38", "empty"),
    ("B44", "default"),
}
# Profiles that are told to be in a circle or to have an ARN that is none.
WRONG = {("B10", "a"), ("B10", "b"), ("B25", "assumed"), ("B28", "a")}


def catalogue_of(name: str, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    monkeypatch.setenv("AWS_CONFIG_FILE", str(FOLDER / f"{name}.config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(FOLDER / f"{name}.credentials"))
    return read_catalogue(())


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_published_files_are_read_as_botocore_reads_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = catalogue_of(name, monkeypatch)
    entries = {entry.profile.name: entry for entry in catalogue.entries}
    for profile, (kind, region, account, say) in EXPECTED[name]["expect"].items():
        if kind != "?":
            found = entries[profile].profile
            assert found.kind is KINDS[kind], profile
            assert found.region.startswith(region)
            assert not account or found.account_id in account
        problems = entries[profile].problems if profile in entries else ()
        if name >= FROM_HERE_IN_FULL:
            told = [f"{issue.reason} {issue.next_step}" for issue in (*problems, *catalogue.file_problems)]
            assert any(say in text for text in told) or not (say or problems), told
            continue
        if (name, profile) in TOLD:
            assert problems or any(profile in issue.reason for issue in catalogue.file_problems)
        assert bool(problems) == ((name, profile) in WRONG | TOLD and profile in entries), (profile, problems)
