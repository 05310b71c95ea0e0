"""No answer came, or one that is not ECR's.

NetworkError             retryable, but for the proxy's, TLS and what is too long
├── NameResolutionError, UnreachableError, ConnectTimeoutError, ConnectionLostError
├── ReadTimeoutError
│   └── SlowAnswerError  an answer that began, and did not end in time
├── HugeAnswerError      an answer without any sense, or end
├── ProxyError
├── TlsError
└── StoppedWaitingError  somebody wanted to wait no longer
NotEcrAnswerError        retryable
└── DamagedAnswerError   of STS, SSO, … on the way to ECR; nothing of it is kept
"""

from __future__ import annotations

from layerscope.registry.errors.base import MOST_OF_A_NAME, Evidence, RegistryError, Subject
from layerscope.text.reasons import shortened
from layerscope.text.word_facts import WordFacts


class NetworkError(RegistryError):
    """No answer came."""

    retryable = True


class NameResolutionError(NetworkError):
    """The host's name could not be resolved."""

    exceptions = ("urllib3.NameResolutionError", "socket.gaierror")


class UnreachableError(NetworkError):
    """The connection was refused, or there is no route."""

    exceptions = (
        "botocore.EndpointConnectionError", "botocore.ConnectionError", "urllib3.NewConnectionError",
        "urllib3.LocationValueError", "builtins.ConnectionRefusedError",
    )  # fmt: skip


class ConnectTimeoutError(NetworkError):
    """No connection was made in time."""

    exceptions = ("botocore.ConnectTimeoutError", "urllib3.ConnectTimeoutError")


class ReadTimeoutError(NetworkError):
    """The connection was made, and no answer came in time."""

    exceptions = ("botocore.ReadTimeoutError", "urllib3.ReadTimeoutError", "builtins.TimeoutError")


class SlowAnswerError(ReadTimeoutError):
    """The answer began, and had not ended when its time was over."""


class HugeAnswerError(NetworkError):
    """The answer is longer than any that is read here."""

    retryable = False


class ConnectionLostError(NetworkError):
    """The connection ended before the answer did."""

    exceptions = (
        "botocore.ConnectionClosedError", "botocore.HTTPClientError", "botocore.IncompleteReadError",
        "botocore.ResponseStreamingError", "urllib3.HTTPError", "builtins.ConnectionError",
    )  # fmt: skip


class ProxyError(NetworkError):
    """The proxy could not be reached, or refused."""

    exceptions = (
        "botocore.InvalidProxiesConfigError", "botocore.ProxyConnectionError", "urllib3.ProxyError",
        "urllib3.ProxySchemeUnknown",
    )  # fmt: skip
    retryable = False


class TlsError(NetworkError):
    """The certificate could not be trusted, or no common TLS was found."""

    exceptions = ("botocore.SSLError", "urllib3.SSLError", "ssl.SSLError")
    retryable = False


class StoppedWaitingError(NetworkError):
    """Somebody wanted to wait no longer for the answer."""


class NotEcrAnswerError(RegistryError):
    """An answer came, and it is not ECR's: a captive portal's, a gateway's.

    `content_type` and `opening` (its first characters) show whose it may be.
    """

    exceptions = ("botocore.ResponseParserError",)
    retryable = True

    def __init__(
        self,
        message: str,
        *,
        content_type: str = "",
        opening: str = "",
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.content_type = shortened(content_type, MOST_OF_A_NAME)
        self.opening = opening

    def facts(self) -> WordFacts:
        return super().facts() | {"content_type": self.content_type}


class DamagedAnswerError(NotEcrAnswerError):
    """An answer of STS, SSO, … is damaged, or not AWS's; nothing of it is kept, since it may hold secrets."""
