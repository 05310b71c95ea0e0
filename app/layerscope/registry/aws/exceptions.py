"""What each exception of botocore, urllib3 and Python means here, by its name and its bases' names.

By name, since the table must not import botocore (it is loaded late, in a worker) and must hold for older
and newer botocore alike, which add classes from time to time.
"""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import RegistryError

BY_EXCEPTION: dict[str, type[RegistryError]] = {
    # credentials and where they come from
    "botocore.NoCredentialsError": credentials.NoCredentialsError,
    "botocore.NoAuthTokenError": credentials.NoCredentialsError,
    "botocore.PartialCredentialsError": credentials.PartialCredentialsError,
    "botocore.ProfileNotFound": credentials.ProfileNotFoundError,
    "botocore.ConfigNotFound": credentials.InvalidProfileError,
    "botocore.ConfigParseError": credentials.InvalidProfileError,
    "botocore.InvalidConfigError": credentials.InvalidProfileError,
    "botocore.InvalidDefaultsMode": credentials.InvalidProfileError,
    "botocore.InvalidEndpointConfigurationError": credentials.InvalidProfileError,
    "botocore.InvalidIMDSEndpointError": credentials.InvalidProfileError,
    "botocore.InvalidIMDSEndpointModeError": credentials.InvalidProfileError,
    "botocore.InvalidRetryConfigurationError": credentials.InvalidProfileError,
    "botocore.InvalidSTSRegionalEndpointsConfigError": credentials.InvalidProfileError,
    "botocore.UnknownCredentialError": credentials.InvalidProfileError,
    "botocore.CredentialRetrievalError": credentials.CredentialSourceError,
    "botocore.MetadataRetrievalError": credentials.CredentialSourceError,
    "botocore.MissingDependencyException": credentials.MissingDependencyError,
    "botocore.RefreshWithMFAUnsupportedError": credentials.MfaRequiredError,
    "botocore.SSOError": credentials.SignInRequiredError,
    "botocore.TokenRetrievalError": credentials.SignInRequiredError,
    "botocore.LoginError": credentials.SignInRequiredError,
    "botocore.LoginInsufficientPermissions": service.AccessDeniedError,
    "json.JSONDecodeError": credentials.CredentialSourceError,  # what a credential process printed
    # regions
    "botocore.NoRegionError": credentials.MissingRegionError,
    "botocore.BaseEndpointResolverError": credentials.InvalidRegionError,
    "botocore.EndpointProviderError": credentials.InvalidRegionError,
    "botocore.InvalidRegionError": credentials.InvalidRegionError,
    "botocore.InvalidHostLabelError": credentials.InvalidRegionError,
    "botocore.ServiceNotInRegionError": credentials.InvalidRegionError,
    "botocore.UnknownRegionError": credentials.InvalidRegionError,
    # parameters
    "botocore.MissingParametersError": service.InvalidParameterError,
    "botocore.ParamValidationError": service.InvalidParameterError,
    "botocore.ValidationError": service.InvalidParameterError,
    "botocore.CapacityNotAvailableError": service.ThrottledError,
    # the way there
    "botocore.InvalidProxiesConfigError": network.ProxyError,
    "botocore.ProxyConnectionError": network.ProxyError,
    "botocore.SSLError": network.TlsError,
    "botocore.ConnectTimeoutError": network.ConnectTimeoutError,
    "botocore.ReadTimeoutError": network.ReadTimeoutError,
    "botocore.EndpointConnectionError": network.UnreachableError,
    "botocore.ConnectionError": network.UnreachableError,
    "botocore.ConnectionClosedError": network.ConnectionLostError,
    "botocore.HTTPClientError": network.ConnectionLostError,
    "botocore.IncompleteReadError": network.ConnectionLostError,
    "botocore.ResponseStreamingError": network.ConnectionLostError,
    "botocore.ResponseParserError": network.NotEcrAnswerError,
    "urllib3.NameResolutionError": network.NameResolutionError,
    "urllib3.NewConnectionError": network.UnreachableError,
    "urllib3.ConnectTimeoutError": network.ConnectTimeoutError,
    "urllib3.ReadTimeoutError": network.ReadTimeoutError,
    "urllib3.ProxyError": network.ProxyError,
    "urllib3.ProxySchemeUnknown": network.ProxyError,
    "urllib3.SSLError": network.TlsError,
    "urllib3.LocationValueError": network.UnreachableError,
    "urllib3.HTTPError": network.ConnectionLostError,
    "socket.gaierror": network.NameResolutionError,
    "ssl.SSLError": network.TlsError,
    "builtins.ConnectionRefusedError": network.UnreachableError,
    "builtins.ConnectionError": network.ConnectionLostError,
    "builtins.TimeoutError": network.ReadTimeoutError,
}

# Python's own, when nothing nearer fits: a program, file or socket of a source of credentials.
CREDENTIAL_FILE_ERRORS = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)
_INNER = ("error", "reason", "original_error")


def known_type(error: BaseException) -> type[RegistryError] | None:
    """Our type for the exception, by the nearest of its classes that the table knows; None for none."""
    for cls in type(error).__mro__:
        found = BY_EXCEPTION.get(f"{cls.__module__.partition('.')[0]}.{cls.__qualname__}")
        if found:
            return found
    return None


def causes(error: BaseException) -> Iterator[BaseException]:
    """What led to the exception, nearest first: botocore and urllib3 keep it in several places."""
    seen = {id(error)}
    waiting = [error]
    while waiting:
        current = waiting.pop(0)
        for inner in _inner(current):
            if id(inner) not in seen:
                seen.add(id(inner))
                waiting.append(inner)
                yield inner


def _inner(error: BaseException) -> Iterator[BaseException]:
    kept = getattr(error, "kwargs", {})
    candidates = [kept.get(name) for name in _INNER] if isinstance(kept, dict) else []
    candidates += [getattr(error, name, None) for name in _INNER]
    candidates += [error.__cause__, error.__context__]
    for candidate in candidates:
        if isinstance(candidate, BaseException):
            yield candidate
