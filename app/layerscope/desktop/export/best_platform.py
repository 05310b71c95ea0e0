"""The platform that is exported where a format takes one of an index."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.access.platforms import PlatformImage, first_platform
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Platform
from layerscope.transfers.export.rules.scopes import ExportScope


def best_platform(scopes: Sequence[ExportScope], machine: Platform | None = None) -> int | None:
    """Where in the scopes the image is that an index opens on; None where it has no image to load."""
    images = {
        scope.digest: at for at, scope in enumerate(scopes) if not scope.is_index and _is_loadable(scope)
    }
    if not images:
        return None
    listed = [_image(scopes[at]) for at in images.values()]
    return images[first_platform(listed, machine).digest]


def _is_loadable(scope: ExportScope) -> bool:
    return scope.parts is not None and bool(scope.parts.config)


def _image(scope: ExportScope) -> PlatformImage:
    error = scope.error if isinstance(scope.error, RegistryError) else None
    platforms = (scope.platform,) if scope.platform else ()
    return PlatformImage(scope.digest, scope.name, "", platforms, error=error)
