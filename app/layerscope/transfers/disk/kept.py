"""The list of transfers in a file for the next run: what they are, not how they are fetched."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from layerscope.files.jsonfile import Found, JsonFile, Loss
from layerscope.files.locking import try_lock
from layerscope.files.records import each_from_json, to_json
from layerscope.text.redaction import holds_secret
from layerscope.transfers.rules.stages import Stage

FORMAT_VERSION = 1
MOST_FILES = 16  # one for each run of the program at the same time


@dataclass(frozen=True, slots=True)
class KeptTransfer:
    """What is written down of a transfer that is not finished.

    `kind` says who makes a transfer of it again, `source` from what: names, digests, regions. `folder`,
    `name`, `size_bytes` and `digest` are the transfer's.
    """

    kind: str
    name: str
    folder: Path
    size_bytes: int | None
    digest: str
    stage: Stage
    source: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.size_bytes is not None and self.size_bytes < 0:
            raise ValueError(self.size_bytes)


_Lines = dict[KeptTransfer, dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class LoadedTransfers:
    """The transfers found; `loss` and `kept_as` where a file could not be used."""

    transfers: tuple[KeptTransfer, ...]
    loss: Loss | None = None
    kept_as: Path | None = None


class TransfersFile:
    """This run's list; another run at the same time has another file. Every method blocks.

    A lock that ends with the process tells which files are in use: the list of a run that was killed is taken
    over by the next one that loads.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: tuple[JsonFile, BinaryIO] | None = None
        self._left: list[tuple[JsonFile, BinaryIO]] = []
        self._lines: _Lines = {}

    def load(self) -> LoadedTransfers:
        """What earlier runs left, and a file for this one. Raises OSError where none can be made."""
        self._folder.mkdir(parents=True, exist_ok=True)
        transfers: list[KeptTransfer] = []
        lost: Found[tuple[KeptTransfer, ...]] | None = None
        for number in range(1, MOST_FILES + 1):
            file = JsonFile(self._folder / _name(number), FORMAT_VERSION)
            if self._own is not None and not file.path.exists():
                continue
            if (lock := _locked(file.path)) is None:
                continue  # another run's
            if self._own is None:
                self._own = file, lock
            else:
                self._left.append((file, lock))
            found = file.load(_read)
            transfers.extend(found.value or ())
            lost = found if found.loss is not None else lost
        return LoadedTransfers(tuple(transfers), lost.loss if lost else None, lost.kept_as if lost else None)

    def save(self, transfers: Iterable[KeptTransfer]) -> None:
        """Replace the list in one step; OSError where that fails. A transfer with a secret is left out."""
        if self._own is None:
            return
        # Of a thousand transfers one has changed: the others' lines are those of the last time.
        known, self._lines = self._lines, {}
        lines = [self._line(transfer, known) for transfer in transfers]
        self._own[0].save({"transfers": [line for line in lines if line is not None]}, is_checked=True)
        for file, lock in self._left:  # whose transfers are in ours now
            with contextlib.suppress(OSError):
                file.path.unlink(missing_ok=True)
            lock.close()
        self._left = []

    def _line(self, transfer: KeptTransfer, known: _Lines) -> dict[str, Any] | None:
        self._lines[transfer] = known[transfer] if transfer in known else _written(transfer)
        return self._lines[transfer]

    def close(self) -> None:
        """Release the file for the next run."""
        for _, lock in [*([self._own] if self._own else []), *self._left]:
            lock.close()
        self._own, self._left = None, []


def _name(number: int) -> str:
    return "transfers.json" if number == 1 else f"transfers-{number}.json"


def _locked(path: Path) -> BinaryIO | None:
    """The open lock beside the file; None where another process holds it."""
    file = path.with_suffix(".lock").open("ab")
    if try_lock(file):
        return file
    file.close()
    return None


def _written(transfer: KeptTransfer) -> dict[str, Any] | None:
    """The transfer as it stands in the file; None where something in it looks like a secret."""
    fields: dict[str, Any] = to_json(transfer)
    text = json.dumps(fields, ensure_ascii=False, indent=2)
    try:
        text.encode()  # a folder's name may be no text at all
    except UnicodeEncodeError:
        return None
    return None if holds_secret(text) else fields


def _read(fields: Mapping[str, Any]) -> tuple[KeptTransfer, ...]:
    """The transfers in the file; one that cannot be read is left out."""
    return tuple(filter(None, each_from_json(KeptTransfer, fields.get("transfers"))))
