"""What kind of failure an error text tells of, by the words of the programs that write them."""

from __future__ import annotations

from enum import StrEnum


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


# In the order of what says most: a text often holds several, as docker says `repository does not exist or may
# require 'docker login'` to every refusal. In lower case. From the messages of Docker, containerd, kubelet,
# botocore and AWS: https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html.
_WORDS: tuple[tuple[FailureKind, tuple[str, ...]], ...] = (
    (
        FailureKind.DIGEST_MISMATCH,
        (
            "verification failed for digest",
            "unexpected commit digest",
            "digest did not match",
            "digest mismatch",
            "does not match digest",
            "invalid checksum digest",
            "wrong diff id",
        ),
    ),
    (FailureKind.DENIED, ("is not authorized to perform",)),
    (FailureKind.KMS, ("kmsexception", "kmserror", "customer master key", "kms key")),
    (
        FailureKind.UPSTREAM,
        (
            "unabletogetupstream",
            "upstreamaccessdenied",
            "upstreamtoomanyrequests",
            "upstreamunavailable",
            "pull through cache",
        ),
    ),
    (FailureKind.ARCHIVED, ("image is archived", "is in archived", "imagearchived")),
    (
        FailureKind.CLOCK,
        (
            "signature expired:",
            "signature not yet current",
            "requesttimetooskewed",
            "current time is too large",
            "certificate is not yet valid",
        ),
    ),
    (FailureKind.URL_EXPIRED, ("request has expired",)),
    (FailureKind.AUTH_HEADER, ("only one auth mechanism allowed",)),
    (FailureKind.SIGNATURE, ("<code>signaturedoesnotmatch",)),  # S3's; that of an API is a wrong secret
    (
        FailureKind.PAGE,
        (
            "invalid character '<' looking for beginning of value",
            "content type: text/html",
            'content type "text/html',
            "<!doctype html",
        ),
    ),
    (
        FailureKind.NOT_SIGNED_IN,
        (
            "no basic auth credentials",
            "401 unauthorized",
            "status code 401",
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
        ),
    ),
    (
        FailureKind.THROTTLED,
        (
            "toomanyrequests",
            "429 too many requests",
            "status code 429",
            "rate exceeded",
            "throttling",
            "throttleexception",
            "pull rate limit",
            "slowdown",
            "qps exceeded",
        ),
    ),
    (
        FailureKind.PROXY,
        ("proxyconnect tcp", "proxy url", "407 proxy authentication", "from proxy after connect"),
    ),
    (
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
    (
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
            "504 gateway time",
        ),
    ),
    (
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
    (
        FailureKind.CONNECTION,
        (
            "connection refused",
            "no route to host",
            "network is unreachable",
            "connection reset",
            "unexpected eof",
            "broken pipe",
            "could not connect to the endpoint url",
            "failed to connect to",
            "connection was closed",
            "connection aborted",
        ),
    ),
    (FailureKind.STORAGE_FULL, ("no space left on device", "disk quota exceeded")),
    (
        FailureKind.NO_SUCH_PLATFORM,
        ("no matching manifest for", "no match for platform", "exec format error"),
    ),
    (
        FailureKind.NOT_FOUND,
        (
            "404 not found",
            "status code 404",
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
        ),
    ),
    (
        FailureKind.DENIED,
        ("403 forbidden", "status code 403", "accessdenied", "access denied", "denied:", "(403)"),
    ),
    (
        FailureKind.SERVER_FAULT,
        (
            "500 internal server error",
            "502 bad gateway",
            "503 service",
            "serverexception",
            "internalfailure",
            "serviceunavailable",
            "status code 500",
            "status code 502",
            "status code 503",
        ),
    ),
)


def failure_kind(text: str) -> FailureKind | None:
    """The kind of failure a text in lower case tells of, the most telling first; None: of none known here."""
    return next((kind for kind, words in _WORDS if any(word in text for word in words)), None)
