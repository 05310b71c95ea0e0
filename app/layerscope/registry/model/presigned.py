"""A layer's presigned URL, and the store's answer to its first byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlsplit

from layerscope.text.command_lines import Prompt, command_line
from layerscope.text.digest_checks import checked
from layerscope.text.redaction import MASK

if TYPE_CHECKING:  # a worker, which starts with a click, needs neither; they take a fifth of its start
    from layerscope.registry.model.commands import CliTarget
    from layerscope.registry.model.layers import LayerRef

# Query values that let nobody in: they say when, for how long, where and how it was signed.
_HARMLESS = {
    "x-amz-algorithm",
    "x-amz-date",
    "x-amz-expires",
    "x-amz-signedheaders",
    "x-goog-algorithm",
    "x-goog-date",
    "x-goog-expires",
    "x-goog-signedheaders",
    "expires",
    "se",
    "response-content-type",
}
# Signature version 4 as S3 and Google's store write it. A pull-through layer may come from the upstream's.
_SIGNED = (("x-amz-date", "x-amz-expires"), ("x-goog-date", "x-goog-expires"))
_BASIC_TIME = re.compile(r"\d{8}T\d{6}Z")
_MAX_EPOCH_S = 253_402_300_799  # the end of the year 9999: beyond it is no time but a mistake


@dataclass(frozen=True, slots=True)
class PresignedUrl:
    """A URL that gives a blob's bytes to anyone who has it: a secret, so its representation leaves it out.

    `digest` is of the bytes it gives; `expires_at_s` is when it ends, in epoch seconds, None if the URL
    does not say. It is signed for GET only.
    """

    url: str = field(repr=False)
    digest: str
    expires_at_s: float | None = None

    @classmethod
    def from_url(cls, url: str, digest: str) -> PresignedUrl:
        """The value for a URL from ECR, with the expiry in its parameters; never fails."""
        return cls(url, digest, _expiry_s(_parameters(url)))

    def seconds_left(self, now_s: float) -> float | None:
        """How long it lives from now, 0 once it is over; None where that is not known."""
        return None if self.expires_at_s is None else max(0.0, self.expires_at_s - now_s)

    @property
    def host(self) -> str:
        """The host that gives the bytes; empty where the URL has none."""
        parts = _split(self.url)
        return (parts.hostname or "") if parts else ""

    @property
    def redacted(self) -> str:
        """The URL for logs and reports: its query keeps only values that say when and how it was signed."""
        parts = _split(self.url)
        if parts is None:
            return MASK
        pairs = (pair.partition("=") for pair in parts.query.split("&") if pair)
        query = "&".join(f"{name}={value if name.lower() in _HARMLESS else MASK}" for name, _, value in pairs)
        address = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        return f"{address}?{query}" if query else address

    def curl(self, file_name: str, prompt: Prompt | None = None) -> str:
        """A command that downloads into the file, and resumes where it stopped; empty where there is none.

        It is for this system's prompt unless told. It fails on an HTTP error: S3's XML would otherwise be
        kept, or added to what is there, as a layer.
        """
        name = f"./{file_name}" if file_name.startswith("-") else file_name
        # curl itself takes brackets and braces for several URLs.
        as_it_is = ["--globoff"] if any(sign in self.url for sign in "[]{}") else []
        words = ["curl", "--fail", "--location", *as_it_is, "-C", "-", "-o", name, self.url]
        return command_line(words, prompt)

    def checked_curl(self, file_name: str, prompt: Prompt | None = None) -> str:
        """The same command, and behind it one that checks the file's digest; empty where there is none."""
        name = f"./{file_name}" if file_name.startswith("-") else file_name
        return checked(self.curl(file_name, prompt), name, self.digest, prompt)


@dataclass(frozen=True, slots=True)
class Probe:
    """The store's answer to a GET of the first byte; `total_bytes` is None if it did not say."""

    status: int
    total_bytes: int | None
    elapsed_s: float
    host: str = ""


def cli_command(ref: LayerRef, target: CliTarget) -> str:
    """The AWS CLI's command for the same URL, for this system's prompt."""
    parameters = {"repositoryName": ref.repository, "layerDigest": ref.digest, "registryId": ref.registry_id}
    return target.command("ecr", "GetDownloadUrlForLayer", parameters)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # such as an IPv6 address without its end
        return None


def _parameters(url: str) -> dict[str, str]:
    """The query, its names in lower case; the first value of a name that occurs twice."""
    parts = _split(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True) if parts else []
    return {name.lower(): value for name, value in reversed(pairs)}


def _expiry_s(parameters: dict[str, str]) -> float | None:
    """When the URL ends: SigV4's date and life, `Expires` (CloudFront, SigV2) or `se` (Azure)."""
    for date, life in _SIGNED:
        begun_s, life_s = _basic_time_s(parameters.get(date, "")), _whole(parameters.get(life, ""))
        if begun_s is not None and life_s is not None:
            return begun_s + life_s
    epoch_s = _whole(parameters.get("expires", ""))
    if epoch_s:
        return float(epoch_s)
    try:
        return datetime.fromisoformat(parameters["se"]).replace(tzinfo=UTC).timestamp()
    except (KeyError, ValueError):
        return None


def _basic_time_s(text: str) -> float | None:
    """Epoch seconds of `20260102T030405Z`."""
    if not _BASIC_TIME.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).timestamp()
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    """The number of seconds; None if the text is not a number, or beyond any time."""
    if not (text.isascii() and text.isdigit() and len(text) <= 12):
        return None
    number = int(text)
    return number if number <= _MAX_EPOCH_S else None
