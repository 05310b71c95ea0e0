"""Why images cannot be unpacked or started, told of the demo's that do not, and of those that do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layerscope.contents.model.findings import StartFault, StartFinding
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.service.replies import Found
from layerscope.contents.service.requests import Analysis, Analyze, ListLayers, OpenImage
from layerscope.localregistry.demo import FIXED_NOW
from layerscope.localregistry.demo.making.layout_folders import REF_NAME, RegistryFolder
from layerscope.localregistry.demo.repositories.insides import add_insides
from layerscope.localregistry.demo.repositories.not_starting import add_not_starting
from support.drivers.contents_service import Asking

START = b"srv/app/bin/start"


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("starting")
    made = RegistryFolder(folder, "111122223333", "eu-central-1", FIXED_NOW, {})
    add_not_starting(made)
    add_insides(made)
    made.save()
    return folder / "111122223333/eu-central-1/inside"


def started(asking: Asking, repository: Path, tag: str, layers: tuple[int, ...] = ()) -> list[StartFinding]:
    """What is found; `layers` are listed, all without."""

    def blob(digest: str) -> bytes:
        return (repository / "blobs/sha256" / digest.removeprefix("sha256:")).read_bytes()

    entries = json.loads((repository / "index.json").read_text())["manifests"]
    digest = next(each["digest"] for each in entries if each.get("annotations", {}).get(REF_NAME) == tag)
    manifest = json.loads(blob(digest))
    values = tuple(
        ImageLayer(position, each["digest"], each["size"], each["mediaType"])
        for position, each in enumerate(manifest["layers"], start=1)
    )
    image = ImageLayers("inside", digest, values)
    asking.layers = {each.digest: blob(each.digest) for each in values}
    asking.ask(lambda number: OpenImage(number, image))
    wanted = layers or tuple(each.position for each in values)
    asking.ask(lambda number: ListLayers(number, digest, wanted))
    config = blob(manifest["config"]["digest"]).decode()
    replies = asking.ask(lambda number: Analyze(number, digest, Analysis.STARTING, config=config))
    told = [each for each in replies if isinstance(each, Found)]
    starting = [value for each in told for value in each.starting]
    is_damaged = any(value.fault is StartFault.DAMAGED for value in starting)
    assert any(each.unpacked_bytes for each in told) is not is_damaged  # nothing is unpacked of a damaged one
    return starting


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("wrong-architecture", StartFinding(StartFault.WRONG_MACHINE, START, 2, detail="arm64")),
        ("missing-entrypoint", StartFinding(StartFault.MISSING, START, other=START)),
        ("broken-link", StartFinding(StartFault.BROKEN_LINK, START, other=b"opt/app/releases/7/start")),
        ("missing-interpreter", StartFinding(StartFault.NO_INTERPRETER, START, 2, b"usr/bin/python3.12")),
        ("missing-linker", StartFinding(StartFault.NO_INTERPRETER, START, 2, b"lib/ld-musl-x86_64.so.1")),
        ("windows-line-ends", StartFinding(StartFault.WINDOWS_LINES, START, 2, b"/bin/sh")),
        ("not-executable", StartFinding(StartFault.NOT_EXECUTABLE, START, 2)),
    ],
)
def test_what_keeps_a_program_from_being_started(
    asking: Asking, inside: Path, tag: str, expected: StartFinding
) -> None:
    assert started(asking, inside / "not-starting", tag) == [expected]


def test_a_damaged_layer_is_told_by_its_byte(asking: Asking, inside: Path) -> None:
    (found,) = started(asking, inside / "not-starting", "damaged-tar")
    assert (found.fault, found.layer) == (StartFault.DAMAGED, 2)
    assert found.at_byte > 0
    assert found.detail


@pytest.mark.parametrize(("name", "tag"), [("shop", "1.0"), ("wasteful", "1.0"), ("windows", "ltsc2022")])
def test_nothing_is_wrong_with_what_starts(asking: Asking, inside: Path, name: str, tag: str) -> None:
    assert started(asking, inside / name, tag) == []


def test_nothing_is_said_while_a_layer_is_not_listed(asking: Asking, inside: Path) -> None:
    assert started(asking, inside / "not-starting", "missing-entrypoint", layers=(1,)) == []
