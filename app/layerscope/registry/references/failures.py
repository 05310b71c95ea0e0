"""What kind of failure an error text tells of, by the words of the programs that write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class FailureKind(StrEnum):
    """The kinds of failure, as an operator tells them apart."""

    DIGEST_MISMATCH = "digest mismatch"
    DENIED = "denied"
    NOT_SIGNED_IN = "not signed in"
    CLOCK = "clock"
    URL_EXPIRED = "URL expired"
    KMS = "KMS"
    AUTH_HEADER = "two signatures"
    SIGNATURE = "signature"
    PAGE = "web page"
    UPSTREAM = "upstream"
    ARCHIVED = "archived"
    THROTTLED = "throttled"
    PROXY = "proxy"
    NAME_RESOLUTION = "name resolution"
    TIMEOUT = "time-out"
    TLS = "TLS"
    CONNECTION = "connection"
    STORAGE_FULL = "storage full"
    NO_SUCH_PLATFORM = "no such platform"
    NOT_FOUND = "not found"
    SERVER_FAULT = "server fault"


class _Signs(NamedTuple):
    """What tells of a kind: words in lower case, and the statuses of HTTP."""

    kind: FailureKind
    words: tuple[str, ...]
    statuses: tuple[int, ...] = ()


# In the order of what says most: a text often holds several. From the messages of Docker, containerd,
# kubelet, botocore and AWS: https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html.
_SIGNS = (
    _Signs(
        FailureKind.DIGEST_MISMATCH,
        (
            "verification failed for digest",
            "unexpected commit digest",
            "digest did not match",
            "digest mismatch",
            "does not match digest",
            "invalid checksum digest",
            "wrong diff id",
            "failed size validation",
        ),
    ),
    _Signs(FailureKind.DENIED, ("is not authorized to perform",)),
    _Signs(FailureKind.KMS, ("kmsexception", "kmserror", "customer master key", "kms key")),
    _Signs(
        FailureKind.UPSTREAM,
        (
            "unabletogetupstream",
            "upstreamaccessdenied",
            "upstreamtoomanyrequests",
            "upstreamunavailable",
            "pull through cache",
            "to the upstream registry failed",
        ),
    ),
    _Signs(FailureKind.ARCHIVED, ("image is archived", "is in archived", "imagearchived")),
    _Signs(
        FailureKind.CLOCK,
        (
            "signature expired:",
            "signature not yet current",
            "requesttimetooskewed",
            "current time is too large",
            "certificate is not yet valid",
        ),
    ),
    _Signs(FailureKind.URL_EXPIRED, ("request has expired",)),
    _Signs(FailureKind.AUTH_HEADER, ("only one auth mechanism allowed",)),
    _Signs(FailureKind.SIGNATURE, ("<code>signaturedoesnotmatch",)),  # S3's; that of an API is a wrong secret
    _Signs(
        FailureKind.PAGE, ("content type: text/html", 'content type "text/html', "<!doctype html", "<html>")
    ),
    _Signs(
        FailureKind.NOT_SIGNED_IN,
        (
            "no basic auth credentials",
            "authentication required",
            "unable to locate credentials",
            "expiredtoken",
            "token has expired",
            "failed to fetch anonymous token",
            "failed to fetch oauth token",
            "unrecognizedclient",
            "invalidsignatureexception",
            "(signaturedoesnotmatch)",
            "security token included in the request",
            "session associated with this profile has expired",
            "nocredentialproviders",
            "no valid providers in chain",
            "no ec2 instance role found",
            "no ec2 imds role found",
            "ec2rolerequesterror",
            "failed to retrieve credentials",
            "failed to refresh cached credentials",
            "no auth config found",
            "datasource unauthorized",
            "invalid username/password",
        ),
        (401,),
    ),
    _Signs(
        FailureKind.THROTTLED,
        (
            "toomanyrequests",
            "rate exceeded",
            "throttling",
            "throttleexception",
            "pull rate limit",
            "slowdown",
            "qps exceeded",
        ),
        (429,),
    ),
    _Signs(FailureKind.PROXY, ("proxyconnect tcp", "proxy url", "from proxy after connect"), (407,)),
    _Signs(
        FailureKind.NAME_RESOLUTION,
        (
            "no such host",
            "could not resolve host",
            "name resolution",
            "server misbehaving",
            "getaddrinfo",
            "name or service not known",
            "nodename nor servname",
            "dial tcp: lookup",
        ),
    ),
    _Signs(
        FailureKind.TIMEOUT,
        (
            "i/o timeout",
            "tls handshake timeout",
            "timed out",
            "deadline exceeded",
            "deadlineexceeded",
            "client.timeout",
            "connect timeout",
            "read timeout",
            "timeout exceeded",
            "timeout awaiting",
            "canceled while waiting for connection",
        ),
        (504,),
    ),
    _Signs(
        FailureKind.TLS,
        (
            "x509:",
            "tls:",
            "ssl validation failed",
            "certificate_verify_failed",
            "certificate verify failed",
            "unknown authority",
            "http response to https client",
        ),
    ),
    _Signs(
        FailureKind.CONNECTION,
        (
            "connection refused",
            "no route to host",
            "network is unreachable",
            "connection reset",
            "unexpected eof",
            "broken pipe",
            "could not connect to the endpoint url",
            "connection was closed",
            "connection aborted",
            "host is down",
        ),
    ),
    _Signs(FailureKind.STORAGE_FULL, ("no space left on device", "disk quota exceeded")),
    _Signs(
        FailureKind.NO_SUCH_PLATFORM,
        (
            "no matching manifest for",
            "no match for platform",
            "does not contain descriptor matching platform",
            "exec format error",
        ),
    ),
    _Signs(
        FailureKind.NOT_FOUND,
        (
            ": not found",
            "notfoundexception",
            "code = notfound",
            "does not exist within",
            "does not exist in the registry",
            "manifest unknown",
            "manifest_unknown",
            "name unknown",
            "name_unknown",
            "blob unknown",
            "no such manifest",
            "nosuchkey",
            "imagenotfound",
            "layerinaccessible",
            "provide a valid source image",  # AWS Lambda
        ),
        (404, 410),
    ),
    _Signs(
        FailureKind.DENIED,
        (
            "accessdenied",
            "access denied",
            "denied:",
            "does not have permission to access the ecr image",  # AWS Lambda
            "does not grant ecr:",  # Amazon SageMaker
        ),
        (403,),
    ),
    _Signs(
        FailureKind.SERVER_FAULT,
        ("serverexception", "internalfailure", "serviceunavailable"),
        tuple(range(500, 600)),
    ),
)
# What fits many causes, or follows from another failure: a neighbouring record may say more.
_VAGUE = (
    _Signs(FailureKind.NOT_FOUND, (" not found", "no such image")),
    _Signs(
        FailureKind.DENIED, ("pull access denied", "no pull access", "requested access", "not authorized")
    ),
    _Signs(
        FailureKind.CONNECTION,
        ("failed to connect to ", "send request failed", '": eof', "context canceled"),
    ),
    _Signs(FailureKind.SERVER_FAULT, (), tuple(range(400, 500))),
)
# Docker says these to every refusal, whatever was refused; client-go's own waiting is no refusal at all.
_SAYS_NOTHING = re.compile(
    r"pull access denied|(?:denied: )?requested access to the resource is denied"
    r"|repository does not exist or may require '?docker login'?|client-side throttling"
)
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


@dataclass(frozen=True, slots=True)
class FoundFailure:
    """A failure that a text tells of; `kind` None: in words that are not known here.

    Attributes: `start` where its words begin in the text; `is_vague` that they fit many causes.
    """

    kind: FailureKind | None
    start: int
    is_vague: bool = False


def find_failure(text: str) -> FoundFailure | None:
    """The failure that a text in lower case tells of, the most telling first; None: of none."""
    statuses = _statuses(text)
    said = _SAYS_NOTHING.sub(lambda found: "\0" * len(found[0]), text)
    found = _first(_SIGNS, said, statuses, _page(text, statuses), is_vague=False)
    found = found or _first(_VAGUE, text, statuses, -1, is_vague=True)
    if found and found.kind in _AT_METADATA and _METADATA.search(text):
        return FoundFailure(FailureKind.NOT_SIGNED_IN, found.start)
    if found is None and (unknown := _FAILS.search(text)):
        return FoundFailure(None, unknown.start(), is_vague=True)
    return found


def _first(
    signs: tuple[_Signs, ...], text: str, statuses: dict[int, int], page: int, *, is_vague: bool
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
    for status in _STATUS.finditer(text):
        found.setdefault(int(status[1] or status[2]), status.start())
    return found


def _page(text: str, statuses: dict[int, int]) -> int:
    """Where the text says that something other than the registry or S3 answered; -1: nowhere."""
    found = _NO_JSON.search(text)
    return found.start() if found and not found["xml"] and 403 not in statuses else -1
