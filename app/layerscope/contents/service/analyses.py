"""What stands out in an image, of the layers that are listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from layerscope.contents.analysis.attribution import package_steps
from layerscope.contents.analysis.largest import largest_files
from layerscope.contents.analysis.left_behind import left_behind_in_config, left_behind_in_files
from layerscope.contents.analysis.package_files import PackageVisitor
from layerscope.contents.analysis.permissions import permission_findings
from layerscope.contents.analysis.secret_visitor import SecretVisitor
from layerscope.contents.analysis.wasted import wasted_files
from layerscope.contents.errors import ContentsError, ReadingStoppedError
from layerscope.contents.model.findings import LeftBehind, StartFault
from layerscope.contents.model.limits import UNASKED_BYTES
from layerscope.contents.model.listing import Listing
from layerscope.contents.reading.reading import read_layer
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.files import Found as FoundFile
from layerscope.contents.service.files import source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.packages_read import packages_read
from layerscope.contents.service.parts import in_parts
from layerscope.contents.service.replies import AnalysisCost, Found, ListProgress
from layerscope.contents.service.requests import Analysis, Analyze
from layerscope.contents.service.starting import starting_of, unpacked_bytes
from layerscope.contents.service.together import each_of
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.content import InvalidConfigError

MOST_AT_ONCE = 2
Of = Callable[[Asking[Analyze], Holdings, OpenedImage, tuple[int, ...]], None]


def analyze(asking: Asking[Analyze], holdings: Holdings) -> None:
    """Tell what the analysis finds, in parts; at least one, that says what was not looked at."""
    opened = holdings.opened(asking.request.image, asking.stop)
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
    most_bytes = None if asking.request.reads_layers else UNASKED_BYTES
    read = packages_read(asking, holdings, opened, most_bytes)
    with opened.lock:
        steps = package_steps(opened.tree, read.found)
    if read.cost_bytes:
        asking.tell(AnalysisCost(asking.number, read.cost_bytes))
    _tell(asking, "packages", steps, tuple(sorted({*missing, *read.missing})), read.failures)


def _left_behind(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    request = asking.request
    failures: list[Exception] = []
    if request.reads_layers:
        failures += _visit(asking, holdings, opened)
    else:
        asking.tell(AnalysisCost(asking.number, _cost(opened)))
    of_config: list[LeftBehind] = []
    if request.config:
        try:
            of_config = left_behind_in_config(request.config)
        except InvalidConfigError as error:
            failures.append(error)
    with opened.lock:
        visited = {layer: one.secrets for layer, one in opened.listed.items() if one.secrets is not None}
        found = left_behind_in_files(opened.tree, visited, asking.check)
    _tell(asking, "left_behind", [*of_config, *found], missing, failures)


def _starting(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> None:
    found, failures = starting_of(asking, holdings, opened, missing)
    _tell(asking, "starting", found, missing, failures)
    is_whole = all(finding.fault is not StartFault.DAMAGED for finding in found)
    if is_whole and (size := unpacked_bytes(opened)):
        asking.tell(Found(asking.number, unpacked_bytes=size))


def _cost(opened: OpenedImage) -> int:
    with opened.lock:
        layers = [(opened.layer(position), listed) for position, listed in opened.listed.items()]
    unknown = ((layer, listed) for layer, listed in layers if listed.secrets is None)
    return sum(layer.size_bytes for layer, listed in unknown if not listed.is_proved_by(layer.local))


def _visit(asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage) -> list[Exception]:
    """Look into every file of every listed layer, once; what kept that from being done."""
    failures: list[Exception] = []

    def look(position: int) -> None:
        try:
            error = _look_into(asking, holdings, opened, position)
        except ReadingStoppedError:
            raise
        except (RegistryError, ContentsError, OSError) as failed:
            asking.check()
            error = failed
        if error is not None:
            failures.append(error)

    with opened.lock:
        layers = sorted(opened.listed)
    each_of(layers, look, MOST_AT_ONCE)
    return failures


def _look_into(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, position: int
) -> Exception | None:
    """Keep what the layer's files tell, unless it is known; the fault up to which they could be read.

    Raises what `read_layer` raises.
    """
    layer, listed = opened.layer(position), opened.listed[position]
    if listed.secrets is not None:
        return None
    secrets, packages = SecretVisitor(), PackageVisitor()

    def on_progress(listing: Listing, read_bytes: int) -> None:
        asking.tell(ListProgress(asking.number, position, read_bytes, layer.size_bytes, len(listing)))

    reading = read_layer(
        source_of(opened, FoundFile(position, listed, 0), holdings, asking.stop),
        layer,
        check=asking.check,
        on_progress=on_progress,
        indexes=False,
        diff_id=False,
        visitors=(secrets, packages),
        limits=holdings.limits,
    )
    # With a fault where all was listed, these are other bytes than those that were listed.
    if reading.error is None or not listed.listing.facts.is_complete:
        listed.secrets, listed.packages, listed.has_all_packages = secrets, packages.found, True
    return reading.error


def _tell(
    asking: Asking[Analyze],
    name: str,
    values: Iterable[Any],
    missing: tuple[int, ...],
    failures: Sequence[Exception] = (),
) -> None:
    asking.tell(Found(asking.number, missing_layers=missing, failures=tuple(failures[:100])))
    for part in in_parts(values, _size):
        asking.check()
        found: dict[str, Any] = {name: part}
        asking.tell(Found(asking.number, **found))


def _size(value: Any) -> int:
    package = getattr(value, "package", None)
    return len(value.path if package is None else package.path) + 400


_KINDS: dict[Analysis, Of] = {
    Analysis.WASTED: _wasted,
    Analysis.LARGE: _large,
    Analysis.PACKAGES: _packages,
    Analysis.PERMISSIONS: _permissions,
    Analysis.LEFT_BEHIND: _left_behind,
    Analysis.STARTING: _starting,
}
