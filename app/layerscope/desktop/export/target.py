"""The image that is exported, and what was chosen of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.registry.manifests.manifest import Platform
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.export.rules.parts import ImageParts


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """An image in its repository; `root` is its index where it is one platform of one, else itself.

    `uri` is the repository's, `tag` empty where the image has none.
    """

    repository: str
    digest: str
    root: str
    tag: str = ""
    uri: str = ""
    registry_id: str = ""

    @property
    def name(self) -> str:
        """`team/checkout:v4.18.2`, or the repository with the digest."""
        return f"{self.repository}:{self.tag}" if self.tag else f"{self.repository}@{self.digest}"


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What was chosen: `digest` is the root, or one image below it."""

    digest: str
    form: ExportFormat
    folder: Path
    name: str
    platform: Platform | None = None
    is_index: bool = False
    with_foreign: bool = False
    parts: ImageParts | None = None
