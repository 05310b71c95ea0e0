"""An image's config: its platform, its history and its diffIDs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from layerscope.registry.errors.content import InvalidConfigError
from layerscope.registry.manifests.fields import Fields
from layerscope.registry.manifests.history import HistoryEntry
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.manifests.strict_json import load_object
from layerscope.registry.references.digests import is_digest


@dataclass(frozen=True, slots=True)
class ImageConfig:
    """A config (OCI image specification, config.md); what it does not say is empty.

    `created` is the time as written (RFC 3339). `diff_ids` are the digests of the uncompressed layers,
    oldest first, with an empty string at the place of one that is no digest. `text` is the JSON as fetched.
    """

    os: str = ""
    architecture: str = ""
    variant: str = ""
    os_version: str = ""
    created: str = ""
    author: str = ""
    history: tuple[HistoryEntry, ...] = ()
    diff_ids: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def platform(self) -> Platform:
        return Platform(self.os, self.architecture, self.variant, self.os_version)

    @property
    def created_at_s(self) -> float | None:
        """Epoch seconds of `created`; None for what is no time."""
        try:
            moment = datetime.fromisoformat(self.created)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            return None


def parse_config(text: str) -> ImageConfig:
    """The text as a config. Raises InvalidConfigError where it is not a JSON object, or an ambiguous one.

    Everything in it is optional: an odd entry of the history is read as an empty entry.
    """
    fields = Fields(load_object(text, InvalidConfigError), text, failure=InvalidConfigError)
    root = fields.child("rootfs")
    return ImageConfig(
        os=fields.string("os"),
        architecture=fields.string("architecture"),
        variant=fields.string("variant"),
        os_version=fields.string("os.version"),
        created=fields.string("created"),
        author=fields.string("author"),
        history=_history(fields),
        diff_ids=_diff_ids(root) if root else (),
        text=text,
    )


def _history(fields: Fields) -> tuple[HistoryEntry, ...]:
    entries = fields.members.get("history")
    if not isinstance(entries, list):
        return ()
    return tuple(_entry(Fields(entry if isinstance(entry, dict) else {}, "")) for entry in entries)


def _entry(fields: Fields) -> HistoryEntry:
    return HistoryEntry(
        created_by=fields.string("created_by"),
        created=fields.string("created"),
        comment=fields.string("comment"),
        author=fields.string("author"),
        empty=fields.members.get("empty_layer") is True,
    )


def _diff_ids(root: Fields) -> tuple[str, ...]:
    values = root.members.get("diff_ids")
    if not isinstance(values, list):
        return ()
    return tuple(value if isinstance(value, str) and is_digest(value) else "" for value in values)
