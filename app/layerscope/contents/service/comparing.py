"""What differs between two images, or two layers, of what is listed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from layerscope.contents.analysis.attribution import installed_packages
from layerscope.contents.analysis.package_differences import package_differences
from layerscope.contents.model.findings import Difference
from layerscope.contents.model.limits import MIB
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.packaged import Packaged
from layerscope.contents.service.packages_read import packages_read
from layerscope.contents.service.parts import in_parts
from layerscope.contents.service.replies import Compared, Differences, PackageDifferences
from layerscope.contents.service.requests import Compare
from layerscope.contents.tree.comparing import Shared, compare_images, compare_layers, shared_layers

MOST_PACKAGE_BYTES = 64 * MIB  # that are transferred, of both sides, to tell their packages apart


def compare(asking: Asking[Compare], holdings: Holdings) -> None:
    """Tell which layers are shared, then paths, then packages where those of all layers are known."""
    request = asking.request
    left, right = holdings.opened(request.left, asking.stop), holdings.opened(request.right, asking.stop)
    is_of_layers = bool(request.left_layer and request.right_layer)
    shared = (
        Shared(0, (request.left_layer,), (request.right_layer,))
        if is_of_layers
        else shared_layers(_digests(left), _digests(right))
    )
    asking.tell(
        Compared(
            asking.number,
            shared.count,
            shared.left_only,
            shared.right_only,
            _missing(left, shared.left_only),
            _missing(right, shared.right_only),
        )
    )
    with ExitStack() as locks:
        for opened in sorted({left, right}, key=lambda each: each.image.digest):
            locks.enter_context(opened.lock)
        for part in in_parts(_differences(asking, left, right, shared, is_of_layers), _size):
            asking.tell(Differences(asking.number, part))
    if not is_of_layers:
        _tell_packages(asking, holdings, left, right)


def _differences(
    asking: Asking[Compare], left: OpenedImage, right: OpenedImage, shared: Shared, is_of_layers: bool
) -> Iterator[Difference]:
    request = asking.request
    if is_of_layers:
        return compare_layers(
            left.tree,
            request.left_layer,
            right.tree,
            request.right_layer,
            ignores_times=request.ignores_times,
            check=asking.check,
        )
    return compare_images(
        left.tree, right.tree, shared, ignores_times=request.ignores_times, check=asking.check
    )


def _tell_packages(
    asking: Asking[Compare], holdings: Holdings, left: OpenedImage, right: OpenedImage
) -> None:
    installed = []
    for opened in (left, right):
        if len(opened.listed) < len(opened.image.layers):
            return
        packaged = Packaged(holdings, opened, asking.stop)
        cost_bytes = sum(packaged.costs(layer) for layer in tuple(opened.listed))
        if cost_bytes > MOST_PACKAGE_BYTES and not asking.request.reads_packages:
            return
        read = packages_read(asking, holdings, opened)
        if read.missing:
            return
        with opened.lock:
            installed.append(installed_packages(opened.tree, read.found))
    asking.tell(PackageDifferences(asking.number, ()))  # they are known, also where none differs
    for part in in_parts(package_differences(*installed), lambda one: 200 + len(one.left) + len(one.right)):
        asking.tell(PackageDifferences(asking.number, part))


def _digests(opened: OpenedImage) -> list[str]:
    return [each.digest for each in opened.image.layers]


def _missing(opened: OpenedImage, layers: tuple[int, ...]) -> tuple[int, ...]:
    with opened.lock:
        return tuple(layer for layer in layers if layer not in opened.tree.listed)


def _size(difference: Difference) -> int:
    sides = (difference.left, difference.right)
    return 500 + len(difference.path) + sum(len(each.link) for each in sides if each)
