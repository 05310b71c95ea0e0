"""What all listed layers of an image tell of packages, for as many bytes as somebody allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from layerscope.contents.analysis.package_files import LayerPackages
from layerscope.contents.errors import ContentsError, ReadingStoppedError
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.packaged import Packaged
from layerscope.contents.service.together import each_of
from layerscope.registry.errors.base import RegistryError

MOST_AT_ONCE = 2


@dataclass(slots=True)
class PackagesRead:
    """By layer. Of `missing` not all was looked at: it failed, or `cost_bytes` were not allowed."""

    found: dict[int, LayerPackages] = field(default_factory=dict)
    missing: list[int] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    cost_bytes: int = 0


def packages_read(
    asking: Asking[Any], holdings: Holdings, opened: OpenedImage, most_bytes: int | None = None
) -> PackagesRead:
    """The packages of every listed layer; without `most_bytes`, whatever that transfers.

    Else the cheapest layers come first, and of the others what costs little. Raises ReadingStoppedError.
    """
    reading = _Reading(asking, Packaged(holdings, opened, asking.stop))
    with opened.lock:
        layers = sorted(opened.listed)
    if most_bytes is None:
        each_of(layers, reading.take, MOST_AT_ONCE)
    else:
        reading.take_within(layers, most_bytes)
    read = reading.read
    read.failures += [error for found in read.found.values() for error in found.failures]
    return read


class _Reading:
    def __init__(self, asking: Asking[Any], packaged: Packaged) -> None:
        self._asking, self._packaged = asking, packaged
        self.read = PackagesRead()

    def take(self, layer: int, *, with_programs: bool = True) -> None:
        """Read the layer; what fails is among the failures."""
        self._asking.check()
        try:
            self.read.found[layer] = self._packaged.of(layer, with_programs=with_programs)
        except ReadingStoppedError:
            raise
        except (RegistryError, ContentsError, OSError) as error:
            self._asking.check()  # what a stop made fail was stopped
            self.read.failures.append(error)
            self.read.missing.append(layer)

    def take_within(self, layers: list[int], left_bytes: int) -> None:
        """Read of the layers what so many bytes are enough for."""
        for layer in sorted(layers, key=self._packaged.costs):
            everything = self._packaged.costs(layer)
            without_programs = self._packaged.costs(layer, with_programs=False)
            if everything <= left_bytes:
                left_bytes -= everything
                self.take(layer)
                continue
            self.read.missing.append(layer)
            self.read.cost_bytes += everything
            if without_programs <= left_bytes:
                left_bytes -= without_programs
                self.take(layer, with_programs=False)
            else:
                self.read.found[layer] = self._packaged.known(layer)
