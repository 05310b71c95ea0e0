"""Pushed content into an OCI image layout: each file in one step, an image listed only when it is whole."""

from __future__ import annotations

import errno
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from layerscope.localregistry.content.manifest_references import OCI_INDEX
from layerscope.localregistry.content.repository_writer import PushedImage
from layerscope.localregistry.data.json_settings import SettingsError, read_json
from layerscope.localregistry.data.oci_layout import REF_NAME, annotations_of, blob_path, tag_of

SCRATCH = ".uploads"  # no repository's name begins with a point
_LAYOUT_VERSION = {"imageLayoutVersion": "1.0.0"}
_Entry = dict[str, Any]


class LayoutWriter:
    """Writes one layout folder; see RepositoryWriter.

    `lock` is the one under which the folder is read: Windows replaces no file that is open.
    """

    def __init__(self, folder: Path, lock: RLock) -> None:
        self._folder = folder
        self.lock = lock
        self.scratch = folder / SCRATCH

    def has_blob(self, digest: str) -> bool:
        """Whether the blob's file is there."""
        path = blob_path(self._folder, digest)
        return path is not None and path.is_file()

    def blob_file(self, digest: str) -> Path:
        """The blob's file, there or not; PermissionError for one out of the folder."""
        path = blob_path(self._folder, digest)
        if path is None:
            raise PermissionError(errno.EACCES, "a link leads out of the layout", str(self._folder))
        return path

    def take_blob(self, digest: str, source: Path) -> None:
        """Move the file in; where the blob is there already, the file is only removed."""
        target = self.blob_file(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_file():
            source.unlink()
        else:
            source.replace(target)

    def link_blob(self, digest: str, source: Path) -> None:
        """Link the file in, or copy it where the file system has no links."""
        target = self.blob_file(digest)
        target.parent.mkdir(parents=True, exist_ok=True)
        with _in_one_step(target) as copy:
            try:
                os.link(source, copy)
            except OSError:
                shutil.copyfile(source, copy)

    def put_image(self, image: PushedImage) -> None:
        """The manifest's blob first, index.json after it: who reads in between sees no half image."""
        path = self.blob_file(image.digest)
        if not path.is_file():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, image.content, image.pushed_at_s)
        index = read_json(self._folder / "index.json")
        entries = index.get("manifests", [])
        if not isinstance(entries, list):
            raise SettingsError("index.json: manifests: not a list")
        index = {"schemaVersion": 2, "mediaType": OCI_INDEX, **index, "manifests": listed(entries, image)}
        replace_file(self._folder / "index.json", json.dumps(index, indent=2).encode())


def listed(entries: list[_Entry], image: PushedImage) -> list[_Entry]:
    """The entries of index.json with the image among them, and with its tag on no other."""
    kept: list[_Entry] = []
    for entry in entries:
        if not image.tag or tag_of(entry) != image.tag or entry.get("digest") == image.digest:
            kept.append(entry)
        elif not any(_is_other_of(each, entry) for each in entries):
            kept.append(_tagged(entry, ""))  # The image stays, without a tag.
    same = [each for each in kept if isinstance(each, dict) and each.get("digest") == image.digest]
    if any(tag_of(each) == image.tag for each in same) or (same and not image.tag):
        return kept
    untagged = next((each for each in same if not tag_of(each)), None)
    if untagged is not None:
        return [_tagged(each, image.tag) if each is untagged else each for each in kept]
    entry = {"mediaType": image.media_type, "digest": image.digest, "size": len(image.content)}
    return [*kept, _tagged(entry, image.tag)]


def make_layout(folder: Path, settings: Mapping[str, Any]) -> None:
    """An empty layout with these settings in its ecr.json; `oci-layout`, which makes it one, comes last."""
    folder.mkdir(parents=True, exist_ok=True)
    if settings:
        replace_file(folder / "ecr.json", json.dumps(settings, indent=2).encode())
    index = {"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": []}
    replace_file(folder / "index.json", json.dumps(index, indent=2).encode())
    replace_file(folder / "oci-layout", json.dumps(_LAYOUT_VERSION).encode())


def replace_file(path: Path, content: bytes, modified_s: float | None = None) -> None:
    """Write the file whole or not at all."""
    with _in_one_step(path) as written:
        with written.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if modified_s is not None:
            os.utime(written, (modified_s, modified_s))


@contextmanager
def _in_one_step(path: Path) -> Iterator[Path]:
    """A path beside it for a file that takes its place once it is whole, and else leaves nothing behind."""
    written = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        yield written
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def _tagged(entry: _Entry, tag: str) -> _Entry:
    annotations = {name: value for name, value in annotations_of(entry).items() if name != REF_NAME}
    annotations |= {REF_NAME: tag} if tag else {}
    bare = {name: value for name, value in entry.items() if name != "annotations"}
    return {**bare, "annotations": annotations} if annotations else bare


def _is_other_of(entry: Any, of: _Entry) -> bool:
    return isinstance(entry, dict) and entry is not of and entry.get("digest") == of.get("digest")
