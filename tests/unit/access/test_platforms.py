"""Which image of an index is shown first, and which others there are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerscope.access.platforms import (
    PlatformImage,
    first_platform,
    platforms_in,
    platforms_named,
    this_machine,
)
from layerscope.registry.ecr.children import Child, ChildState
from layerscope.registry.errors.service import ImageNotFoundError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Descriptor, Platform

AMD, ARM = Platform("linux", "amd64"), Platform("linux", "arm64", "v8")
WINDOWS = Platform("windows", "amd64", os_version="10.0.20348.2527")


def parsed(text: str) -> Platform:
    name, _, version = text.partition(" ")
    return Platform(*(*name.split("/"), "", "")[:3], os_version=version)


def images(*platforms: str) -> list[PlatformImage]:
    """One for each platform; with `!` one that is missing."""
    return [
        PlatformImage(text, text, "index", (parsed(text.strip("!")),), error=_missing(text))
        for text in platforms
    ]


def _missing(text: str) -> ImageNotFoundError | None:
    return ImageNotFoundError("no") if text.endswith("!") else None


@pytest.mark.parametrize(
    ("machine", "platforms", "first"),
    [
        (AMD, ["linux/arm64", "linux/amd64", "linux/s390x"], "linux/amd64"),
        (ARM, ["linux/amd64", "linux/arm64"], "linux/arm64"),
        (Platform("darwin", "arm64"), ["linux/amd64", "linux/arm64/v8"], "linux/arm64/v8"),
        (Platform("linux", "s390x"), ["linux/arm64", "linux/amd64"], "linux/amd64"),
        (Platform("linux", "s390x"), ["linux/arm64", "linux/arm"], "linux/arm64"),
        (Platform("linux", "arm", "v7"), ["linux/arm/v6", "linux/arm/v7"], "linux/arm/v7"),
        (AMD, ["linux/amd64/v3", "linux/amd64"], "linux/amd64"),
        (AMD, ["linux/amd64!", "linux/arm64"], "linux/arm64"),
        (AMD, ["linux/arm64!", "linux/amd64!"], "linux/amd64!"),
        (WINDOWS, ["linux/amd64", "windows/amd64 10.0.17763.1", "windows/amd64 10.0.20348.9"],
         "windows/amd64 10.0.20348.9"),
        (AMD, ["windows/amd64 10.0.17763.1", "windows/amd64 10.0.20348.9"], "windows/amd64 10.0.17763.1"),
    ],
)  # fmt: skip
def test_an_index_opens_on_what_runs_here(machine: Platform, platforms: list[str], first: str) -> None:
    assert first_platform(images(*platforms), machine).digest == first


def child(
    digest: str, *, kind: ImageKind = ImageKind.IMAGE, platform: Platform = AMD, **rest: object
) -> Child:
    descriptor = Descriptor(digest, platform=platform)
    return Child(descriptor, kind, ChildState.PRESENT, **rest)  # type: ignore[arg-type]


def test_nested_indexes_are_opened_and_what_describes_others_is_left_out() -> None:
    nested = child("nested", kind=ImageKind.INDEX, children=(child("inner", platform=ARM),))
    unread = child("unread", kind=ImageKind.INDEX, error=ImageNotFoundError("no"))
    attestation = child("told", kind=ImageKind.BUILDKIT_ATTESTATION)
    found = platforms_in([child("a"), attestation, nested, unread, child("a", platform=ARM)], "top")
    assert [(each.digest, each.index_digest) for each in found] == [
        ("a", "top"),
        ("inner", "nested"),
        ("unread", "top"),
    ]
    assert found[0].platforms == (AMD, ARM)
    assert first_platform(found, ARM).digest == "a"


def test_this_machine_is_named_as_images_name_it() -> None:
    assert this_machine().os
    assert this_machine().architecture != "x86_64"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("linux/arm64", ["linux/arm64/v8"]),
        ("linux/aarch64", ["linux/arm64/v8"]),
        ("Linux/X86_64", ["linux/amd64"]),
        ("linux/arm64/v8", ["linux/arm64/v8"]),
        ("linux/amd64/v1", ["linux/amd64"]),  # what no variant means
        ("linux/arm64/v9", []),
        ("linux/arm", ["linux/arm/v6", "linux/arm/v7"]),
        ("windows/amd64", ["windows/amd64 10.0.20348.2527", "windows/amd64 10.0.17763.1"]),
        ("windows/amd64 10.0.17763", ["windows/amd64 10.0.17763.1"]),
        ("windows/amd64 10.0.1776", []),  # a part of a number is none
        ("linux/s390x", []),
        ("linux", []),
        ("", []),
    ],
)
def test_a_platform_is_named_as_far_as_it_is_said(text: str, named: list[str]) -> None:
    every = images(
        "linux/amd64",
        "linux/arm64/v8",
        "linux/arm/v6",
        "linux/arm/v7",
        "windows/amd64 10.0.20348.2527",
        "windows/amd64 10.0.17763.1",
    )
    assert [image.name for image in platforms_named(every, text)] == named


def test_an_image_s_own_name_names_it_alone() -> None:
    plain, zstd = images("linux/amd64")[0], replace(images("linux/amd64")[0], name="linux/amd64 zstd")
    assert platforms_named([plain, zstd], "linux/amd64 zstd") == (zstd,)
    assert platforms_named([plain, zstd], "linux/amd64") == (plain,)


def test_one_that_can_be_had_is_named_first() -> None:
    assert [
        image.name for image in platforms_named(images("linux/arm/v6!", "linux/arm/v7"), "linux/arm")
    ] == [
        "linux/arm/v7",
        "linux/arm/v6!",
    ]
