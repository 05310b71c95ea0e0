"""What the checks ask, as callables; and which failures end a check instead of being one of its findings."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from layerscope.registry.ecr.availability import LayerStates
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.manifests import Manifests
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import CredentialsError
from layerscope.registry.errors.network import NetworkError, NotEcrAnswerError
from layerscope.registry.errors.service import (
    AccessDeniedError,
    RegionDisabledError,
    RepositoryNotFoundError,
    ServerFaultError,
    ThrottledError,
)
from layerscope.registry.manifests.manifest import IndexManifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Layer
from layerscope.registry.model.repositories import Repository

# A long check outlives a busy minute: each call is made again after these seconds, then the check ends.
WAITS_S = (1.0, 2.0, 4.0, 8.0)
# Not about one image or layer: the next one would fail the same way.
_OF_THE_CALL = (
    AccessDeniedError,
    RegionDisabledError,
    RepositoryNotFoundError,
    ServerFaultError,
    ThrottledError,
    NetworkError,
    NotEcrAnswerError,
    CredentialsError,
)

Wait = Callable[[float], Awaitable[None]]
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Calls:
    """The way to one registry as one account.

    `repositories()` and `images(repository)` list, and raise what `registry` says. `kept` gives manifests
    from the cache where they were read before, `kept_with` only those that contain one of the digests,
    `fresh` asks whether they are there now; these give errors instead of raising them.
    `children(repository, index)` asks for an index's images, `states(repository, layers)` for layers' states,
    each digest once.
    """

    repositories: Callable[[], AsyncGenerator[tuple[Repository, ...], None]]
    images: Callable[[str], AsyncGenerator[tuple[ListedImage, ...], None]]
    kept: Callable[[str, Iterable[str]], Awaitable[Manifests]]
    kept_with: Callable[[str, Iterable[str], Sequence[str]], Awaitable[Manifests]]
    fresh: Callable[[str, Iterable[str]], Awaitable[Manifests]]
    children: Callable[[str, IndexManifest], Awaitable[tuple[Child, ...]]]
    states: Callable[[str, Sequence[Layer]], Awaitable[LayerStates]]


def ends_the_check(error: RegistryError) -> bool:
    """Whether the error is of the call as a whole, so that the next call would fail the same way."""
    return isinstance(error, _OF_THE_CALL)


async def patiently(
    ask: Callable[[], Awaitable[Answer]],
    error_of: Callable[[Answer], RegistryError | None],
    wait: Wait = asyncio.sleep,
) -> Answer:
    """The result of `ask`, repeated after WAITS_S while its error is retryable; raises that error."""
    for wait_s in WAITS_S:
        answer = await ask()
        error = error_of(answer)
        if error is None or not error.retryable:
            break
        await wait(wait_s)
    else:
        answer = await ask()
        error = error_of(answer)
    if error is not None:
        raise error
    return answer


def error_among(found: Manifests) -> RegistryError | None:
    """The first error that ends the check; None where there is none."""
    return next(
        (each for each in found.values() if isinstance(each, RegistryError) and ends_the_check(each)), None
    )
