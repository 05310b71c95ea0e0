"""Sections that botocore passes over are told of, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest
from botocore.configloader import build_profile_map

from layerscope.accounts.rules.shared.headings import misnamed, passed_over

PATH = Path("config")
SECTION = {"region": "eu-west-1"}


@pytest.mark.parametrize(
    ("heading", "right"),
    [
        ("docgenerator", "profile docgenerator"),
        ("profile My Account:ReadOnly", 'profile "My Account:ReadOnly"'),
        (" profile x ", "profile x"),
        ("profile 'x", "profile x"),
        ("Default", "profile Default"),
    ],
)
def test_a_heading_that_makes_no_profile_is_told_with_the_right_one(heading: str, right: str) -> None:
    assert not build_profile_map({heading: SECTION})["profiles"]
    (issue,) = passed_over({heading: SECTION}, PATH)
    assert f"[{heading}]" in issue.reason
    assert f"[{right}]" in issue.next_step
    assert build_profile_map({right: SECTION})["profiles"]


@pytest.mark.parametrize(
    "heading", ["default", "profile x", 'profile "a b"', "sso-session corp", "services local"]
)
def test_a_heading_that_is_right_is_not(heading: str) -> None:
    assert not list(passed_over({heading: SECTION}, PATH))


@pytest.mark.parametrize("heading", ["preview", "plugins", "toolkit"])
def test_a_section_of_other_settings_is_no_lost_profile(heading: str) -> None:
    assert not list(passed_over({heading: {"cloudfront": "true"}}, PATH))


def test_the_credentials_file_has_names_alone() -> None:
    (issue,) = misnamed({"default": SECTION, "dev": SECTION, "profile dev": SECTION}, Path("credentials"))
    assert "[profile dev]" in issue.reason
    assert "[dev]" in issue.next_step
