"""Seeded mutations of JSON texts: of their bytes, and of their structure."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

# What a broken or hostile writer may put anywhere.
JUNK: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 2**63, 10**400, float("nan"), float("inf"), "", "sha256:",
    "sha256:" + "0" * 64,
    "\ud800", "\x00", "x" * 5000, [], {}, [[]], [None], [{}], {"": ""}, {"digest": 1}, {"digest": "sha256:x"},
    "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.v1+prettyjws",
)  # fmt: skip
SPLICES = (
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\",
    b"\\ud800",
    b"NaN",
    b"1e999",
    b"9" * 5000,
    b"\xff",
    b"\x00",
    b"null",
)
KEYS = (
    "layers",
    "manifests",
    "fsLayers",
    "blobs",
    "history",
    "config",
    "digest",
    "mediaType",
    "signatures",
    "subject",
)


def mutated_bytes(text: str, chance: random.Random) -> str:
    """The text with one to three damages to its bytes; sometimes with the lone surrogates they leave."""
    data = bytearray(text.encode("utf-8"))
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 1, 1, 2, 8, 500)))
        match chance.randrange(6):
            case 0:
                data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = chance.choice(SPLICES)
            case 3:
                data[at:at] = data[at:end]
            case 4:
                del data[at:]
            case 5:
                data[at:at] = chance.choice((b"[", b'{"a":')) * chance.choice((3, 100, 5000))
    return bytes(data).decode("utf-8", chance.choice(("replace", "surrogateescape")))


def mutated_structure(text: str, chance: random.Random) -> str:
    """The text with up to five members replaced, taken away, doubled, renamed or wrapped."""
    document: Any = {"": json.loads(text)}
    for _ in range(chance.randint(1, 5)):
        places = list(_places(document))
        holder, key = chance.choice(places)
        match chance.randrange(6):
            case 0 | 1:
                holder[key] = deepcopy(chance.choice(JUNK))
            case 2:
                del holder[key]
            case 3:
                holder[key] = [holder[key]] * chance.choice((0, 1, 2, 50))
            case 4 if isinstance(holder, dict):
                holder[chance.choice(KEYS)] = holder.pop(key)
            case _:
                for _ in range(chance.choice((1, 70, 150))):
                    holder[key] = {chance.choice(KEYS): holder[key]}
        if not document:
            break
    mutated = json.dumps(
        document.get("", next(iter(document.values()), None)), ensure_ascii=chance.random() < 0.5
    )
    return mutated.replace('"size"', '"digest"', 1) if chance.random() < 0.05 else mutated


def _places(root: Any) -> Iterator[tuple[Any, Any]]:
    waiting = [root]
    while waiting:
        holder = waiting.pop()
        keys: Any = list(holder) if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            yield holder, key
            if isinstance(holder[key], (dict, list)) and len(waiting) < 500:
                waiting.append(holder[key])
