"""Bills of materials of open images."""

from __future__ import annotations

from layerscope import __version__
from layerscope.contents.analysis.attribution import installed_packages
from layerscope.contents.bom.bill import Bill
from layerscope.contents.errors import ContentsError, ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.limits import UNASKED_BYTES
from layerscope.contents.model.views import View
from layerscope.contents.packages import os_release
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.files import PIECE_BYTES, find, read, source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.packages_read import packages_read
from layerscope.contents.service.replies import AnalysisCost, FileEnd, Piece
from layerscope.contents.service.requests import BomForm, WriteBom
from layerscope.contents.tree.following import follow
from layerscope.registry.errors.base import RegistryError


def write_bom(asking: Asking[WriteBom], holdings: Holdings) -> None:
    """Tell the bill, in pieces."""
    request = asking.request
    opened = holdings.images.of(request.image)
    content = _written(request.form, _bill(asking, holdings, opened), asking)
    for start in range(0, len(content), PIECE_BYTES):
        asking.check()
        asking.tell(Piece(asking.number, start, content[start : start + PIECE_BYTES]))
    asking.tell(FileEnd(asking.number, len(content), is_verified=False))


def _bill(asking: Asking[WriteBom], holdings: Holdings, opened: OpenedImage) -> Bill:
    request = asking.request
    packages = packages_read(asking, holdings, opened, None if request.reads_layers else UNASKED_BYTES)
    if packages.cost_bytes:
        asking.tell(AnalysisCost(asking.number, packages.cost_bytes))
    with opened.lock:
        installed = installed_packages(opened.tree, packages.found)
        unknown = set(opened.tree.missing(View(request.image, Scope.IMAGE, 0)))
    unknown.update(packages.missing)
    unknown.update(layer for layer, found in packages.found.items() if found.failures)
    return Bill(
        request.name,
        request.image,
        tuple(layer.digest for layer in opened.image.layers),
        tuple(installed),
        _system(asking, holdings, opened),
        tuple(sorted(unknown)),
        tool_version=__version__,
    )


def _system(asking: Asking[WriteBom], holdings: Holdings, opened: OpenedImage) -> os_release.System:
    """Which system the image is of, as far as it can be read."""
    for path in os_release.PATHS:
        try:
            with opened.lock:
                seen = follow(opened.tree, View(asking.request.image, Scope.IMAGE, 0), path)
            if seen.layer:
                file = find(opened, seen.layer, seen.path)
                source = source_of(opened, file, holdings, asking.stop)
                return os_release.read(b"".join(read(source, file, asking.stop, 0, os_release.MOST_BYTES)))
        except ReadingStoppedError:
            raise
        except (ContentsError, RegistryError, OSError):
            asking.check()  # what a stop made fail was stopped
    return os_release.NO_SYSTEM


def _written(form: BomForm, bill: Bill, asking: Asking[WriteBom]) -> bytes:
    # Their libraries take a quarter of a second to load, and are needed for this alone.
    if form is BomForm.CYCLONEDX:
        from layerscope.contents.bom import cyclonedx_json

        return cyclonedx_json.write(bill, asking.check)
    from layerscope.contents.bom import spdx_json

    return spdx_json.write(bill, asking.check)
