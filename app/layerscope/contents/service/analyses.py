"""What stands out in an image, of the layers that are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from layerscope.contents.analysis.attribution import package_steps
from layerscope.contents.analysis.largest import largest_files
from layerscope.contents.analysis.left_behind import left_behind_in_config, left_behind_in_files
from layerscope.contents.analysis.package_files import LayerPackages
from layerscope.contents.analysis.permissions import permission_findings
from layerscope.contents.analysis.secret_visitor import SecretVisitor
from layerscope.contents.analysis.wasted import wasted_files
from layerscope.contents.errors import ContentsError, ReadingStoppedError
from layerscope.contents.model.findings import LeftBehind
from layerscope.contents.model.listing import Listing
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.files import Found as FoundFile
from layerscope.contents.service.files import source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.packaged import Packaged
from layerscope.contents.service.parts import in_parts
from layerscope.contents.service.replies import AnalysisCost, Found, ListProgress
from layerscope.contents.service.requests import Analysis, Analyze
from layerscope.contents.service.together import each_of
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import InvalidConfigError

MOST_AT_ONCE = 2
Of = Callable[[Asking[Analyze], Holdings, OpenedImage, tuple[int, ...]], None]


def analyze(asking: Asking[Analyze], holdings: Holdings) -> None:
    """Tell what the analysis finds, in parts; at least one, that says what was not looked at."""
    opened = holdings.images.of(asking.request.image)
    with opened.lock:
        listed = set(opened.tree.listed)
    missing = tuple(each.position for each in opened.image.layers if each.position not in listed)
    _KINDS[asking.request.analysis](asking, holdings, opened, missing)


def _wasted(
    asking: Asking[Analyze], _holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    with opened.lock:
        checkpoints = {layer: listed.checkpoints for layer, listed in opened.listed.items()}
        found = wasted_files(opened.tree, checkpoints, asking.check)
    _tell(asking, "wasted", found, missing)


def _large(
    asking: Asking[Analyze], _holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    with opened.lock:
        found = largest_files(opened.tree, check=asking.check)
    _tell(asking, "large", found, missing)


def _permissions(
    asking: Asking[Analyze], _holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    with opened.lock:
        found = permission_findings(opened.tree, asking.check)
    _tell(asking, "permissions", found, missing)


def _packages(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    found, failures = packages_of(asking, holdings, opened)
    with opened.lock:
        steps = package_steps(opened.tree, found)
    unread = tuple(layer for layer in opened.tree.listed if layer not in found)
    _tell(asking, "packages", steps, tuple(sorted({*missing, *unread})), failures)


def packages_of(
    asking: Asking[Any], holdings: Holdings, opened: OpenedImage
) -> tuple[dict[int, LayerPackages], tuple[Exception, ...]]:
    """The packages of every listed layer, and what could not be read; a layer that fails is left out."""
    packaged = Packaged(holdings, opened, asking.stop)
    found: dict[int, LayerPackages] = {}
    failures: list[Exception] = []

    def take(layer: int) -> None:
        asking.check()
        try:
            found[layer] = packaged.of(layer)
        except ReadingStoppedError:
            raise
        except (RegistryError, ContentsError, OSError) as error:
            asking.check()
            failures.append(error)

    with opened.lock:
        layers = sorted(opened.listed)
    each_of(layers, take, MOST_AT_ONCE)
    failures += [error for layer in found.values() for error in layer.failures]
    return dict(sorted(found.items())), tuple(failures)


def _left_behind(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    request = asking.request
    visited: dict[int, SecretVisitor] = {}
    failures: list[Exception] = []
    if request.reads_layers:
        failures += _visit(asking, holdings, opened, visited)
    else:
        asking.tell(AnalysisCost(asking.number, _cost(opened)))
    of_config: list[LeftBehind] = []
    if request.config:
        try:
            of_config = left_behind_in_config(request.config)
        except InvalidConfigError as error:
            failures.append(error)
    with opened.lock:
        found = left_behind_in_files(opened.tree, visited, asking.check)
    _tell(asking, "left_behind", [*of_config, *found], missing, tuple(failures))


def _cost(opened: OpenedImage) -> int:
    with opened.lock:
        layers = [(opened.layer(position), listed) for position, listed in opened.listed.items()]
    return sum(layer.size_bytes for layer, listed in layers if not listed.is_proved_by(layer.local))


def _visit(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, visited: dict[int, SecretVisitor]
) -> list[Exception]:
    """Look into every file of every listed layer; what kept that from being done."""
    failures: list[Exception] = []

    def look(position: int) -> None:
        layer, visitor = opened.layer(position), SecretVisitor()

        def on_progress(listing: Listing, read_bytes: int) -> None:
            asking.tell(ListProgress(asking.number, position, read_bytes, layer.size_bytes, len(listing)))

        try:
            source = source_of(opened, FoundFile(position, opened.listed[position], 0), holdings, asking.stop)
            reading = read_layer(
                source,
                layer,
                check=asking.check,
                on_progress=on_progress,
                indexes=False,
                diff_id=False,
                visitors=(visitor,),
                limits=holdings.limits,
            )
        except ReadingStoppedError:
            raise
        except (RegistryError, ContentsError, OSError) as error:
            asking.check()
            failures.append(error)
            return
        visited[position] = visitor
        if reading.error is not None:
            failures.append(reading.error)

    with opened.lock:
        layers = sorted(opened.listed)
    each_of(layers, look, MOST_AT_ONCE)
    return failures


def _tell(
    asking: Asking[Analyze],
    name: str,
    values: Iterable[Any],
    missing: tuple[int, ...],
    failures: tuple[Exception, ...] = (),
) -> None:
    asking.tell(Found(asking.number, missing_layers=missing, failures=failures[:100]))
    for part in in_parts(values, _size):
        asking.check()
        asking.tell(Found(asking.number, **{name: part}))


def _size(value: Any) -> int:
    package = getattr(value, "package", None)
    return len(value.path if package is None else package.path) + 400


_KINDS: dict[Analysis, Of] = {
    Analysis.WASTED: _wasted,
    Analysis.LARGE: _large,
    Analysis.PACKAGES: _packages,
    Analysis.PERMISSIONS: _permissions,
    Analysis.LEFT_BEHIND: _left_behind,
}
