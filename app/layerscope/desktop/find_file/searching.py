"""A search: the words, and which of what they find is meant."""

from __future__ import annotations

import glob
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from layerscope.contents.service.replies import Hit
from layerscope.desktop.shell.requests import FilePlace
from layerscope.words.file_facts import path_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: `words` each for themselves; of `place`, a file, only what it may be is meant."""

    words: tuple[str, ...]
    place: FilePlace | None = None

    @property
    def title(self) -> str:
        return path_text(self.place.path) if self.place else self.words[0]

    def match(self, words: str, hit: Hit) -> str | None:
        """How the file was found, empty for what was typed; None where it is not the one that is meant."""
        if self.place is None:
            return ""
        if words == self.place.digest:
            return translate("FindFile", "digest")
        if hit.path != self.place.path or hit.size_bytes != self.place.size_bytes:
            return None
        return translate("FindFile", "path and size")


def wanted_typed(text: str) -> Wanted | None:
    """What was typed; None where that is nothing."""
    words = text.strip()
    return Wanted((words,)) if words else None


def wanted_file(place: FilePlace) -> Wanted:
    """The file: by its digest where it is known, and by its path and size in any case."""
    path = glob.escape(place.path.decode("utf-8", "surrogateescape"))
    by_path = f"/{path}" if "/" not in path else path
    return Wanted((place.digest, by_path) if place.digest else (by_path,), place)
