"""Whether an image can be unpacked and started, of the layers that are listed."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.contents.analysis.programs import HEAD_BYTES
from layerscope.contents.analysis.starting import StartSettings, start_findings
from layerscope.contents.errors import ContentsError, ReadingStoppedError
from layerscope.contents.model.changes import Scope
from layerscope.contents.model.findings import StartFault, StartFinding
from layerscope.contents.model.views import View
from layerscope.contents.service.asking import Asking
from layerscope.contents.service.files import find, read, source_of
from layerscope.contents.service.holdings import Holdings
from layerscope.contents.service.images import OpenedImage
from layerscope.contents.service.requests import Analyze
from layerscope.contents.tree.following import Followed, follow
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.config import parse_config
from layerscope.registry.manifests.runtime import parse_runtime

_WINDOWS = "windows"


def starting_of(
    asking: Asking[Analyze], holdings: Holdings, opened: OpenedImage, missing: tuple[int, ...]
) -> tuple[list[StartFinding], tuple[Exception, ...]]:
    """What keeps the image from being unpacked or started, and what kept that from being found out.

    Of the program nothing is said while a layer is not listed, or only in part: what is missing may be in it.
    """
    damaged = list(_damaged(opened))
    config = asking.request.config
    if damaged or missing or not config:
        return damaged, ()
    try:
        settings = _settings(config)
        if settings is None:
            return [], ()
        view = View(opened.image.digest, Scope.IMAGE, 0)

        def seen(path: bytes) -> Followed:
            asking.check()
            with opened.lock:
                return follow(opened.tree, view, path)

        def head(path: bytes, layer: int) -> bytes:
            found = find(opened, layer, path)
            source = source_of(opened, found, holdings, asking.stop)
            return b"".join(read(source, found, asking.stop, 0, HEAD_BYTES))

        return start_findings(settings, seen, head), ()
    except ReadingStoppedError:
        raise
    except (RegistryError, ContentsError, OSError) as error:
        return [], (error,)


def unpacked_bytes(opened: OpenedImage) -> int:
    """What the files of all listed layers have: also those that upper layers hide are unpacked."""
    with opened.lock:
        return sum(sum(each.listing.sizes) for each in opened.listed.values())


def _damaged(opened: OpenedImage) -> Iterator[StartFinding]:
    """Layers whose listing ended at a fault."""
    with opened.lock:
        listed = {layer: each.listing.facts for layer, each in sorted(opened.listed.items())}
    for layer, facts in listed.items():
        if not facts.is_complete and facts.faults:
            fault = facts.faults[-1]
            yield StartFinding(StartFault.DAMAGED, layer=layer, at_byte=fault.at_byte, detail=fault.reason)


def _settings(config: str) -> StartSettings | None:
    """How it is started; None for what is not Linux. Raises InvalidConfigError."""
    platform, runtime = parse_config(config), parse_runtime(config)
    if platform.os == _WINDOWS:
        return None
    words = (*runtime.entrypoint, *runtime.command)
    path = next((each[5:] for each in runtime.environment if each.startswith("PATH=")), "")
    return StartSettings(words[0] if words else "", runtime.working_dir, path, platform.architecture)
