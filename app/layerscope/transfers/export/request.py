"""What an export is asked to do."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import digest_of
from layerscope.transfers.engine.limit import SpeedLimit
from layerscope.transfers.engine.request import ProgressEvent
from layerscope.transfers.engine.sharing import Sharing
from layerscope.transfers.export.rules.entries import PlacedEntry, entries_of, placed
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.parts import ImageBlob, ImageParts

_VERSION = 1


class BlobUrlOf(Protocol):
    """What mints a blob's URL, called in the export's thread; it may block and raise RegistryError."""

    def __call__(self, digest: str, *, renew: bool = False) -> PresignedUrl:
        """The present URL while it lives; another one where `renew` asks for it."""


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which image, in which format, where to; `names` are what it is called inside.

    `with_foreign` fetches foreign layers, from ECR where it has them, else from their own URLs; without, they
    are left out, as the OCI image layout allows. `on_event` is called in the export's thread; the amounts it
    tells are of the whole export.
    """

    parts: ImageParts
    form: ExportFormat
    names: ImageNames
    folder: Path
    name: str
    url_of: BlobUrlOf
    with_foreign: bool = False
    on_event: Callable[[ProgressEvent], None] | None = None
    network: NetworkSettings = field(default_factory=NetworkSettings)
    ca_bundle: str = ""
    limit: SpeedLimit = field(default_factory=SpeedLimit)
    sharing: Sharing = field(default_factory=Sharing)

    @property
    def blobs(self) -> tuple[ImageBlob, ...]:
        """The blobs to fetch."""
        return self.parts.wanted(with_foreign=self.with_foreign)

    @property
    def places(self) -> list[PlacedEntry]:
        """The entries of its archive."""
        docker = self.form is ExportFormat.DOCKER_ARCHIVE
        return placed(entries_of(self.parts, self.names, docker=docker, with_foreign=self.with_foreign))

    @property
    def marker(self) -> bytes:
        """What tells its folder from those of others."""
        return marker_line(self.parts.root.digest, self.form, self.names, with_foreign=self.with_foreign)


def marker_line(root: str, form: ExportFormat, names: ImageNames, *, with_foreign: bool) -> bytes:
    """What tells this export's folder from those of others: the same image, exported as the same."""
    told = json.dumps([root, form.value, with_foreign, *names]).encode()
    fields = {"layerscope": _VERSION, "root": root, "export": digest_of(told)}
    return json.dumps(fields, separators=(",", ":")).encode() + b"\n"
