"""Members of JSON objects, read with the tolerance that each deserves.

What a reader cannot go on without raises, with the JSON pointer of the place; anything else that is of the
wrong kind counts as absent, so that one odd member does not hide the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.manifest import Descriptor, Platform
from layerscope.registry.manifests.strict_json import fail, pointer, top
from layerscope.registry.references.digests import is_digest, is_other_digest
from layerscope.text import values
from layerscope.text.reasons import Reason
from layerscope.text.web_addresses import is_web_address


class Fields:
    """One JSON object and its place in the document, whose whole text is `text`."""

    def __init__(
        self,
        members: dict[str, Any],
        text: str,
        *path: str | int,
        failure: type[InvalidManifestError] = InvalidManifestError,
    ) -> None:
        self.members = members
        self._text = text
        self._path = path
        self._failure = failure

    def fail(self, reason: str, *path: str | int) -> NoReturn:
        """Raises the error for a place below this object."""
        fail(self._failure, reason, pointer(*self._path, *path) or top(), self._text)

    def string(self, key: str) -> str:
        """The string; empty if there is none."""
        value = self.members.get(key)
        return value if isinstance(value, str) else ""

    def name(self, key: str) -> str:
        """As `string`, for what is kept and compared; one beyond any sense counts as absent."""
        value = self.string(key)
        return value if len(value) <= values.MOST_CHARACTERS else ""

    def strings(self, key: str) -> tuple[str, ...]:
        """The strings of the list; whatever else is in it is left out."""
        value = self.members.get(key)
        return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()

    def texts(self, key: str) -> dict[str, str]:
        """The string members of the object, such as annotations."""
        value = self.members.get(key)
        if not isinstance(value, dict):
            return {}
        return {name: text for name, text in value.items() if isinstance(text, str)}

    def size_bytes(self, key: str) -> int | None:
        """The size; None if it is absent, negative, not a whole number or beyond 63 bits."""
        return self.known_size(key)[0]

    def known_size(self, key: str) -> tuple[int | None, values.Unknown]:
        """The size, as `size_bytes`, and why it is not known where something else is in its place."""
        value = self.members.get(key)
        if value is None:
            return None, ()
        try:
            return values.size_bytes(value), ()
        except values.UnfitError as error:
            reason = Reason.joined("{name}: {reason}", name=key, reason=error.args[0])
            return None, ((key, reason),)

    def child(self, key: str) -> Fields | None:
        """The object; None if there is none."""
        value = self.members.get(key)
        if not isinstance(value, dict):
            return None
        return Fields(value, self._text, *self._path, key, failure=self._failure)

    def items(self, key: str) -> list[Any]:
        """The list; empty if it is absent or null. Raises if it is anything else."""
        value = self.members.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.fail(Reason.tr("a list is expected here"), key)
        return value

    def objects(self, key: str) -> Iterator[Fields]:
        """The objects of the list. Raises if it is not a list, or an item is not an object."""
        for index, item in enumerate(self.items(key)):
            if not isinstance(item, dict):
                self.fail(Reason.tr("an object is expected here"), key, index)
            yield Fields(item, self._text, *self._path, key, index, failure=self._failure)

    def digest(self, key: str) -> str:
        """The digest, of any algorithm. Raises if it is missing, or not of its algorithm's form."""
        value = self.members.get(key)
        if value is None:
            self.fail(Reason.tr("a digest is missing"), key)
        if not isinstance(value, str) or not (is_digest(value) or is_other_digest(value)):
            self.fail(Reason.tr("this is not a digest"), key)
        return value


def descriptor(fields: Fields) -> Descriptor:
    """The descriptor. Raises if it has no digest; anything else may be missing."""
    size_bytes, unknown = fields.known_size("size")
    return Descriptor(
        digest=fields.digest("digest"),
        size_bytes=size_bytes,
        media_type=fields.name("mediaType"),
        urls=tuple(filter(is_web_address, fields.strings("urls"))),
        annotations=fields.texts("annotations"),
        platform=_platform(fields.child("platform")),
        artifact_type=fields.name("artifactType"),
        unknown=unknown,
    )


def optional_descriptor(fields: Fields, key: str) -> Descriptor | None:
    """The descriptor at the key; None without one that has a digest."""
    child = fields.child(key)
    if child is None or not is_digest(child.string("digest")):
        return None
    return descriptor(child)


def _platform(fields: Fields | None) -> Platform | None:
    if fields is None:
        return None
    return Platform(
        os=fields.name("os"),
        architecture=fields.name("architecture"),
        variant=fields.name("variant"),
        os_version=fields.name("os.version"),
        os_features=fields.strings("os.features"),
    )
