"""How a profile's keys become the keyring's entries and keys again: split, and never mixed.

A head entry names everything. Keys that fit stand in it; others lie in parts, of one of two generations:
the new parts are written where the old ones are not, then the head is switched to them. Whatever happens
in between, the head names one whole state, and the next put finds every left-over part by its name.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from layerscope.accounts.model.access_keys import AccessKeys

FORMAT_VERSION = 1
# The Windows Credential Manager keeps 2,560 bytes an entry (CRED_MAX_CREDENTIAL_BLOB_SIZE), 1,280
# characters of UTF-16. The same limit everywhere: what is split here was tested everywhere.
ENTRY_CHARACTERS = 1200
GENERATIONS = ("a", "b")


class InvalidEntryError(ValueError):
    """An entry is not of the form written here, or its parts do not belong together."""


@dataclass(frozen=True, slots=True)
class KeyringHead:
    """What a head entry says: the keys themselves, or where their parts lie."""

    keys: AccessKeys | None = None
    generation: str = ""
    part_count: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class KeyringEntries:
    """A head and the parts to be written before it; all ASCII, each within ENTRY_CHARACTERS."""

    head: str = dataclasses.field(repr=False)
    parts: tuple[str, ...] = dataclasses.field(repr=False)


def head_name(profile: str) -> str:
    """The user name under which the head of a profile's keys is kept."""
    return f"profile {profile}"


def part_name(profile: str, generation: str, number: int) -> str:
    """The user name of a part; numbers count from 1."""
    return f"part {generation}{number} {profile}"


def to_entries(keys: AccessKeys, generation: str) -> KeyringEntries:
    """The keys as a head, with parts of the generation where they do not fit into it."""
    content = {"version": FORMAT_VERSION, "keys": dataclasses.asdict(keys)}
    text = json.dumps(content, separators=(",", ":"))  # ASCII: JSON escapes the rest
    if len(text) <= ENTRY_CHARACTERS:
        return KeyringEntries(text, ())
    parts = tuple(text[start : start + ENTRY_CHARACTERS] for start in range(0, len(text), ENTRY_CHARACTERS))
    head = {
        "version": FORMAT_VERSION,
        "generation": generation,
        "parts": len(parts),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }
    return KeyringEntries(json.dumps(head, separators=(",", ":")), parts)


def read_head(text: str) -> KeyringHead:
    """What a head says; InvalidEntryError where it is not of this version."""
    fields = _json(text)
    if "keys" in fields:
        return KeyringHead(keys=_keys(fields))
    head = KeyringHead(None, fields.get("generation", ""), fields.get("parts", 0), fields.get("sha256", ""))
    if head.generation not in GENERATIONS or type(head.part_count) is not int or head.part_count < 1:
        raise InvalidEntryError("neither keys nor parts")
    return head


def join_parts(head: KeyringHead, parts: tuple[str, ...]) -> AccessKeys:
    """The keys of a head's parts; InvalidEntryError where they are not the ones the head was written for."""
    text = "".join(parts)
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != head.sha256:
        raise InvalidEntryError("other parts")
    return _keys(_json(text))


def other_generation(generation: str) -> str:
    """The generation to write where `generation` is in use; any other text means that neither is."""
    return GENERATIONS[1] if generation == GENERATIONS[0] else GENERATIONS[0]


def _json(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidEntryError("no JSON") from None  # whose message quotes the text
    if not isinstance(fields, dict) or fields.get("version") != FORMAT_VERSION:
        raise InvalidEntryError("not of this version")
    return fields


def _keys(fields: dict[str, Any]) -> AccessKeys:
    values = fields.get("keys")
    names = [field.name for field in dataclasses.fields(AccessKeys)]
    if not isinstance(values, dict) or not all(isinstance(values.get(name), str) for name in names):
        raise InvalidEntryError("no keys")
    return AccessKeys(**{name: values[name] for name in names})
