"""The one gate for what AWS answers: each member by its modelled type and within a bound, or unknown.

Whoever reads an answer asks this for its members by their names in AWS's model. What does not fit is None or
empty, and `unknown` keeps the reason; only what an answer cannot be understood without is refused whole.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from layerscope.text import values, web_addresses
from layerscope.text.reasons import Reason

UNKNOWN_WORD = "UNKNOWN"  # stands for a word of a modelled enumeration that is no word
DOCUMENT_CHARACTERS = 8 * 1024 * 1024  # manifests and policies, which their own readers judge
WORD_CHARACTERS = 64
TOKEN_CHARACTERS = 64 * 1024  # page tokens and presigned URLs

T = TypeVar("T")


class Members:
    """One object of an answer; a member that is absent or null is None or empty, and not unknown."""

    __slots__ = ("_came", "_members", "_unknown")

    def __init__(self, came: object) -> None:
        self._came = came
        self._members: dict[str, Any] = came if isinstance(came, dict) else {}
        self._unknown: dict[str, str] | None = None

    @property
    def request_id(self) -> str:
        """The id that AWS gave the request; empty where botocore found none."""
        return self.child("ResponseMetadata").text("RequestId")

    @property
    def unknown(self) -> values.Unknown:
        """Why members are not known, of those that were asked for so far."""
        return () if self._unknown is None else tuple(self._unknown.items())

    def text(self, name: str, most_characters: int = values.MOST_CHARACTERS) -> str:
        """The text; empty where there is none."""
        # Without a helper, as the next two: they run a million times for a long listing.
        value = self._members.get(name)
        if value is None:
            return ""
        try:
            return values.text(value, most_characters)
        except values.UnfitError as error:
            self._note(name, error.args[0])
            return ""

    def word(self, name: str, otherwise: str) -> str:
        """The word of an enumeration, which may have one more by now; UNKNOWN_WORD for what is no word."""
        return self.text(name, WORD_CHARACTERS) or (UNKNOWN_WORD if self._is_unknown(name) else otherwise)

    def identity(self, name: str) -> str:
        """The text that tells this object from others, or what stands in its place: it is never empty."""
        value = self._members.get(name) if self._members else self._came
        try:
            return values.text(value) or values.shown(value)
        except values.UnfitError as error:
            self._note(name, error.args[0])
            return values.shown(value)

    def size_bytes(self, name: str) -> int | None:
        value = self._members.get(name)
        if value is None:
            return None
        try:
            return values.size_bytes(value)
        except values.UnfitError as error:
            self._note(name, error.args[0])
            return None

    def time_s(self, name: str) -> float | None:
        """Epoch seconds."""
        value = self._members.get(name)
        if value is None:
            return None
        try:
            return values.time_s(value)
        except values.UnfitError as error:
            self._note(name, error.args[0])
            return None

    def flag(self, name: str) -> bool | None:
        return self._one(name, values.flag)

    def texts(self, name: str, most_characters: int = values.MOST_CHARACTERS) -> tuple[str, ...]:
        """The texts of the list; one that does not fit is left out, and the list unknown."""
        found = []
        for value in self._list(name):
            try:
                found.append(values.text(value, most_characters))
            except values.UnfitError as error:
                self._note(name, error.args[0])
        return tuple(found)

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        """The texts of the map, with their keys; one that does not fit is left out, and the map unknown."""
        found = []
        for pair in self._object(name).items():
            try:
                found.append((values.text(pair[0]), values.text(pair[1])))
            except values.UnfitError as error:
                self._note(name, error.args[0])
        return tuple(found)

    def child(self, name: str) -> Members:
        """The object; one without members where there is none."""
        return Members(self._object(name))

    def children(self, name: str) -> list[Members]:
        """The objects of the list, with one for each entry that is no object; empty without a list."""
        return [Members(value) for value in self._list(name)]

    # What an answer cannot be understood without.

    def objects(self, name: str) -> list[Members]:
        """As `children`; UnfitError where the list is absent, or something else is there."""
        if self._members.get(name) is None:
            raise values.UnfitError(Reason.tr("{name} is missing", name=name))
        found = self.children(name)
        self._insist(name)
        return found

    def wanted(self, name: str, most_characters: int = values.MOST_CHARACTERS) -> str:
        """The text; UnfitError where it is absent, empty or does not fit."""
        if self._members.get(name) in (None, ""):
            raise values.UnfitError(Reason.tr("{name} is missing", name=name))
        return self.exact(name, most_characters)

    def address(self, name: str) -> str:
        """The web address; UnfitError where it is absent, or none."""
        found = self.wanted(name, web_addresses.MOST_CHARACTERS)
        if not web_addresses.is_web_address(found):
            raise values.UnfitError(Reason.tr("{name} is not an address", name=name))
        return found

    def required(self, name: str, fit: Callable[[object], T]) -> T:
        """The value by a rule of `values`; UnfitError where it is absent or does not fit."""
        if self._members.get(name) is None:
            raise values.UnfitError(Reason.tr("{name} is missing", name=name))
        found = self._one(name, fit)
        self._insist(name)
        return cast("T", found)

    def exact(self, name: str, most_characters: int = values.MOST_CHARACTERS) -> str:
        """The text, empty where there is none; UnfitError where it does not fit."""
        found = self.text(name, most_characters)
        self._insist(name)
        return found

    def has(self, name: str) -> bool:
        return self._members.get(name) is not None

    def _insist(self, name: str) -> None:
        if self._is_unknown(name):
            raise values.UnfitError(values.why(self.unknown, name))

    def _is_unknown(self, name: str) -> bool:
        return self._unknown is not None and name in self._unknown

    def _list(self, name: str) -> list[Any]:
        return self._one(name, values.items) or []

    def _object(self, name: str) -> dict[str, Any]:
        return self._one(name, values.members) or {}

    def _one(self, name: str, fit: Callable[[object], T]) -> T | None:
        value = self._members.get(name)
        if value is None:
            return None
        try:
            return fit(value)
        except values.UnfitError as error:
            self._note(name, error.args[0])
            return None

    def _note(self, name: str, reason: str) -> None:
        if self._unknown is None:
            self._unknown = {}
        self._unknown.setdefault(name, Reason.joined("{name}: {reason}", name=name, reason=reason))
