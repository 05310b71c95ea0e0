"""What of an image is exported, where a format takes one platform of an index."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.access.platforms import PlatformImage, first_platform
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Platform
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.scopes import ExportScope


def scope_for(scopes: Sequence[ExportScope], digest: str, form: ExportFormat) -> ExportScope:
    """The image that was chosen; of an index the platform that it opens on, where the format takes one."""
    scope = next((each for each in scopes if each.digest == digest), scopes[0])
    if scope.is_index and form is ExportFormat.DOCKER_ARCHIVE:
        at = best_platform(scopes)
        return scope if at is None else scopes[at]
    return scope


def usual_form(scope: ExportScope) -> ExportFormat:
    """The format of `docker load`, where it can take this."""
    is_image = scope.parts is not None and scope.parts.config
    return ExportFormat.DOCKER_ARCHIVE if is_image else ExportFormat.OCI_ARCHIVE


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
