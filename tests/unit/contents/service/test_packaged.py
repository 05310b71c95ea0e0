"""Analyses of layers that are listed: what they find, and how many bytes that takes."""

from __future__ import annotations

import base64
import gzip
import json
import random
import zlib
from collections.abc import Sequence

import pytest

from layerscope.contents.errors import BadStreamError, NoListingError, PackagesUnreadableError
from layerscope.contents.model.findings import LeftBehindPlace, PackageChange
from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.source import MemorySource
from layerscope.contents.service import analyses
from layerscope.contents.service.replies import AnalysisCost, Done, Failed, Found, Reply
from layerscope.contents.service.requests import Analysis, Analyze, ListLayers, OpenImage
from layerscope.registry.errors.content import InvalidConfigError
from support.drivers.contents_service import Asking
from support.samples.go_programs import PROGRAMS
from support.samples.layer_bytes import gzip_of, image_of, tar_of

STATUS = "var/lib/dpkg/status"
SECRET = "k9Jf3mQ2xR7pL5wZ"
LOWER = gzip_of(
    {STATUS: b"Package: a\nVersion: 1\n", "big": b"1" * 5000, "app/.env": b"DB_PASSWORD=" + SECRET.encode()}
)
UPPER = gzip_of({STATUS: b"Package: a\nVersion: 2\n", ".wh.big": b"", "app/.wh..env": b""})


def found(replies: Sequence[Reply]) -> Found:
    """All parts as one."""
    parts = [each for each in replies if isinstance(each, Found)]
    return Found(
        parts[0].number,
        wasted=tuple(one for part in parts for one in part.wasted),
        large=tuple(one for part in parts for one in part.large),
        packages=tuple(one for part in parts for one in part.packages),
        permissions=tuple(one for part in parts for one in part.permissions),
        left_behind=tuple(one for part in parts for one in part.left_behind),
        missing_layers=parts[0].missing_layers,
        failures=tuple(error for part in parts for error in part.failures),
    )


def opened(asking: Asking, *layers: bytes, listed: tuple[int, ...] = ()) -> ImageLayers:
    """The image, with its layers listed."""
    image, asking.layers = image_of(*layers)
    asking.ask(lambda number: OpenImage(number, image))
    positions = listed or tuple(range(1, len(layers) + 1))
    asking.ask(lambda number: ListLayers(number, image.digest, positions))
    asking.sources.clear()
    return image


def analyzed(
    asking: Asking, image: ImageLayers, analysis: Analysis, *, reads: bool = False, config: str = ""
) -> list[Reply]:
    return asking.ask(lambda number: Analyze(number, image.digest, analysis, reads, config))


def forget(asking: Asking) -> None:
    """As if the layers had been listed by an earlier run."""
    for image in asking.service._holdings.images.every():
        for each in image.listed.values():
            each.packages, each.has_all_packages = None, False


def read_bytes(asking: Asking) -> int:
    return sum(source.read_bytes for source in asking.sources)


def test_packages_are_read_once(asking: Asking) -> None:
    image = opened(asking, LOWER, UPPER)
    forget(asking)
    for _ in range(2):
        steps = found(analyzed(asking, image, Analysis.PACKAGES)).packages
        assert [(one.layer, one.package.version, one.change) for one in steps] == [
            (1, "1", PackageChange.ADDED),
            (2, "2", PackageChange.UPGRADED),
        ]
        assert read_bytes(asking) <= len(LOWER) + len(UPPER)


@pytest.mark.parametrize("is_compressed", [False, True])
def test_of_a_large_layer_few_bytes_are_read(asking: Asking, is_compressed: bool) -> None:
    filler = random.Random(1).randbytes(2_500_000)
    metadata = {f"x/p{n}-1.dist-info/METADATA": f"Name: p{n}\nVersion: 1\n".encode() for n in range(20)}
    go = {"bin/tool.exe": zlib.decompress(base64.b85decode(PROGRAMS["linux-amd64"]))}
    tar = tar_of({"a": filler, **metadata, "b": filler, **({} if is_compressed else go), "c": filler})
    layer = gzip.compress(tar, 1) if is_compressed else tar
    image = opened(asking, layer)
    forget(asking)
    steps = found(analyzed(asking, image, Analysis.PACKAGES)).packages
    names = {one.package.name for one in steps}
    assert {"p0", "p19"} <= names
    assert is_compressed or "example.com/dep" in names
    assert read_bytes(asking) < len(layer) * (0.7 if is_compressed else 0.1)


