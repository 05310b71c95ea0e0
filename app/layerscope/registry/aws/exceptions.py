"""What each exception of botocore, urllib3 and Python means here, by its name and its bases' names.

The classes of errors name them (`exceptions`): by name, since botocore is loaded late, in a worker, and adds
classes from time to time.
"""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import RegistryError, by_exception

_BY_EXCEPTION: dict[str, type[RegistryError]] = by_exception(
    [
        *service.ServiceError.family(),
        *credentials.CredentialsError.family(),
        *network.NetworkError.family(),
        network.NotEcrAnswerError,
    ]
)
# Python's own, when nothing nearer fits: a program, file or socket of a source of credentials.
CREDENTIAL_FILE_ERRORS = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)
_INNER = ("error", "reason", "original_error")
# botocore's metadata fetchers put the answer behind these words (botocore.utils.ContainerMetadataFetcher).
_BODY_FOLLOWS = "from container metadata:"


def known_type(error: BaseException) -> type[RegistryError] | None:
    """Our type for the exception, by the nearest of its base classes that has one; None if none has."""
    for cls in type(error).__mro__:
        found = _BY_EXCEPTION.get(f"{cls.__module__.partition('.')[0]}.{cls.__qualname__}")
        if found:
            return found
    return None


def is_of_parsing(error: BaseException) -> bool:
    """Whether it is of botocore's parsers, whose words hold the answer that they could not read."""
    return any(cls.__name__ == "ResponseParserError" for cls in type(error).__mro__)


def without_body(text: str) -> str:
    """The words on a container's credentials, up to the answer that follows them."""
    before, mark, _body = text.partition(_BODY_FOLLOWS)
    return f"{before}from container metadata" if mark else text


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
