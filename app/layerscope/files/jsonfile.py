"""A JSON file of this program's own: replaced in one step, and a broken one never stops a start."""

from __future__ import annotations

import contextlib
import enum
import itertools
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from layerscope.files.records import InvalidContentError

__all__ = ["Found", "InvalidContentError", "JsonFile", "Loss", "NewerVersionError"]

T = TypeVar("T")


class Loss(enum.Enum):
    """Why the file's content could not be used."""

    BROKEN = "broken"  # no JSON, or not of the form written here
    NEWER = "newer"  # written by a later version of this program
    UNREADABLE = "unreadable"  # the operating system refused


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The file's content, None if there is none to use; after a loss the old file is at `kept_as`."""

    value: T | None
    loss: Loss | None = None
    kept_as: Path | None = None


class NewerVersionError(ValueError):
    """The content was written by a later version."""


@dataclass(frozen=True, slots=True)
class JsonFile:
    """The file and the version of the form written here; every method blocks, saving waits for the disk."""

    path: Path
    version: int

    def load(self, read: Callable[[Mapping[str, Any]], T]) -> Found[T]:
        """The result of `read` on the file's fields; a ValueError of it means a broken file. Never fails."""
        try:
            content = self.path.read_bytes()
        except FileNotFoundError:
            return Found(None)
        except OSError:
            return Found(None, Loss.UNREADABLE)
        try:
            return Found(read(self._fields(content)))
        except NewerVersionError:
            return Found(None, Loss.NEWER, self.keep_copy(Loss.NEWER))
        except (ValueError, RecursionError):
            return Found(None, Loss.BROKEN, self.keep_copy(Loss.BROKEN))

    def save(self, fields: Mapping[str, Any], *, is_checked: bool = False) -> None:
        """Replace the file in one step; OSError if that fails, and the old one stays.

        Raises InvalidContentError, and writes nothing, if a field holds what looks like a secret, unless the
        caller has looked at each part itself.
        """
        import tempfile  # a start only reads

        content = self._text(fields, is_checked=is_checked).encode()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.stem}-")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self.path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def keep_copy(self, why: Loss) -> Path | None:
        """Move the file out of the way of the next save; its new path, None if it could not be moved."""
        with contextlib.suppress(OSError):
            copy = self._free_path(why.value)
            self.path.replace(copy)
            return copy
        return None

    def _free_path(self, why: str) -> Path:
        """A path beside the file that no earlier loss took."""
        names = itertools.chain([why], (f"{why}-{number}" for number in itertools.count(2)))
        paths = (self.path.with_name(f"{self.path.stem}.{name}{self.path.suffix}") for name in names)
        return next(path for path in paths if not path.exists())

    def _text(self, fields: Mapping[str, Any], *, is_checked: bool) -> str:
        from layerscope.text.redaction import holds_secret

        text = json.dumps({"version": self.version, **fields}, indent=2, ensure_ascii=False)
        if not is_checked and holds_secret(text):
            raise InvalidContentError("a field holds what looks like a secret")
        return text + "\n"

    def _fields(self, content: bytes) -> Mapping[str, Any]:
        raw = json.loads(content)
        version = raw.get("version") if isinstance(raw, dict) else None
        if not isinstance(version, int) or isinstance(version, bool):
            raise InvalidContentError("no version")
        if version > self.version:
            raise NewerVersionError(version)
        return {name: value for name, value in raw.items() if name != "version"}
