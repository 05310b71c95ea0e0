"""Layers, images and a registry to ask for them, for tests of the layer's part of the window."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import ImageManifest, Platform
from layerscope.registry.model.layers import Availability, Layer, LayerRef, LayerState
from layerscope.registry.model.presigned import PresignedUrl

SIGNATURE = "5ec2e75197a7"
NOW_S = 1_800_000_000.0
LIFE_S = 3600.0
GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"
FOREIGN = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip"


def digest(number: int) -> str:
    return f"sha256:{number:064x}"


def a_layer(
    position: int, state: Availability = Availability.AVAILABLE, reason: str = "", **fields: object
) -> Layer:
    values: dict[str, object] = {
        "media_type": GZIP,
        "size_bytes": position * 1_000_000,
        "command": f"RUN step {position}",
        "diff_id": digest(1000 + position),
        "state": LayerState(state, reason),
    }
    return Layer(position, digest(position), **(values | fields))  # type: ignore[arg-type]


def chosen(position: int = 1, **fields: object) -> ChosenLayer:
    return ChosenLayer("team/checkout", a_layer(position, **fields), digest(99), "v1")  # type: ignore[arg-type]


def an_image(layers: int = 3, number: int = 99, **fields: object) -> ReadImage:
    text = json.dumps({"schemaVersion": 2, "layers": [{"digest": digest(n + 1)} for n in range(layers)]})
    return ReadImage(
        ImageManifest("application/vnd.oci.image.manifest.v1+json", digest(number), text=text),
        ImageKind.IMAGE,
        layers=tuple(a_layer(n + 1) for n in range(layers)),
        **fields,  # type: ignore[arg-type]
    )


def a_choice(number: int = 99, **fields: object) -> ImageChoice:
    values: dict[str, object] = {"tag": "v4.18.2", "platform": Platform("linux", "amd64")}
    return ImageChoice("team/checkout", digest(number), **(values | fields))  # type: ignore[arg-type]


@dataclass
class FakeProbe:
    status: int = 206
    total_bytes: int | None = 1_000_000
    elapsed_s: float = 0.084


@dataclass
class FakeRegistry:
    """Hands out URLs and counts who asks; `gate` holds the answers back, `errors` come instead of them."""

    asked: list[tuple[str, bool]] = field(default_factory=list)
    probed: list[str] = field(default_factory=list)
    errors: dict[str, Exception] = field(default_factory=dict)
    probe_error: Exception | None = None
    life_s: float | None = LIFE_S
    now_s: float = NOW_S
    gate: asyncio.Event | None = None
    kept: dict[str, PresignedUrl] = field(default_factory=dict)

    async def url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        self.asked.append((ref.digest, renew))
        if self.gate is not None:
            await self.gate.wait()
        if error := self.errors.get(ref.digest):
            raise error
        ends_at_s = None if self.life_s is None else self.now_s + self.life_s
        address = (
            f"https://bucket.s3.example.com/{ref.digest[-4:]}-{len(self.asked)}?X-Amz-Signature={SIGNATURE}"
        )
        self.kept[ref.digest] = PresignedUrl(address, ref.digest, ends_at_s)
        return self.kept[ref.digest]

    async def probe(self, url: PresignedUrl) -> FakeProbe:
        self.probed.append(url.url)
        if self.probe_error:
            raise self.probe_error
        return FakeProbe()

    def cached_url(self, ref: LayerRef) -> PresignedUrl | None:
        return self.kept.get(ref.digest)

    def cli_command(self, ref: LayerRef) -> str:
        return f"aws ecr get-download-url-for-layer --layer-digest {ref.digest}"


def collected(connect: Callable[[Callable[..., None]], object]) -> list[tuple[object, ...]]:
    """What a signal carries from now on: `collected(widget.announced.connect)`."""
    heard: list[tuple[object, ...]] = []
    connect(lambda *values: heard.append(values))
    return heard


def each(count: int) -> Iterator[ChosenLayer]:
    return (chosen(n + 1) for n in range(count))
