"""The tab Files in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.image_layers import image_layers
from layerscope.contents.model.changes import Scope
from layerscope.desktop.contents.actions import FileActions
from layerscope.desktop.contents.files.pane import FilesPane
from layerscope.desktop.contents.files.presenter import FilesPresenter
from layerscope.desktop.contents.saving.starting import install_saving
from layerscope.desktop.contents.texts import name_text
from layerscope.desktop.shell.asked import about_layer
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.blobs import BlobError
from layerscope.registry.errors.content import ContentError
from layerscope.registry.errors.network import NetworkError
from layerscope.registry.model.layers import LayerRef
from layerscope.words.messages import words

translate = QCoreApplication.translate
# What this machine is not to blame for.
_OF_THE_LAYER = (BlobError, ContentError, NetworkError)


def install(shell: Shell) -> FilesFeature:
    """Put the tab among the details."""
    install_saving(shell)
    return FilesFeature(shell)


class FilesFeature(QObject):
    """Attributes: `pane`, `files` (its presenter), `actions`, `tab`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self.pane = FilesPane(shell.theme, shell.say, remedies=shell.places.remedies)
        self.files = FilesPresenter(self.pane, shell.contents, lambda: shell.settings.value.lists_up_to_bytes)
        self.actions = FileActions(shell, self.pane, self.files)
        title = translate("Files", "Files")
        self.tab = shell.places.tab(self.pane, title, before="manifestView")
        self._offer(title)
        self._follow()

    def _offer(self, title: str) -> None:
        places, window = self._shell.places, self._shell.window
        show = new_action(window, title, self._show, name="filesAction", shortcut="Ctrl+Shift+T")
        places.menu(MenuSection.CHOSEN, show)
        places.row_action(Row.LAYER, new_action(self, title, self._show))
        places.focused(self.pane, copy=self.pane.path.copy_path, find=self._find)
        places.tables.append(self.pane.view)

    def _follow(self) -> None:
        selection = self._shell.selection
        self._shell.session.entered.connect(lambda _session: self._show_none())
        self.tab.looked_at.connect(lambda is_looked_at: self.files.look(is_looked_at=is_looked_at))
        selection.image_changed.connect(self._on_image_changed)
        selection.image_read.connect(self._on_image_read)
        selection.layer_changed.connect(self._on_layer_changed)

        self._shell.requests.show_file.connect(self._on_file_wanted)
        self.files.missed.connect(self._on_file_missed)
        self.files.listings.layer_read.connect(self._tell_read)
        self.pane.diagnosis_asked.connect(self._ask_why)

    def _on_file_wanted(self, place: FilePlace) -> None:
        """Show the file as its layer has it, else as the whole image does."""
        self.tab.show()
        image = self.files.image
        layers = image.layers if image is not None else ()
        found = next((each for each in layers if each.position == place.layer), None)
        if found is not None and self._shell.navigator.image.choose_layer(found.digest):
            self.files.show_scope(Scope.LAYER)
            self.files.reveal(place.path)
        else:
            self.files.show_scope(Scope.IMAGE)
            self.files.reveal(place.path, *place.or_else, follows=True)

    def _tell_read(self, position: int, error: Exception | None) -> None:
        """Say of a layer whether its bytes came, as a test or a download does."""
        image = self.files.image
        if image is None or (error is not None and not isinstance(error, _OF_THE_LAYER)):
            return
        digest = next(layer.digest for layer in image.layers if layer.position == position)
        ref = LayerRef(image.repository, digest, image.registry_id)
        is_of_content = error is None or isinstance(error, ContentError)
        self._shell.requests.layer_read.emit(ref, words(error).title if error else "", is_of_content)

    def _on_file_missed(self, path: bytes) -> None:
        text = translate("Files", "No such file is listed: {path}")
        self._shell.say(text.format(path=f"/{name_text(path)}"))

    def _ask_why(self, error: Exception) -> None:
        layer = self._shell.selection.layer
        if layer is not None:
            seen = error if isinstance(error, RegistryError) else None
            self._shell.requests.diagnosis.emit(about_layer(layer, seen))

    def _show(self) -> None:
        self.tab.show()
        self.pane.setFocus()

    def _find(self) -> None:
        self.pane.scopes.filter.setFocus()
        self.pane.scopes.filter.selectAll()

    def _on_image_changed(self, image: ImageChoice | None) -> None:
        if image is None:
            self._show_none()

    def _on_image_read(self, read: ReadImage) -> None:
        image = self._shell.selection.image
        if image is None or not read.complete:
            return
        registry_id = self._shell.session.accounts.account.registry_id
        layers = image_layers(image.repository, read, registry_id)
        if layers.layers:
            self.files.show_image(layers)
        else:
            self.files.show_none(
                translate("Files", "An index has no layers of its own. Choose one of its images.")
            )

    def _on_layer_changed(self, layer: ChosenLayer | None) -> None:
        self.files.choose_layer(layer.layer.position if layer else 0)

    def _show_none(self) -> None:
        self.files.show_none(translate("Files", "Choose an image to see its files."))
