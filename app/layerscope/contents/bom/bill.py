"""What a bill of materials says, whatever its form."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.packages.os_release import NO_SYSTEM, System

# What has to have a time, and has none, says this; so that the same image gives the same bytes.
NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Bill:
    """Of an image, by its manifest's digest. `layers` are digests by position, `created` when it is written.

    `unknown_layers` could not be looked at, by position: the bill is not whole then.
    """

    name: str
    digest: str
    layers: tuple[str, ...]
    packages: tuple[InstalledPackage, ...]
    system: System = NO_SYSTEM
    unknown_layers: tuple[int, ...] = ()
    created: datetime | None = None
    tool_version: str = field(default="")

    @property
    def identity(self) -> uuid.UUID:
        """The same for the same content."""
        content = repr((self.name, self.digest, self.layers, self.packages, self.system, self.unknown_layers))
        return uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(content.encode()).hexdigest())

    def layer(self, position: int) -> str:
        """The layer's digest; empty where nothing tells which it was."""
        return self.layers[position - 1] if 0 < position <= len(self.layers) else ""


def shown_path(path: bytes) -> str:
    """The path, as text."""
    return path.decode("utf-8", "backslashreplace")
