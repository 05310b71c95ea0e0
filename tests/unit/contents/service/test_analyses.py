"""Analyses and comparisons by the service: each tells its values, and what was not looked at."""

from __future__ import annotations

import json

import pytest

from layerscope.contents.model.findings import Ecosystem, LeftBehindPlace, PackageChange, Side
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.service.replies import (
    AnalysisCost,
    Compared,
    Differences,
    Failed,
    Found,
    PackageDifferences,
    Reply,
)
from layerscope.contents.service.requests import Analysis, Analyze, Compare, ListLayers, OpenImage
from support.drivers.contents_service import Asking
from support.samples.layer_bytes import gzip_of, image_of

KEY = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYzR9kLmQp2T"


def status(version: str) -> bytes:
    return (
        f"Package: libssl3\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n"
        "Source: openssl\n\n"
    ).encode()


LOWER = gzip_of({"var/lib/dpkg/status": status("3.0.1-1"), "opt/large": bytes(5000), "etc/motd": b"hello"})
UPPER = gzip_of(
    {
        "var/lib/dpkg/status": status("3.0.2-1"),
        "opt/.wh.large": b"",
        "home/me/.aws/credentials": f"[default]\naws_secret_access_key = {KEY}\n".encode(),
    }
)


@pytest.fixture
def image(asking: Asking) -> ImageLayers:
    """An image of which everything is listed."""
    return listed(asking, LOWER, UPPER)


def listed(asking: Asking, *layers: bytes, count: int = 9) -> ImageLayers:
    image, more = image_of(*layers)
    asking.layers = asking.layers | more
    asking.ask(lambda number: OpenImage(number, image))
    positions = tuple(range(1, len(layers) + 1))[:count]
    asking.ask(lambda number: ListLayers(number, image.digest, positions))
    return image


def analyzed(asking: Asking, image: ImageLayers, analysis: Analysis, **more: object) -> list[Reply]:
    replies = asking.ask(lambda number: Analyze(number, image.digest, analysis, **more))  # type: ignore[arg-type]
    assert not isinstance(replies[-1], Failed), replies[-1]
    return replies


def found(replies: list[Reply], name: str) -> list[object]:
    return [value for each in replies if isinstance(each, Found) for value in getattr(each, name)]


def test_what_the_image_does_not_show_is_wasted(asking: Asking, image: ImageLayers) -> None:
    wasted = found(analyzed(asking, image, Analysis.WASTED), "wasted")
    assert [(each.path, each.layer, each.size_bytes) for each in wasted] == [  # type: ignore[attr-defined]
        (b"opt/large", 1, 5000),
        (b"var/lib/dpkg/status", 1, len(status("3.0.1-1"))),
    ]


def test_the_largest_files_come_first(asking: Asking, image: ImageLayers) -> None:
    large = found(analyzed(asking, image, Analysis.LARGE), "large")
    sizes = [each.size_bytes for each in large]  # type: ignore[attr-defined]
    assert sizes == sorted(sizes, reverse=True)


def test_packages_are_told_by_layer_and_read_with_the_listing(asking: Asking, image: ImageLayers) -> None:
    read = sum(source.read_bytes for source in asking.sources)
    steps = found(analyzed(asking, image, Analysis.PACKAGES), "packages")
    assert [(each.change, each.layer, each.package.version) for each in steps] == [  # type: ignore[attr-defined]
        (PackageChange.ADDED, 1, "3.0.1-1"),
        (PackageChange.UPGRADED, 2, "3.0.2-1"),
    ]
    assert sum(source.read_bytes for source in asking.sources) == read


def test_packages_of_kept_layers_are_read_when_asked_for(asking: Asking, image: ImageLayers) -> None:
    for opened in asking.service._holdings.images.every():
        for each in opened.listed.values():
            each.packages, each.has_all_packages = None, False
    steps = found(analyzed(asking, image, Analysis.PACKAGES), "packages")
    assert [each.layer for each in steps] == [1, 2]  # type: ignore[attr-defined]


def test_secrets_are_found_by_name_and_by_content(asking: Asking, image: ImageLayers) -> None:
    config = json.dumps({"config": {"Env": [f"AWS_SECRET_ACCESS_KEY={KEY}"]}, "rootfs": {"diff_ids": []}})
    by_name = analyzed(asking, image, Analysis.LEFT_BEHIND, config=config)
    (cost,) = [each for each in by_name if isinstance(each, AnalysisCost)]
    assert cost.transferred_bytes == len(LOWER) + len(UPPER)
    places = [each.place for each in found(by_name, "left_behind")]  # type: ignore[attr-defined]
    assert places == [LeftBehindPlace.ENVIRONMENT, LeftBehindPlace.FILE]
    by_content = found(analyzed(asking, image, Analysis.LEFT_BEHIND, reads_layers=True), "left_behind")
    assert [(each.path, each.line) for each in by_content] == [  # type: ignore[attr-defined]
        (b"home/me/.aws/credentials", 2)
    ]
    assert KEY not in repr(by_name) + repr(by_content)


@pytest.mark.parametrize("analysis", list(Analysis))
def test_layers_that_are_not_listed_are_named(asking: Asking, analysis: Analysis) -> None:
    image = listed(asking, LOWER, UPPER, count=1)
    replies = analyzed(asking, image, analysis)
    assert (2,) in [each.missing_layers for each in replies if isinstance(each, Found)]


def test_images_are_compared_by_what_they_do_not_share(asking: Asking, image: ImageLayers) -> None:
    other = listed(asking, LOWER)
    replies = asking.ask(lambda number: Compare(number, other.digest, image.digest))
    (compared,) = [each for each in replies if isinstance(each, Compared)]
    assert (compared.shared, compared.left_only, compared.right_only) == (1, (), (2,))
    differences = [one for each in replies if isinstance(each, Differences) for one in each.differences]
    sides = {one.path: one.side for one in differences}
    assert sides[b"opt/large"] is Side.LEFT
    assert sides[b"home/me/.aws/credentials"] is Side.RIGHT
    assert b"etc/motd" not in sides
    told = [each.differences for each in replies if isinstance(each, PackageDifferences)]
    nothing, (packages,) = told
    assert nothing == ()  # that packages are known is told before they are
    assert (packages.ecosystem, packages.left, packages.right) == (Ecosystem.DEB, "3.0.1-1", "3.0.2-1")


def test_two_layers_of_an_image_are_compared(asking: Asking, image: ImageLayers) -> None:
    replies = asking.ask(lambda number: Compare(number, image.digest, image.digest, 1, 2))
    paths = {one.path for each in replies if isinstance(each, Differences) for one in each.differences}
    assert {b"etc/motd", b"opt/large", b"opt/.wh.large"} <= paths
