"""Sizes, paths and references as a command line has them; how far transfers are."""

from __future__ import annotations

import argparse

import pytest

from layerscope.commands.contents.paths import path_members
from layerscope.commands.option_values import address, path_of, reference_and_path
from layerscope.commands.sizes import size_bytes
from layerscope.commands.transfers.amounts import Amounts


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("0", 0),
        ("64M", 64_000_000),
        ("1.5k", 1500),
        ("1.001k", 1001),
        ("2MiB", 2 * 1024 * 1024),
        ("3 GB", 3_000_000_000),
        ("5MB/s", 5_000_000),
    ],
)
def test_sizes_are_as_in_filter_words(text: str, size: int) -> None:
    assert size_bytes(text) == size


@pytest.mark.parametrize("text", ["", "M", "-1", "1e9", "12X", "1.2.3", "9" * 16])
def test_what_is_no_size_is_a_mistake(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        size_bytes(text)


@pytest.mark.parametrize(
    ("text", "reference", "path"),
    [
        ("team/app:1.4:/etc/passwd", "team/app:1.4", b"etc/passwd"),
        ("team/app@sha256:ab:/a:/b", "team/app@sha256:ab", b"a:/b"),
        ("https://x.example/team/app:1:/etc", "https://x.example/team/app:1", b"etc"),
        ("layerscope://team/app:1:/a/../../b", "layerscope://team/app:1", b"b"),
        ("app:1:/\udcff", "app:1", b"\xff"),
        ("app:1:/", "app:1", b""),
    ],
)
def test_a_path_begins_behind_a_colon_with_one_slash(text: str, reference: str, path: bytes) -> None:
    assert reference_and_path(text) == (reference, path)


@pytest.mark.parametrize("text", ["", ":/etc", "team/app:1", "https://x.example/team/app:1", "a:b:etc"])
def test_what_has_no_path_is_a_mistake(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="begins with a slash"):
        reference_and_path(text)


def test_a_path_has_its_limits() -> None:
    assert path_of("//a/./b/") == b"a/b"
    for text in ("a\0b", "a" * 70_000):
        with pytest.raises(argparse.ArgumentTypeError):
            path_of(text)
    assert path_members(b"\xff") == {"path": "/\ufffd", "pathBase64": "L/8="}


def test_what_an_earlier_run_left_is_no_speed() -> None:
    now_s = [0.0]
    amounts = Amounts(100_000_000, lambda: now_s[0])
    amounts.told("a", 50_000_000)
    assert amounts.line() == "[========>       ] 50%  50.0 MB of 100.0 MB"
    now_s[0] = 2.0
    amounts.told("a", 60_000_000)
    assert amounts.line("Resumed").endswith("60.0 MB of 100.0 MB · 5.0 MB/s · 8 s left · Resumed")
    amounts.told("a", 100_000_000)
    assert "] 99%" in amounts.line()
    assert Amounts(None).line() == "0 bytes"


@pytest.mark.parametrize(
    "text", ["ecr.local", "ftp://x", "http://", "http://u@x", "http://x?a=1", "http://x:0"]
)
def test_an_endpoint_is_as_in_an_own_profile(text: str) -> None:
    assert address("https://ecr.local:4566") == "https://ecr.local:4566"
    with pytest.raises(argparse.ArgumentTypeError, match="begins with http"):
        address(text)
