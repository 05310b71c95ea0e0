"""The way back to where somebody was, by name: no listing is waited for to its end."""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.navigator import Navigator
from layerscope.desktop.shell.selection import Selection
from layerscope.desktop.shell.spots import Spot
from layerscope.registry.errors.service import ImageNotFoundError, RepositoryNotFoundError
from layerscope.registry.model.repositories import Repository

PATIENCE_S = 1.0  # for a list that has a row of it; what comes later is opened without


class Missing(enum.Enum):
    """The first step of a spot that is not there any more."""

    NOTHING = "nothing"
    REPOSITORY = "repository"
    IMAGE = "image"
    LAYER = "layer"


async def reopen(navigator: Navigator, selection: Selection, spot: Spot) -> Missing:
    """Open the spot again, as near as there is something; what of it there is not.

    Of what is gone no error stays in sight. Whatever else keeps it from being read is shown as always.
    """
    if not await _open_repository(navigator, selection, spot.repository):
        return Missing.REPOSITORY
    if not spot.image:
        if selection.image is not None:
            selection.choose_image(None)
        return Missing.NOTHING
    if not await _open_image(navigator, selection, spot):
        return Missing.IMAGE
    if not spot.layer:
        return Missing.NOTHING
    found = await navigator.image.settled()
    return Missing.NOTHING if found and navigator.image.choose_layer(spot.layer) else Missing.LAYER


async def with_present_image(navigator: Navigator, spot: Spot) -> Spot:
    """The spot with the image that its tag names by now; as it is where that cannot be told."""
    digest = await navigator.digest_of(spot.repository, spot.tag) if spot.tag else ""
    if not digest or digest in {spot.image, spot.index}:
        return spot
    return replace(spot, image=digest, index="")


async def _open_repository(navigator: Navigator, selection: Selection, name: str) -> bool:
    """Whether there is such a repository; then it is open."""
    if name == navigator.current_repository():
        return True
    repositories = navigator.repositories
    is_selected = await _soon(repositories.select(name))
    if is_selected:
        return True
    if is_selected is False and not any(repositories.failures()):
        return False  # all are listed, and it is not among them
    selection.choose_repository(Repository(name))
    await navigator.images.arrived()
    if any(isinstance(failure, RepositoryNotFoundError) for failure in navigator.images.failures()):
        selection.choose_repository(None)
        return False
    return True


async def _open_image(navigator: Navigator, selection: Selection, spot: Spot) -> bool:
    """Whether there is such an image, or one of its tag; then it is chosen, and no layer of it."""
    present = selection.image
    if present is not None and present.digest == spot.image:
        if spot.layer or selection.layer is None:
            return True
        selection.choose_image(None)
    if await _soon(navigator.images.select(spot.image)):
        return True
    named = await navigator.digest_of(spot.repository, spot.tag) if spot.tag else ""
    tag = spot.tag if named in {spot.image, spot.index} else ""
    selection.choose_image(ImageChoice(spot.repository, spot.image, tag, index_digest=spot.index))
    await navigator.image.settled()
    if not isinstance(navigator.image.failures()[0], ImageNotFoundError):
        return True
    selection.choose_image(ImageChoice(spot.repository, named, spot.tag) if named else None)
    return bool(named)


async def _soon(selecting: Coroutine[Any, Any, bool]) -> bool | None:
    """What came of it; None where that takes too long."""
    # Not wait_for, which loses a cancellation (https://github.com/python/cpython/issues/86296).
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_S):
            return await selecting
    return None
