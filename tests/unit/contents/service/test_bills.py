"""Bills of materials as the service writes them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.source import MemorySource
from layerscope.contents.service import bills
from layerscope.contents.service.replies import AnalysisCost, Done, FileEnd, Piece, Reply
from layerscope.contents.service.requests import BomForm, ListLayers, OpenImage, WriteBom
from support.drivers.contents_service import Asking
from support.samples.layer_bytes import gzip_of, image_of

STATUS = "var/lib/dpkg/status"
LAYERS = (
    gzip_of({"usr/lib/os-release": b"ID=debian\nVERSION_ID=12\n", STATUS: b"Package: a\nVersion: 1\n"}),
    gzip_of({STATUS: b"Package: a\nVersion: 1\n\nPackage: b\nVersion: 2\n"}),
)


def opened(asking: Asking, *, listed: tuple[int, ...] = (1, 2)) -> ImageLayers:
    image, asking.layers = image_of(*LAYERS)
    asking.ask(lambda number: OpenImage(number, image))
    asking.ask(lambda number: ListLayers(number, image.digest, listed))
    return image


def written(asking: Asking, image: ImageLayers, form: BomForm) -> tuple[dict[str, Any], list[Reply]]:
    replies = asking.ask(lambda number: WriteBom(number, image.digest, form, "team/app:1"))
    content = b"".join(each.content for each in replies if isinstance(each, Piece))
    (end,) = [each for each in replies if isinstance(each, FileEnd)]
    assert end.size_bytes == len(content)
    assert isinstance(replies[-1], Done)
    return json.loads(content), replies


def test_cyclonedx_tells_packages_with_their_layers(asking: Asking) -> None:
    image = opened(asking)
    document, _ = written(asking, image, BomForm.CYCLONEDX)
    layers = {
        one["purl"]: value["value"]
        for one in document["components"]
        for value in one["properties"]
        if value["name"] == "layerscope:layer:digest"
    }
    assert layers == {
        "pkg:deb/debian/a@1?distro=debian-12": image.layers[0].digest,
        "pkg:deb/debian/b@2?distro=debian-12": image.layers[1].digest,
    }


def test_spdx_names_layers_that_are_not_listed(asking: Asking) -> None:
    document, _ = written(asking, opened(asking, listed=(2,)), BomForm.SPDX)
    assert [one["name"] for one in document["packages"]] == ["team/app:1", "a", "b"]
    assert "Of these layers not all could be looked at: 1." in document["creationInfo"]["comment"]


@pytest.mark.parametrize("form", list(BomForm))
def test_the_same_image_gives_the_same_bill(asking: Asking, form: BomForm) -> None:
    image = opened(asking)
    assert written(asking, image, form)[0] == written(asking, image, form)[0]


def test_what_costs_much_is_left_out_and_said(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    image = opened(asking)
    for each in asking.service._holdings.images.of(image.digest).listed.values():
        each.packages = None
    monkeypatch.setattr(bills, "UNASKED_BYTES", 10)
    monkeypatch.setattr(MemorySource, "is_local", False)
    document, replies = written(asking, image, BomForm.SPDX)
    assert [one["name"] for one in document["packages"]] == ["team/app:1"]
    assert "Of these layers not all could be looked at: 1, 2." in document["creationInfo"]["comment"]
    assert any(isinstance(each, AnalysisCost) for each in replies)
