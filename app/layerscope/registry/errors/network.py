"""No answer came, or one that is not ECR's."""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject


class NetworkError(RegistryError):
    """No answer came."""

    retryable = True


class NameResolutionError(NetworkError):
    """The host's name could not be resolved."""


class UnreachableError(NetworkError):
    """The connection was refused, or there is no way there."""


class ConnectTimeoutError(NetworkError):
    """The connection did not come about in time."""


class ReadTimeoutError(NetworkError):
    """The connection stood, and no answer came in time."""


class ConnectionLostError(NetworkError):
    """The connection ended before the answer did."""


class ProxyError(NetworkError):
    """The proxy could not be reached, or refused."""

    retryable = False


class TlsError(NetworkError):
    """The certificate could not be trusted, or no common TLS was found."""

    retryable = False


class NotEcrAnswerError(RegistryError):
    """An answer came, and it is not ECR's: a captive portal's, a gateway's.

    `content_type` and `opening` (its first characters) tell whose it may be.
    """

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
        self.content_type = content_type
        self.opening = opening
