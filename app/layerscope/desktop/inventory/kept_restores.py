"""Which restores are being followed, kept from one run to the next: JSON without secrets."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layerscope.desktop.inventory.restoring import Restored
from layerscope.files.jsonfile import InvalidContentError, JsonFile
from layerscope.files.records import each_from_json, to_json
from layerscope.files.user_folders import state_folder
from layerscope.registry.references.digests import is_digest

FORMAT_VERSION = 1
MOST_KEPT = 100
# ECR needs up to about 20 minutes. After a day nobody waits for it any more, and the list shows it.
MOST_AGE_S = 86_400.0


def default_path() -> Path:
    """Where this system keeps what a program may lose: `…/layerscope/restores.json`."""
    return state_folder() / "restores.json"


@dataclass(frozen=True, slots=True)
class KeptRestore:
    """A restore as the file has it. `asker` identifies who asked and where; times are epoch seconds."""

    asker: str
    repository: str
    digest: str
    title: str
    began_at_s: float

    @property
    def restored(self) -> Restored:
        return Restored(self.repository, self.digest, self.title)


class KeptRestores:
    """The restores that are not over, by who asked for them. Every method blocks; any thread may call.

    Each change reads the file anew, which another run of the program may have written meanwhile. What is
    lost costs nothing but the following.
    """

    def __init__(self, path: Path, now_s: Callable[[], float] = time.time) -> None:
        self._file = JsonFile(path, FORMAT_VERSION)
        self._now_s = now_s
        self._lock = threading.Lock()

    def of(self, asker: str) -> tuple[Restored, ...]:
        """What this asker began within the last day, in that order."""
        with self._lock:
            return tuple(kept.restored for kept in self._load() if kept.asker == asker)

    def note(self, asker: str, wanted: Restored) -> None:
        """Keep it, as begun now."""
        new = KeptRestore(asker, wanted.repository, wanted.digest, wanted.title, self._now_s())
        with self._lock:
            others = [kept for kept in self._load() if not _is(kept, asker, wanted)]
            self._save([*others, new][-MOST_KEPT:])

    def forget(self, asker: str, wanted: Restored) -> None:
        """Keep it no more; nothing is written where it was not kept."""
        with self._lock:
            before = self._load()
            after = [kept for kept in before if not _is(kept, asker, wanted)]
            if len(after) < len(before):
                self._save(after)

    def clear(self) -> None:
        """Keep none any more; OSError where the file stays."""
        with self._lock:
            self._file.path.unlink(missing_ok=True)

    def _load(self) -> list[KeptRestore]:
        now_s = self._now_s()
        found = self._file.load(_read).value or []
        return [kept for kept in found if 0 <= now_s - kept.began_at_s < MOST_AGE_S]

    def _save(self, restores: list[KeptRestore]) -> None:
        with contextlib.suppress(OSError, InvalidContentError):  # then it is not followed another time
            self._file.save({"restores": to_json(restores)})


def _is(kept: KeptRestore, asker: str, wanted: Restored) -> bool:
    return (kept.asker, kept.repository, kept.digest) == (asker, wanted.repository, wanted.digest)


def _read(fields: Mapping[str, Any]) -> list[KeptRestore]:
    """The restores in the file; one that cannot be read is left out."""
    found = each_from_json(KeptRestore, fields.get("restores"))
    return [kept for kept in found if kept is not None and is_digest(kept.digest)]
