"""The kind of failure that an error text reports, by the words of the programs that write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from layerscope.registry.references.failure_words import SIGNS, VAGUE, FailureKind, Signs

# Docker says these to every refusal, whatever was refused; client-go's own waiting is no refusal at all.
_SAYS_NOTHING = re.compile(
    r"pull access denied|(?:denied: )?requested access to the resource is denied"
    r"|repository does not exist or may require '?docker login'?|client-side throttling"
)
_NOTHING_HINTS = ("denied", "does not exist", "throttling")
_NUMBER = re.compile(r"[45][0-9][0-9]")
# A number as it stands behind a word for it, or before the phrase that RFC 9110 gives it. AWS's APIs answer
# 400 to everything, with the code of the error beside it.
_STATUS = re.compile(
    r"(?:\bstatus(?:[ _]?code)?|\bhttp(?:/[0-9.]{1,3})?|\bcode|\berror|\boccurred|\breturned|\bresponse)"
    r"[^\w\n]{0,4}(?:code\W{0,3}|\[[^\]]{0,340}\]\W{0,3})?(?!400, request id)([45][0-9]{2})(?![0-9.])"
    r"|(?<![0-9.])([45][0-9]{2})\W{1,2}(?:unauthorized|forbidden|not found|bad request|method not allowed"
    r"|not acceptable|gone\b|too many requests|proxy auth|internal server|bad gateway|service|gateway time)"
)
# Docker's JSON reader at an answer in XML or HTML. S3's own XML is an answer; anything else is a page.
_NO_JSON = re.compile(
    r"invalid character '<' looking for beginning of value(?P<xml>[:\s\"']{0,4}<(?:\?xml|error))?"
)
# Where a machine's or a task's credentials come from: what fails there is the signing in.
_METADATA = re.compile(
    r"(?:https?://|\bdial tcp )\[?(?:169\.254\.169\.254|169\.254\.170\.2|fd00:ec2::254)(?![0-9])"
)
_AT_METADATA = frozenset(
    {FailureKind.TIMEOUT, FailureKind.CONNECTION, FailureKind.NOT_FOUND, FailureKind.DENIED, FailureKind.TLS}
)
_FAILS = re.compile(
    r"errimage\w+|imagepullbackoff|cannotpull\w*|imageinspecterror|invalidimagename|\bfail(?:ed|ure|s)?\b"
    r"|\berrors?\b|\bfatal\b|\bcannot\b|\bcould not\b|\bunable to\b|\brefused\b|\brejected\b|\binvalid\b"
)
_FAILS_HINTS = (
    "err",
    "fail",
    "fatal",
    "cannot",
    "could not",
    "unable",
    "refused",
    "rejected",
    "invalid",
    "backoff",
)
# All that is printed of a program that is not there, or may not be run.
_STARTS = re.compile(r"\bexec /[^\s:\"]{1,255}: (?:no such file or directory|permission denied)")

# The tools' own words for a pull that failed, whatever of.
_PULLS = re.compile(
    r"\berrimage\w+|\bimagepullbackoff|\bcannotpull\w*|\bimageinspecterror|\binvalidimagename"
    r"|\bback-off pulling|\bfailed to (?:pull|resolve reference)|\berror pulling"
    r"|\bpull (?:failed|access denied)|\bpullimage\b|\bimages included in the model"
)


@dataclass(frozen=True, slots=True)
class FoundFailure:
    """A failure that a text tells of; `kind` None: in words that are not known here.

    Attributes: `start` where its words begin in the text; `is_vague` that they fit many causes; `status`
    the first status of HTTP from 400 on that the text says, else 0.
    """

    kind: FailureKind | None
    start: int
    is_vague: bool = False
    status: int = 0


def is_pull(text: str) -> bool:
    """Whether a text in lower case tells of a failed pull in the words of a tool that pulls."""
    return _PULLS.search(text) is not None


def find_failure(text: str) -> FoundFailure | None:
    """The failure that a text in lower case tells of, the most telling first; None: of none."""
    statuses = _statuses(text)
    said = text
    if any(hint in text for hint in _NOTHING_HINTS):
        said = _SAYS_NOTHING.sub(lambda found: "\0" * len(found[0]), text)
    found = _first(SIGNS, said, statuses, _page(text, statuses), is_vague=False)
    found = found or _first(VAGUE, text, statuses, -1, is_vague=True)
    if found is None and "exec /" in text and (started := _STARTS.search(text)):
        return FoundFailure(FailureKind.NOT_STARTING, started.start())
    if found is None and any(hint in text for hint in _FAILS_HINTS) and (unknown := _FAILS.search(text)):
        return FoundFailure(None, unknown.start(), is_vague=True)
    if found and found.kind in _AT_METADATA and _METADATA.search(text):
        return FoundFailure(FailureKind.NOT_SIGNED_IN, found.start)
    return replace(found, status=next(iter(statuses), 0)) if found else None


def _first(
    signs: tuple[Signs, ...], text: str, statuses: dict[int, int], page: int, *, is_vague: bool
) -> FoundFailure | None:
    for kind, words, numbers in signs:
        starts = (text.find(word) for word in words)
        start = next((start for start in starts if start >= 0), page if kind is FailureKind.PAGE else -1)
        if start < 0:
            start = next((statuses[number] for number in statuses if number in numbers), -1)
        if start >= 0:
            return FoundFailure(kind, start, is_vague)
    return None


def _statuses(text: str) -> dict[int, int]:
    """Where the text says each status of HTTP first."""
    found: dict[int, int] = {}
    if not _NUMBER.search(text):
        return found
    for status in _STATUS.finditer(text):
        found.setdefault(int(status[1] or status[2]), status.start())
    return found


def _page(text: str, statuses: dict[int, int]) -> int:
    """Where the text says that something other than the registry or S3 answered; -1: nowhere."""
    found = _NO_JSON.search(text)
    return found.start() if found and not found["xml"] and 403 not in statuses else -1
