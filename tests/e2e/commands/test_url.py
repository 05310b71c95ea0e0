"""`layerscope url`."""

from __future__ import annotations

import hashlib
import shlex
import urllib.request
from typing import Any

import pytest

from e2e.commands.conftest import Run

CHECKOUT = "team/checkout:v4.18.2"


def layers(run: Run) -> list[Any]:
    return list(run("image", CHECKOUT, "--json").document["layers"])


def test_the_url_alone_is_the_answer_and_gives_the_layer(run: Run) -> None:
    layer = layers(run)[-1]
    ran = run("url", CHECKOUT, "--layer", str(layer["number"]))
    assert ran.out.count("\n") == 1
    assert "Valid for" in ran.err
    with urllib.request.urlopen(ran.out.strip()) as answer:
        assert f"sha256:{hashlib.sha256(answer.read()).hexdigest()}" == layer["digest"]


def test_several_layers_have_a_line_each(run: Run) -> None:
    every = layers(run)
    beginning = every[2]["digest"].removeprefix("sha256:")[:10]
    ran = run("url", CHECKOUT, "--layer", "1", "--layer", beginning, "--json")
    found = ran.document["urls"]
    assert [(each["number"], each["digest"]) for each in found] == [
        (1, every[0]["digest"]),
        (3, every[2]["digest"]),
    ]
    assert all(each["expiresAt"].endswith("Z") for each in found)


def test_commands_are_those_that_the_window_copies(run: Run) -> None:
    digest = layers(run)[0]["digest"]
    words = shlex.split(run("url", CHECKOUT, "--layer", "1", "--aws").out)
    assert words[:3] == ["aws", "ecr", "get-download-url-for-layer"]
    assert digest in words
    ran = run("url", CHECKOUT, "--layer", "1", "--curl")
    assert shlex.split(ran.out)[0] == "curl"
    assert "-C -" in ran.out


def test_a_digest_needs_no_image(run: Run) -> None:
    """`denied-manifest` and `denied-image-list` leave a node nothing but GetDownloadUrlForLayer."""
    digest = run("image", "broken/denied-image-list:1.0", "--json").document["layers"][0]["digest"]
    ran = run("url", "broken/denied-image-list", "--layer", digest, "--json")
    assert ran.document["urls"][0] | {"url": "", "curl": "", "aws": "", "expiresAt": ""} == {
        "number": None,
        "digest": digest,
        "repository": "broken/denied-image-list",
        "sizeBytes": None,
        "foreign": False,
        "url": "",
        "curl": "",
        "aws": "",
        "expiresAt": "",
    }
    host = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
    assert run("url", f"https://{host}/v2/broken/denied-image-list/blobs/{digest}").out.startswith("http")


def test_a_foreign_layer_has_its_own_address(run: Run) -> None:
    image = ("windows/intranet:ltsc2022", "--platform", "windows/amd64")
    found = run("image", *image, "--json").document["layers"]
    foreign = next(each for each in found if each["state"] == "foreign")
    ran = run("url", *image, "--layer", str(foreign["number"]))
    assert ran.out.strip() == foreign["urls"][0]
    assert "not stored in ECR" in ran.err


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        ((CHECKOUT, "--layer", "99"), 1, "The image has no layer 99"),
        ((CHECKOUT, "--layer", "ffffff"), 1, "The image has no layer ffffff"),
        ((CHECKOUT,), 2, "no layer is named"),
        (("team/checkout", "--layer", "1"), 2, "add :TAG or @DIGEST"),
        ((CHECKOUT, "--layer", "x"), 2, "6 hexadecimal digits"),
        ((CHECKOUT, "--layer", "1", "--curl", "--aws"), 2, "not allowed with"),
        (("broken/layer-archived:1.0", "--layer", "2"), 1, "archived"),
    ],
)
def test_a_mistake_is_told(run: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    ran = run("url", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert told in ran.err
