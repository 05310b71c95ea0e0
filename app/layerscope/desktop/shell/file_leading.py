"""From a row about a file to that file among the window's files, whatever image is open."""

from __future__ import annotations

from layerscope.desktop.shell.navigator import WAYS
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell

_TASK = f"{WAYS}file"


def lead_to_file(shell: Shell, place: FilePlace) -> None:
    """Open the file's image where another one is open, then have the file shown."""
    shell.tasks.start(_TASK, lambda: _lead(shell, place))


async def _lead(shell: Shell, place: FilePlace) -> None:
    navigator = shell.navigator
    shown = navigator.image.shown
    if place.image and (shown is None or shown.digest != place.image):
        await navigator.open_repository(place.repository)
        if not await navigator.open_image(place.image, is_certain=True):
            return
        await navigator.image.settled()
    shell.requests.show_file.emit(place)
