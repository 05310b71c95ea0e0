"""Names of the files that layers are saved as, safe in every file system (`text.file_names`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from layerscope.text.file_names import MAX_NAME_BYTES, safe_name

if TYPE_CHECKING:
    from layerscope.registry.model.layers import Layer

_LONGEST_TITLE = 80
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_ENDINGS = (
    ("+gzip", ".tar.gz"),
    (".gzip", ".tar.gz"),
    ("+zstd", ".tar.zst"),
    (".tar", ".tar"),
    ("+json", ".json"),
)


def file_name(repository: str, tag: str, image_digest: str, layer: Layer) -> str:
    """`team-app_1.4_layer03_4be1d07c3f8c.tar.gz`: no separators, never hidden, never too long.

    A layer that its manifest gives a title, as of a file that was pushed, ends in it: `…_layer01_scan.json`.
    Without a tag the image's short digest takes its place; a layer known by its digest alone has neither
    image nor number.
    """
    ending = _ending(layer.media_type)
    number = f"{layer.position:02d}" if layer.position else ""
    tail = f"_layer{number}_{_titled(layer.title, ending) or _first(layer.digest) + ending}"
    return _headed(repository, tag, image_digest, tail)


def config_name(repository: str, tag: str, image_digest: str, digest: str) -> str:
    """`team-app_1.4_config_4be1d07c3f8c.json`: as its layers' files are named."""
    return _headed(repository, tag, image_digest, f"_config_{_first(digest)}.json")


def _headed(repository: str, tag: str, image_digest: str, tail: str) -> str:
    image = tag or _first(image_digest)
    head = safe(repository.replace("/", "-")) + (f"_{safe(image)}" if image else "")
    return safe_name(head, MAX_NAME_BYTES - len(tail)) + tail


def numbered(name: str, number: int) -> str:
    """The name with ` (2)` before its ending, for when the name is taken."""
    mark = name.rfind(".tar") if ".tar" in name else name.rfind(".")
    at = mark if mark > 0 else len(name)
    return f"{name[:at]} ({number}){name[at:]}"


def _titled(title: str, ending: str) -> str:
    """The title as the end of a name, with the layer's ending unless it has one that may be right."""
    name = safe(title).strip(".-")[-_LONGEST_TITLE:]
    is_told = ending == ".blob" or name.lower().endswith(ending) or (ending == ".json" and "." in name)
    return f"{name}{'' if is_told else ending}" if name else ""


def _ending(media_type: str) -> str:
    if not media_type:
        return ".tar.gz"  # a schema 1 layer: its manifest says nothing, and all of them are gzip
    return next((ending for mark, ending in _ENDINGS if media_type.endswith(mark)), ".blob")


def _first(digest: str) -> str:
    return safe(digest.rpartition(":")[2][:12])


def safe(text: str) -> str:
    """The text with a dash for each run of characters that a file system may refuse."""
    return _UNSAFE.sub("-", text)
