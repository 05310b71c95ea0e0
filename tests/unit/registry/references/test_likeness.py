"""The warning of a look-alike: both names, and what tells them apart."""

# ruff: noqa: RUF001 - letters that look like others are what this is about

from __future__ import annotations

import pytest

from layerscope.registry.references.likeness import lookalike_warning
from layerscope.registry.references.pasted import read_pasted
from unit.registry.references.examples import HOST

OTHERS = HOST.replace("111122223333", "444455556666")
assert OTHERS != HOST


def warned(forged: str, read: str = HOST) -> str:
    text = f'Failed to pull image "{read}/team/app:1": 403 Forbidden; use {forged}/team/app instead'
    return str(lookalike_warning(read_pasted(text)) or "")


@pytest.mark.parametrize(
    ("forged", "marked", "difference"),
    [
        (HOST.replace("amazonaws", "amaz0naws"), "amaz[0]naws", "“0” in place of “o”"),
        (HOST.replace("amazonaws", "arnazonaws"), "a[rn]azonaws", "“rn” in place of “m”"),
        (HOST.replace("amazonaws", "amazonws"), "amazon[]ws", "“a” is missing"),
        (HOST.replace("amazonaws", "аmazonaws"), "[а CYRILLIC SMALL LETTER A]mazonaws", "in place of “a”"),
        (f"{HOST}.evil.example", f"{HOST}[.evil.example]", "“.evil.example” is added"),
        (f"https://{HOST}@evil.example", f"{HOST}[@evil.example]", "“@evil.example” is added"),
        (f"9{HOST}", f"[9]{HOST}", "“9” is added"),
    ],
)
def test_both_names_are_told_and_what_differs_is_marked(forged: str, marked: str, difference: str) -> None:
    warning = warned(forged)
    assert marked in warning
    assert f"which is not {HOST}: " in warning
    assert difference in warning


def test_it_is_held_against_the_host_of_its_own_account() -> None:
    assert f"which is not {OTHERS}: “0” in place of “o”." in warned(OTHERS.replace("amazonaws", "amaz0naws"))


def test_what_differs_in_all_is_no_misspelling() -> None:
    assert "dkr-ecr.example.com, which looks like an ECR host" in warned("dkr-ecr.example.com")
    masked = warned(HOST.replace("amazonaws", "amaz0naws"), "***.dkr.ecr.***.amazonaws.com")
    assert "amaz[0]naws" in masked


@pytest.mark.parametrize("other", [HOST, OTHERS, "docker.io", "***.dkr.ecr.us-east-1.amazonaws.com"])
def test_nothing_is_warned_of_without_one(other: str) -> None:
    assert warned(other) == ""
