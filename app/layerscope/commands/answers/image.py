"""An image as facts and as members: what its manifest, its config and ECR's record say."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Any

from layerscope.commands.answers.listed import listed_members
from layerscope.commands.chosen_image import ChosenBy, ChosenImage, RootImage
from layerscope.commands.output.failures import failure_line
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.manifests.runtime import RuntimeSettings, parse_runtime
from layerscope.registry.model.images import ListedImage
from layerscope.words import formats
from layerscope.words.image_statuses import status_word
from layerscope.words.kinds import kind_word
from layerscope.words.outside import folded, line
from layerscope.words.plurals import Plural
from layerscope.words.scan_words import scan_text

NOT_KNOWN = "–"  # noqa: RUF001 - as in the lists
_WHY = {
    ChosenBy.MACHINE: "this machine's, else linux/amd64, else the first",
    ChosenBy.PLATFORM: "as --platform says",
}


@dataclass(frozen=True, slots=True)
class ImageAnswer:
    """`chosen` is None for an index without an image; `listed` is ECR's record of the root, or why not."""

    root: RootImage
    chosen: ChosenImage | None
    listed: ListedImage | RegistryError

    @property
    def read(self) -> ReadImage:
        """The image that is told of: of an index without one, the index."""
        return self.chosen.read if self.chosen else self.root.read

    @property
    def settings(self) -> RuntimeSettings:
        """How a container of it runs; nothing where no config tells."""
        config = self.read.config
        try:
            return parse_runtime(config.text) if config else RuntimeSettings()
        except RegistryError:
            return RuntimeSettings()


def image_facts(answer: ImageAnswer) -> list[tuple[str, str]]:
    """A name and a text each, empty where there is nothing to say."""
    root, read, config = answer.root, answer.read, answer.read.config
    is_image = read.kind in {ImageKind.IMAGE, ImageKind.INDEX}
    return [
        ("Image", line(root.name)),
        ("Type", line(_kind_text(answer))),
        ("Platform", line(_platform_text(answer)) if is_image else ""),
        ("Digest", line(read.manifest.digest)),
        ("Index", line(root.digest) if root.digest != read.manifest.digest else ""),
        ("Media type", line(read.manifest.media_type)),
        ("Config", line(_config_digest(read))),
        ("Size", _size_text(read)),
        ("Created", formats.exact_time(config.created_at_s) if config else ""),
        *_record_facts(answer.listed),
        *(_run_facts(answer.settings, _no_user(config)) if config else ()),
    ]


def image_members(answer: ImageAnswer) -> dict[str, Any]:
    root, chosen = answer.root, answer.chosen
    listed = answer.listed
    return {
        "repository": root.repository,
        "registryId": root.registry_id,
        "tag": root.tag,
        "digest": root.digest,
        "kind": root.read.kind.value,
        "chosenBy": chosen.by.value if chosen else None,
        "platforms": [
            {
                "name": each.name,
                "digest": each.digest,
                "indexDigest": each.index_digest,
                "platforms": [_platform_members(platform) for platform in each.platforms],
                "problem": failure_line(each.error) if each.error else None,
            }
            for each in root.platforms
        ],
        "image": _read_members(answer) if chosen else None,
        "listed": None if isinstance(listed, RegistryError) else listed_members(listed),
    }


def _read_members(answer: ImageAnswer) -> dict[str, Any]:
    read, settings = answer.read, answer.settings
    return {
        "digest": read.manifest.digest,
        "mediaType": read.manifest.media_type,
        "kind": read.kind.value,
        "platform": _platform_members(read.platform) if read.platform else None,
        "createdAt": read.config.created or None if read.config else None,
        "sizeBytes": read.pulled_bytes,
        "configDigest": _config_digest(read),
        "annotations": dict(getattr(read.manifest, "annotations", {})),
        "user": settings.user,
        "entrypoint": list(settings.entrypoint),
        "command": list(settings.command),
        "workingDirectory": settings.working_dir,
        "environmentNames": _names(settings),
        "ports": list(settings.ports),
        "volumes": list(settings.volumes),
        "labels": dict(settings.labels),
        "stopSignal": settings.stop_signal,
    }


def _kind_text(answer: ImageAnswer) -> str:
    artifact_type = getattr(answer.read.manifest, "artifact_type", "")
    kind = kind_word(answer.read.kind)
    return f"{kind} ({artifact_type})" if artifact_type else kind


def _platform_text(answer: ImageAnswer) -> str:
    chosen = answer.chosen
    if chosen is None:
        return ""
    others = [each.name for each in answer.root.platforms if each.digest != chosen.digest]
    why = f" ({_WHY[chosen.by]})" if others and chosen.by in _WHY else ""
    also = f"; also {', '.join(others)}" if others else ""
    return f"{chosen.platform_name}{why}{also}"


def _config_digest(read: ReadImage) -> str:
    return read.config_descriptor.digest if read.config_descriptor else ""


def _size_text(read: ReadImage) -> str:
    size_bytes, count = read.pulled_bytes, len(read.layers)
    parts = [f"{formats.size(size_bytes)} compressed"] if size_bytes is not None else []
    return ", ".join([*parts, Plural.tr("%Ln layers", "", count)] if count else parts)


def _record_facts(listed: ListedImage | RegistryError) -> list[tuple[str, str]]:
    if isinstance(listed, RegistryError):
        return [("Pushed", f"{NOT_KNOWN} ({failure_line(listed)})")]
    return [
        ("Tags", line(", ".join(listed.tags)) or "untagged"),
        ("Pushed", formats.exact_time(listed.pushed_at_s)),
        ("Last pulled", formats.exact_time(listed.last_pulled_at_s) or "never recorded"),
        ("Archived", formats.exact_time(listed.archived_at_s)),
        ("Status", line(status_word(listed.status))),
        ("Scan", line(scan_text(listed.scan))),
    ]


def _run_facts(settings: RuntimeSettings, no_user: str) -> list[tuple[str, str]]:
    return [
        ("User", line(settings.user) or no_user),
        ("Entrypoint", folded(shlex.join(settings.entrypoint))),
        ("Command", folded(shlex.join(settings.command))),
        ("Working dir", line(settings.working_dir)),
        ("Environment", line(", ".join(_names(settings)))),  # the values may be secrets
        ("Ports", line(", ".join(settings.ports))),
        ("Volumes", line(", ".join(settings.volumes))),
        ("Stop signal", line(settings.stop_signal)),
    ]


def _no_user(config: ImageConfig) -> str:
    """Whom a container runs as where the config names nobody; on Windows that is not root."""
    return "" if config.os == "windows" else "root (not set)"


def _names(settings: RuntimeSettings) -> list[str]:
    return [each.partition("=")[0] for each in settings.environment]


def _platform_members(platform: Platform) -> dict[str, Any]:
    return {
        "os": platform.os,
        "architecture": platform.architecture,
        "variant": platform.variant,
        "osVersion": platform.os_version,
    }
