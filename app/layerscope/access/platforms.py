"""The images of an index, and which of them an index opens on; rules only."""

from __future__ import annotations

import platform as system
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from layerscope.registry.ecr.children import Child, names_of
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform

# What Python calls a processor in the words of Go, which images use.
_ARCHITECTURES = {
    "x86_64": "amd64",
    "amd64": "amd64",
    "i386": "386",
    "i686": "386",
    "aarch64": "arm64",
    "arm64": "arm64",
}
_USUAL = Platform("linux", "amd64")
_FEWEST_VARIANTS = {"arm64": "v8", "amd64": "v1"}  # what no variant means
_BUILD_PARTS = 3  # of Windows' version 10.0.20348.2527


@dataclass(frozen=True, slots=True)
class PlatformImage:
    """An image that an index names, itself or by a nested index.

    `name` tells it apart from the others, `index_digest` is the index right above it, `error` why it cannot
    be had. An index may list one image for several platforms.
    """

    digest: str
    name: str
    index_digest: str
    platforms: tuple[Platform, ...] = ()
    kind: ImageKind = ImageKind.IMAGE
    error: RegistryError | None = None

    @property
    def platform(self) -> Platform | None:
        """The first that it is listed for; None where the index says none."""
        return self.platforms[0] if self.platforms else None


def platforms_in(children: Iterable[Child], index_digest: str) -> tuple[PlatformImage, ...]:
    """The images among an index's children and below its nested indexes, each once, in the index's order.

    A nested index that cannot be read stands for the images in it.
    """
    found: dict[str, PlatformImage] = {}
    every = list(_every(children, index_digest))
    names = names_of(child for child, _ in every)
    for child, index in every:
        digest, listed = child.descriptor.digest, child.descriptor.platform
        before = found.get(digest)
        platforms = (*(before.platforms if before else ()), *([listed] if listed else []))
        error = before.error if before else child.error
        found[digest] = PlatformImage(digest, names[digest], index, platforms, child.kind, error)
    return tuple(found.values())


def first_platform(images: Sequence[PlatformImage], machine: Platform | None = None) -> PlatformImage:
    """The one to show: this machine's, else linux/amd64, else the first; one that can be had before others.

    Containers are Linux's on every system but where the index has some for the system itself.
    """
    machine = machine or this_machine()
    return min(images, key=lambda image: (image.error is not None, _rank(image, machine)))


def platforms_named(images: Sequence[PlatformImage], text: str) -> tuple[PlatformImage, ...]:
    """Those that a person means by the text: one's own name, or `os/architecture[/variant][ version]`.

    What is left out may be anything; `x86_64` and `aarch64` are taken for Go's words. The one that comes
    nearest is the first, by the rule of `first_platform`.
    """
    if named := [image for image in images if image.name == text]:
        return tuple(named)
    wanted = read_platform(text)
    found = [image for image in images if any(_is_meant(wanted, each) for each in image.platforms)]
    return tuple(sorted(found, key=lambda image: (image.error is not None, _rank(image, wanted))))


def read_platform(text: str) -> Platform:
    """The platform of `os/architecture[/variant][ version]`, in the words that images use."""
    name, _, version = text.strip().partition(" ")
    os, architecture, variant, *_ = (*name.lower().split("/"), "", "", "")
    return Platform(os, _ARCHITECTURES.get(architecture, architecture), variant, version.strip())


@cache
def this_machine() -> Platform:
    """What this machine runs, in the words of images."""
    processor = system.machine().lower()
    variant = f"v{processor[4]}" if processor.startswith("armv") and processor[4:5].isdigit() else ""
    architecture = _ARCHITECTURES.get(processor, "arm" if variant else processor)
    name = system.system().lower()
    return Platform(name, architecture, variant, system.version() if name == "windows" else "")


def _every(children: Iterable[Child], index_digest: str) -> Iterator[tuple[Child, str]]:
    """The images and what stands for some, each with the index right above it."""
    for child in children:
        if child.children:
            yield from _every(child.children, child.descriptor.digest)
        elif child.kind is ImageKind.IMAGE or (child.kind is ImageKind.INDEX and child.error is not None):
            yield child, index_digest


def _rank(image: PlatformImage, machine: Platform) -> tuple[int, int]:
    """How well it suits the machine; the lowest is best."""
    return min((_rank_of(each, machine) for each in image.platforms), default=(3, 0))


def _rank_of(listed: Platform, machine: Platform) -> tuple[int, int]:
    is_same = listed.architecture == machine.architecture
    if is_same and listed.os == machine.os:
        return 0, _distance(listed, machine)
    if is_same and listed.os == _USUAL.os:
        return 1, _distance(listed, machine)
    is_usual = (listed.os, listed.architecture) == (_USUAL.os, _USUAL.architecture)
    return (2, _distance(listed, _USUAL)) if is_usual else (3, 0)


def _is_meant(wanted: Platform, listed: Platform) -> bool:
    """Whether the listed platform is what was wanted, as far as that was said."""
    plain = _FEWEST_VARIANTS.get(listed.architecture, "")
    return (
        (listed.os, listed.architecture) == (wanted.os, wanted.architecture)
        and wanted.variant in ("", listed.variant or plain)
        and f"{listed.os_version}.".startswith(f"{wanted.os_version}." if wanted.os_version else "")
    )


def _distance(listed: Platform, machine: Platform) -> int:
    """In how many respects it is another one: the variant, the build of Windows, what it needs besides."""
    plain = _FEWEST_VARIANTS.get(listed.architecture, "")
    is_other_variant = (listed.variant or plain) != (machine.variant or plain)
    return is_other_variant + (_build(listed) != _build(machine)) + bool(listed.os_features)


def _build(platform: Platform) -> list[str]:
    return platform.os_version.split(".")[:_BUILD_PARTS]
