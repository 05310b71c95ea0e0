"""The first look into a registry: its first repository, the newest image there, that one's first layer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from layerscope.desktop.shell.navigator import WAY
from layerscope.desktop.shell.opened_names import registry_key
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.manifests.kinds import ImageKind, kind_of_listed
from layerscope.registry.model.images import ImageStatus, ListedImage

_LOOKED_AT = {ImageKind.IMAGE, ImageKind.INDEX}


def newest_digest(images: Iterable[ListedImage]) -> str:
    """Of the newest image with a tag that can be pulled; empty where there is none."""
    found = (
        image
        for image in images
        if image.tags and image.status == ImageStatus.ACTIVE and kind_of_listed(image) in _LOOKED_AT
    )
    newest = max(found, key=lambda image: image.pushed_at_s or 0.0, default=None)
    return newest.digest if newest is not None else ""


class FirstLook(QObject):
    """Opens something where a person has connected for the first time, and chose nothing themselves yet.

    So the first presigned URL takes no more than to connect. Whatever is chosen, or asked for, ends it.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._is_wanted = False
        shell.requests.go_to.connect(self.forget)
        shell.requests.route.connect(self.forget)

    def want(self) -> None:
        """Look as soon as the repositories are there."""
        self._is_wanted = True
        self.look()

    def forget(self, *_: object) -> None:
        """Somebody goes elsewhere."""
        self._is_wanted = False

    def look(self) -> None:
        """Begin, where that is wanted and the repositories are there."""
        shell, accounts = self._shell, self._shell.session.accounts
        listing = shell.session.listing
        if not self._is_wanted or accounts.identity is None or listing.is_reading or not listing.has_rows:
            return
        self._is_wanted = False
        is_led_back = registry_key(accounts) in shell.settings.value.last_places
        if shell.selection.repository is None and not is_led_back:
            shell.tasks.start(WAY, self._look)

    async def _look(self) -> None:
        navigator, selection = self._shell.navigator, self._shell.selection
        name = navigator.repositories.first()
        if not name:
            return
        await navigator.open_repository(name)
        await navigator.images.select("")  # an image of no name: this is over once all are listed
        digest = newest_digest(navigator.images.every_image() or ())
        if not digest or self._is_elsewhere(name) or selection.image is not None:
            return
        await navigator.images.select(digest)
        found = await navigator.image.settled()
        if found is None or self._is_elsewhere(name) or selection.layer is not None:
            return
        if found.layers:
            navigator.image.choose_layer(found.layers[0].digest)

    def _is_elsewhere(self, name: str) -> bool:
        return self._shell.navigator.current_repository() != name