def test_what_costs_much_is_read_only_when_asked(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analyses, "UNASKED_BYTES", 10)
    monkeypatch.setattr(MemorySource, "is_local", False)
    image = opened(asking, LOWER, UPPER)
    forget(asking)
    replies = analyzed(asking, image, Analysis.PACKAGES)
    told = found(replies)
    assert (told.packages, told.missing_layers) == ((), (1, 2))
    (cost,) = [each for each in replies if isinstance(each, AnalysisCost)]
    assert cost.transferred_bytes > 0
    assert read_bytes(asking) == 0
    told = found(analyzed(asking, image, Analysis.PACKAGES, reads=True))
    assert (len(told.packages), told.missing_layers) == (2, ())


def test_a_database_that_cannot_be_read_is_said(asking: Asking) -> None:
    image = opened(asking, gzip_of({STATUS: b"\x7fELF" * 9, "lib/apk/db/installed": b"P:a\nV:1\n"}))
    told = found(analyzed(asking, image, Analysis.PACKAGES))
    assert [type(error) for error in told.failures] == [PackagesUnreadableError]
    assert [one.package.name for one in told.packages] == ["a"]


def test_a_layer_with_other_bytes_than_before_is_said(asking: Asking) -> None:
    image = opened(asking, LOWER)
    forget(asking)
    asking.layers = {image.layers[0].digest: gzip_of({STATUS: b"Package: b\nVersion: 9\n"})}
    told = found(analyzed(asking, image, Analysis.PACKAGES))
    assert (told.packages, told.missing_layers) == ((), (1,))
    assert isinstance(told.failures[0], BadStreamError)


def test_secrets_by_name_and_by_content(asking: Asking) -> None:
    image = opened(asking, LOWER, UPPER)
    forget(asking)
    config = json.dumps({"config": {"Env": [f"API_TOKEN={SECRET}"]}})
    replies = analyzed(asking, image, Analysis.LEFT_BEHIND, config=config)
    (cost,) = [each for each in replies if isinstance(each, AnalysisCost)]
    assert cost.transferred_bytes == len(LOWER) + len(UPPER)
    told = found(replies).left_behind
    assert [(one.place, one.path, one.line, one.removed_by_layer) for one in told] == [
        (LeftBehindPlace.ENVIRONMENT, b"", 0, 0),
        (LeftBehindPlace.FILE, b"app/.env", 0, 2),
    ]
    assert read_bytes(asking) == 0
    replies = analyzed(asking, image, Analysis.LEFT_BEHIND, reads=True, config=config)
    told = found(replies).left_behind
    assert [(one.what, one.line, one.beginning) for one in told] == [
        ("Value of API_TOKEN", 0, "k9Jf"),
        ("Value of DB_PASSWORD", 1, "k9Jf"),
    ]
    assert SECRET not in repr(replies)
    before = read_bytes(asking)
    replies = analyzed(asking, image, Analysis.LEFT_BEHIND)
    assert AnalysisCost(asking.last_number, 0) in replies
    assert found(replies).left_behind[0].line == 1  # what is known is told again
    analyzed(asking, image, Analysis.PACKAGES)  # seen in the same pass
    assert read_bytes(asking) == before


def test_a_config_that_is_none_is_said(asking: Asking) -> None:
    image = opened(asking, LOWER)
    told = found(analyzed(asking, image, Analysis.LEFT_BEHIND, config="["))
    assert [type(error) for error in told.failures] == [InvalidConfigError]
    assert len(told.left_behind) == 1


def test_an_image_that_is_not_open(asking: Asking) -> None:
    image, _ = image_of(LOWER)
    (failed,) = analyzed(asking, image, Analysis.LARGE)
    assert isinstance(failed, Failed)
    assert isinstance(failed.error, NoListingError)


def test_an_empty_image_is_answered(asking: Asking) -> None:
    image = opened(asking)
    for analysis in Analysis:
        replies = analyzed(asking, image, analysis)
        assert [type(each) for each in replies if not isinstance(each, AnalysisCost)] == [Found, Done]


def test_programs_are_left_out_where_they_cost_too_much(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = zlib.decompress(base64.b85decode(PROGRAMS["linux-amd64"]))
    image = opened(asking, tar_of({STATUS: b"Package: a\nVersion: 1\n", "a": bytes(2_000_000), "b.exe": go}))
    forget(asking)
    monkeypatch.setattr(analyses, "UNASKED_BYTES", 1000)
    monkeypatch.setattr(MemorySource, "is_local", False)
    told = found(analyzed(asking, image, Analysis.PACKAGES))
    assert [one.package.name for one in told.packages] == ["a"]
    assert told.missing_layers == (1,)
    told = found(analyzed(asking, image, Analysis.PACKAGES, reads=True))
    assert (len(told.packages), told.missing_layers) == (5, ())
