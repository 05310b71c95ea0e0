"""Restore in the window: the question, the row and the pane that show how far it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QMessageBox

from layerscope.access.check_calls import ClientArchive
from layerscope.desktop.inventory.followed_again import FollowedAgain
from layerscope.desktop.inventory.kept_restores import KeptRestores, default_path
from layerscope.desktop.inventory.restore_dialog import ask_restore
from layerscope.desktop.inventory.restoring import Restored, Restoring
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.service import ImageArchivedError
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.words.formats import named_digest
from layerscope.words.messages import words

translate = QCoreApplication.translate


class Restores(QObject):
    """Images on their way out of the archive, as one window shows them.

    Attribute: `restoring`. Signal: `changed`, when something else may be restored than before.
    """

    changed = Signal()

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self.restoring = Restoring(shell.tasks, shell.say, self)
        kept = KeptRestores(default_path())
        self._again = FollowedAgain(self.restoring, shell, kept)
        shell.places.kept.append(_kept_of(shell, kept))
        self.restoring.listed.connect(self._on_restoring_listed)
        self.restoring.failed.connect(self._on_restoring_failed)
        shell.navigator.image.explain_by(self._being_restored)

    def use(self, client: EcrClient) -> None:
        """Ask another registry from now on."""
        self.restoring.use(ClientArchive(client))
        self._again.use(client)
        self.changed.emit()

    def can_be_restored(self) -> bool:
        """Whether the image that is shown is in the archive, or may be."""
        image = self._shown()
        return image is not None and not self.is_followed() and self._status(image) in _MAY_BE_ARCHIVED

    def is_followed(self) -> bool:
        """Whether this window watches how the image that is shown is restored."""
        image = self._shown()
        return image is not None and self.restoring.is_followed(image.repository, image.digest)

    def ask(self) -> QMessageBox | None:
        """Ask whether the image that is shown is to be restored."""
        image = self._shown()
        if image is None:
            return None
        wanted = Restored(image.repository, image.digest, title_of(image))
        return ask_restore(self._shell.window, wanted, lambda: self._start(wanted))

    def stop_following(self) -> None:
        """Look no more at how the image that is shown gets on."""
        image = self._shown()
        if image is not None and self.is_followed():
            self.restoring.stop_following(image.repository, image.digest)
            self.changed.emit()
            text = translate("Restore", "{image} is no longer tracked; ECR continues to restore it.")
            self._shell.say(text.format(image=title_of(image)))

    def _shown(self) -> ImageChoice | None:
        """The image that is seen: of an index that was read, its platform."""
        return self._shell.navigator.image.shown

    def _start(self, wanted: Restored) -> None:
        self.restoring.start(wanted)
        self.changed.emit()

    def _status(self, image: ImageChoice) -> str:
        """The image's status in the listing; empty where it is not listed."""
        navigator = self._shell.navigator
        is_open = navigator.current_repository() == image.repository
        listed = navigator.images.listed(image.digest) if is_open else None
        return listed.status if listed else ""

    def _on_restoring_listed(self, wanted: Restored, listed: ListedImage) -> None:
        navigator, image = self._shell.navigator, self._shown()
        chosen = image if image and _is(image, wanted) else None
        is_told = chosen is not None and self._status(chosen) == ImageStatus.ACTIVATING
        if navigator.current_repository() == wanted.repository:
            navigator.images.update(listed)
        is_active = listed.status == ImageStatus.ACTIVE
        if is_active:
            navigator.image.forget_read()  # other images may have waited for the same layers
        self.changed.emit()
        if chosen is not None and is_active:
            navigator.image.refresh()
        elif chosen is not None and not is_told:  # once: it is read aloud
            navigator.image.show_reason(chosen, _restoring_text())

    def _on_restoring_failed(self, wanted: Restored, error: Exception) -> None:
        self.changed.emit()
        self._shell.say(f"{wanted.title}: {words(error).title}")
        chosen = self._shown()
        if chosen is not None and _is(chosen, wanted):
            self._shell.navigator.image.show_failure(chosen, error)

    def _being_restored(self, image: ImageChoice, error: Exception) -> str:
        """What to say of an image that cannot be read because it is on its way out of the archive."""
        self.changed.emit()
        if not isinstance(error, ImageArchivedError):
            return ""
        is_followed = self.restoring.is_followed(image.repository, image.digest)
        return _restoring_text() if is_followed or self._status(image) == ImageStatus.ACTIVATING else ""


_MAY_BE_ARCHIVED = {"", ImageStatus.ARCHIVED}


def title_of(image: ImageChoice) -> str:
    """`team/checkout:v4.18.2 · linux/amd64`, as people call it."""
    name = f":{image.tag}" if image.tag else f"@{named_digest(image.digest)}"
    platform = f" · {image.platform}" if image.platform and str(image.platform) else ""
    return f"{image.repository}{name}{platform}"


def _is(image: ImageChoice, wanted: Restored) -> bool:
    return (image.repository, image.digest) == (wanted.repository, wanted.digest)


def _restoring_text() -> str:
    return translate(
        "Restore",
        "ECR is restoring this image from the archive, which takes up to 20 minutes. It is not readable "
        "until then. Press F5 to check again.",
    )


def _kept_of(shell: Shell, kept: KeptRestores) -> Kept:
    async def clear() -> None:
        await shell.blocking(kept.clear)

    return Kept(
        "keptRestores",
        translate("Kept", "Restores"),
        translate("Kept", "Which archived images are being restored, to follow them after a restart."),
        translate("Kept", "Restores continue in ECR. After a restart this program does not follow them."),
        default_path(),
        clear,
    )
