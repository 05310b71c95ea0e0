"""The words and statuses by which programs tell of each kind of failure."""

from __future__ import annotations

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
    UNPACKING = "unpacking"
    NOT_STARTING = "not starting"
    NO_SUCH_PLATFORM = "no such platform"
    NOT_FOUND = "not found"
    SERVER_FAULT = "server fault"


class Signs(NamedTuple):
    """What tells of a kind: words in lower case, and the statuses of HTTP."""

    kind: FailureKind
    words: tuple[str, ...]
    statuses: tuple[int, ...] = ()


# In the order of what says most: a text often holds several. From the messages of Docker, containerd,
# kubelet, botocore and AWS: https://docs.aws.amazon.com/AmazonECR/latest/userguide/common-errors.html.
SIGNS = (
    Signs(
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
    Signs(FailureKind.DENIED, ("is not authorized to perform",)),
    Signs(FailureKind.KMS, ("kmsexception", "kmserror", "customer master key", "kms key")),
    Signs(
        FailureKind.UPSTREAM,
        (
            "unabletogetupstream",
            "upstreamaccessdenied",
            "upstreamtoomanyrequests",
            "upstreamunavailable",
            "pull through cache",
            "upstream registry",
        ),
    ),
    Signs(FailureKind.ARCHIVED, ("image is archived", "is in archived", "imagearchived")),
    Signs(
        FailureKind.CLOCK,
        (
            "signature expired:",
            "signature not yet current",
            "requesttimetooskewed",
            "current time is too large",
            "certificate is not yet valid",
        ),
    ),
    Signs(FailureKind.URL_EXPIRED, ("request has expired",)),
    Signs(FailureKind.AUTH_HEADER, ("only one auth mechanism allowed",)),
    Signs(FailureKind.SIGNATURE, ("<code>signaturedoesnotmatch",)),  # S3's; that of an API is a wrong secret
    Signs(
        FailureKind.PAGE, ("content type: text/html", 'content type "text/html', "<!doctype html", "<html>")
    ),
    Signs(
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
            "failed to find docker auth",
            "no docker auth found",
            "missing x-registry-auth",
            "error getting credentials",
            'docker-credential-ecr-login": executable file not found',
            "docker-credential-ecr-login: executable file not found",
            "datasource unauthorized",
            "invalid username/password",
        ),
        (401,),
    ),
    Signs(
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
    Signs(FailureKind.PROXY, ("proxyconnect tcp", "proxy url", "from proxy after connect"), (407,)),
    Signs(
        FailureKind.NAME_RESOLUTION,
        (
            "no such host",
            "could not resolve host",
            "could not be resolved",
            "name resolution",
            "server misbehaving",
            "getaddrinfo",
            "name or service not known",
            "nodename nor servname",
            "dial tcp: lookup",
        ),
    ),
    Signs(
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
    Signs(
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
    Signs(FailureKind.STORAGE_FULL, ("no space left on device", "disk quota exceeded")),
    Signs(
        FailureKind.UNPACKING,
        (
            "archive/tar: ",
            "invalid tar header",
            "failed to extract layer",
            "failed to register layer",
            "failed to unpack image on snapshotter",
            "processing tar file(",  # podman, and docker through its helper process
        ),
    ),
    Signs(
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
    Signs(
        FailureKind.NO_SUCH_PLATFORM,
        (
            "no matching manifest for",
            "no match for platform",
            "does not contain descriptor matching platform",
        ),
    ),
    Signs(
        FailureKind.NOT_STARTING,
        (
            "exec format error",
            "unable to start container process",  # runc
            "starting container process caused",
            "exec user process caused",
            "executable file not found in $path",
            "not found in $path: no such file or directory",  # crun
        ),
    ),
    Signs(
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
            "tag does not exist: ",
        ),
        (404, 410),
    ),
    Signs(
        FailureKind.DENIED,
        (
            "accessdenied",
            "access denied",
            "denied:",
            "does not have permission to access the ",  # AWS Lambda: the ECR image, the specified image
            "permission for the image",  # Amazon SageMaker
            "does not grant ecr:",  # Amazon SageMaker
        ),
        (403,),
    ),
    Signs(
        FailureKind.SERVER_FAULT,
        ("serverexception", "internalfailure", "serviceunavailable"),
        tuple(range(500, 600)),
    ),
)
# What fits many causes, or follows from another failure: a neighbouring record may say more.
VAGUE = (
    Signs(FailureKind.NOT_FOUND, (" not found", "no such image")),
    Signs(FailureKind.DENIED, ("pull access denied", "no pull access", "requested access", "not authorized")),
    Signs(
        FailureKind.CONNECTION,
        ("failed to connect to ", "send request failed", '": eof', "context canceled"),
    ),
    Signs(FailureKind.SERVER_FAULT, (), tuple(range(400, 500))),
)
