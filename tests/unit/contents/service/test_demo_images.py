"""The demo's images, which know nothing of the readers, through the service."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from layerscope.contents.model.findings import PackageChange
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.service.replies import Found, Reply
from layerscope.contents.service.requests import Analysis, Analyze, ListLayers, OpenImage
from layerscope.localregistry.demo.making.artifacts import Artifact
from layerscope.localregistry.demo.repositories.inside_packages import add_inside_packages
from layerscope.localregistry.demo.repositories.insides import add_insides
from support.drivers.contents_service import Asking


class _Repository:
    def __init__(self, name: str, pushed: dict[str, Artifact]) -> None:
        self._name, self._pushed = name, pushed

    def push(self, artifact: Artifact, *tags: str, **_facts: Any) -> None:
        self._pushed |= {f"{self._name}:{tag}": artifact for tag in tags}

    def __getattr__(self, _name: str) -> Any:
        return lambda *_arguments, **_facts: None


class _Registry:
    account, region = "111122223333", "eu-west-1"

    def __init__(self) -> None:
        self.pushed: dict[str, Artifact] = {}

    def repository(self, name: str, **_facts: Any) -> Any:
        return _Repository(name, self.pushed)


@cache
def pushed() -> dict[str, Artifact]:
    registry: Any = _Registry()
    add_inside_packages(registry)
    add_insides(registry)
    return registry.pushed  # type: ignore[no-any-return]


def analyzed(asking: Asking, name: str, analysis: Analysis, **more: Any) -> list[Found]:
    """The image, listed whole."""
    artifact = pushed()[name]
    layers = tuple(
        ImageLayer(position, blob.digest, len(blob.content), blob.media_type, blob.diff_id)
        for position, blob in enumerate(artifact.layers, start=1)
    )
    image = ImageLayers(name.partition(":")[0], artifact.digest, layers, os="linux")
    asking.layers |= {blob.digest: blob.content for blob in artifact.layers}
    asking.ask(lambda number: OpenImage(number, image))
    positions = tuple(layer.position for layer in layers)
    asking.ask(lambda number: ListLayers(number, image.digest, positions))
    config = artifact.config.content.decode()
    replies: list[Reply] = asking.ask(
        lambda number: Analyze(number, image.digest, analysis, config=config, **more)
    )
    return [each for each in replies if isinstance(each, Found)]


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("debian", {("nginx", 2, PackageChange.ADDED), ("base-files", 1, PackageChange.ADDED)}),
        ("distroless", {("tzdata", 1, PackageChange.ADDED)}),
        ("alpine", {("busybox", 2, PackageChange.UPGRADED), ("curl", 2, PackageChange.ADDED)}),
        ("amazon-linux-2023", {("openssl-libs", 2, PackageChange.ADDED), ("bash", 1, PackageChange.ADDED)}),
        ("amazon-linux-2", {("glibc", 1, PackageChange.ADDED)}),
        (
            "languages",
            {
                (name, 1, PackageChange.ADDED)
                for name in (
                    "numpy", "express", "rack", "org.apache.logging.log4j:log4j-core", "example.com/agent",
                    "golang.org/x/net", "github.com/google/uuid",
                )
            },
        ),
    ],
)  # fmt: skip
def test_packages(asking: Asking, tag: str, expected: set[tuple[str, int, PackageChange]]) -> None:
    parts = analyzed(asking, f"inside/packages:{tag}", Analysis.PACKAGES)
    assert [error for part in parts for error in part.failures] == []
    steps = [step for part in parts for step in part.packages]
    assert expected <= {(step.package.name, step.layer, step.change) for step in steps}


@pytest.mark.parametrize("tag", ["inside/packages:debian", "inside/packages:alpine", "inside/shop:1.1"])
def test_layers_that_add_packages_remove_none(asking: Asking, tag: str) -> None:
    parts = analyzed(asking, tag, Analysis.PACKAGES)
    steps = [step for part in parts for step in part.packages]
    assert [step.package.name for step in steps if step.change is PackageChange.REMOVED] == []


def test_what_was_left_behind(asking: Asking) -> None:
    parts = analyzed(asking, "inside/leaky:1.0", Analysis.LEFT_BEHIND, reads_layers=True)
    told = [one for part in parts for one in part.left_behind]
    files = {(one.path, one.removed_by_layer) for one in told if one.path}
    assert {
        (b"root/.aws/credentials", 4),
        (b"root/.ssh/id_rsa", 4),
        (b"root/.npmrc", 4),
        (b"srv/app/.env", 0),
    } <= files
    assert len([one for one in told if not one.path]) >= 3


def test_what_is_wasted(asking: Asking) -> None:
    parts = analyzed(asking, "inside/wasteful:1.0", Analysis.WASTED)
    wasted = [one for part in parts for one in part.wasted]
    assert {one.hidden_by.value if one.hidden_by else "" for one in wasted} == {
        "", "whiteout", "opaque", "replaced"
    }  # fmt: skip
