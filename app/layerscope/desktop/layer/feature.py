"""The chosen image's layers in the window, and the tabs of the layer, the manifest and the config."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.image_children import ImageChild
from layerscope.desktop.layer.details.presenter import LayerPresenter
from layerscope.desktop.layer.image.layers_pane import LayersPane
from layerscope.desktop.layer.image.presenter import ImagePresenter
from layerscope.desktop.layer.image.several_layers import SeveralLayers
from layerscope.desktop.layer.menu import LayerMenu
from layerscope.desktop.layer.tabs import LayerTabs
from layerscope.desktop.shell.asked import about_error, about_image, about_layer
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Area, FittedMenu, Row
from layerscope.desktop.shell.requests import place_of
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.runtime import parse_runtime
from layerscope.registry.manifests.start_paths import named_paths

_PLATFORM_TASK = "layer-platform"
translate = QCoreApplication.translate


def install(shell: Shell) -> LayerFeature:
    """Fill the layers' area and the details, to which later features add tabs."""
    return LayerFeature(shell)


class LayerFeature(QObject):
    """Attributes: `pane`, the layers; `tabs`; `layer` and `image`, the presenters."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        remedies = shell.places.remedies
        self.pane = LayersPane(shell.theme, shell.say, remedies=remedies)
        self.tabs = LayerTabs(shell.theme, shell.say, remedies=remedies)
        self.layer = LayerPresenter(self.tabs.panel, shell.tasks, shell.window.isActiveWindow, shell.say)
        self.image = ImagePresenter(self.pane, self.tabs, self.layer, shell.tasks)
        self.several = SeveralLayers(
            shell.window, shell.tasks, shell.transfers, shell.say, self.image.several
        )
        shell.navigator.image = self.image
        shell.selection.several_layers = self.image.several
        self._put()
        self._offer()
        self._follow_session()
        self._follow_selection()
        self._join_diagnosis()
        self._join_files()

    # As a part of the window.

    def _put(self) -> None:
        places, view = self._shell.places, self.pane.view
        places.put(Area.LAYERS, self.pane, view)
        places.put_details(self.tabs)
        for json in (self.tabs.manifest, self.tabs.config):
            places.focused(json, copy=json.copy_value, find=json.start_search)
        places.focused(None, copy=self.layer.copy_url)
        view.left_pressed.connect(lambda: places.focus(Area.IMAGES))
        view.right_pressed.connect(self.tabs.panel.setFocus)
        self._shell.window.activated.connect(self.layer.on_window_activated)

    def _offer(self) -> None:
        places, layer, window = self._shell.places, self.layer, self._shell.window
        actions = self.tabs.panel.actions_row
        selection, menu = self._shell.selection, LayerMenu(self.pane.view, actions.offered)
        menu.of_several = self.several.actions
        places.row_menu(Row.LAYER, FittedMenu(menu, lambda: selection.layer))
        places.row_menu(Row.PANEL, FittedMenu(actions, lambda: selection.layer))
        download = translate("WindowMenu", "Download layer")
        download_as = translate("WindowMenu", "Download layer as…")
        test = translate("WindowMenu", "Test access")
        places.menu(
            MenuSection.CHOSEN,
            new_action(window, download, self._download_selected, shortcut="Ctrl+D"),
            new_action(window, download_as, lambda: layer.download(ask_where=True), shortcut="Ctrl+Shift+D"),
            new_action(window, test, layer.test_access, shortcut="Ctrl+T"),
        )

    def _download_selected(self) -> None:
        """The layers that are selected in the table, or the one that is chosen."""
        if not self.several.download():
            self.layer.download()

    # As the registry is asked.

    def _follow_session(self) -> None:
        session = self._shell.session
        session.entered.connect(self._use)
        session.reread.connect(self.image.refresh)
        session.add_asker(self.image)
        self.pane.failed.connect(session.failed)
        self.layer.failed.connect(session.failed)
        self.layer.read_ended.connect(
            lambda ref, failure: self._shell.requests.layer_read.emit(ref, failure, False)
        )
        self._shell.requests.layer_read.connect(self.image.note_read)
        self.pane.retry_asked.connect(session.retry)
        self.tabs.panel.retry_asked.connect(session.retry)

    def _use(self, session: RegistrySession) -> None:
        self.layer.use(session)
        self.several.url_of = session.url_of
        self.image.use(session.read_image, self._registry_id)

    def _download(self, chosen: ChosenLayer, ask_where: bool) -> None:
        asks = ask_where or self._shell.settings.value.asks_where
        self._shell.requests.download.emit(chosen, asks)

    # What is chosen.

    def _follow_selection(self) -> None:
        selection = self._shell.selection
        selection.image_changed.connect(self.image.choose)
        self.image.image_shown.connect(selection.image_read)
        self.image.listed_children = self._listed_children
        self.image.platform_chosen.connect(self._choose_platform)
        self.layer.shown.connect(selection.choose_layer)
        self.layer.download_asked.connect(self._download)

    def _listed_children(self, digest: str) -> Sequence[ImageChild]:
        return self._shell.navigator.images.children_of(digest)

    def _choose_platform(self, digest: str) -> None:
        """Choose another child of the chosen one's index, as by its row."""
        images = self._shell.navigator.images
        self._shell.tasks.start(_PLATFORM_TASK, lambda: images.select(digest))

    # What leads to a file.

    def _join_files(self) -> None:
        config = self.tabs.config
        config.paths_of = self._paths_of
        config.file_wanted.connect(lambda paths: self._shell.requests.show_file.emit(place_of(paths)))

    def _paths_of(self, pointer: str) -> Sequence[str]:
        """Which files the value of the config names; of Windows images none."""
        read = self.image.found
        if read is None or read.config is None or (read.platform and read.platform.os == "windows"):
            return ()
        try:
            return named_paths(parse_runtime(read.config.text), pointer)
        except RegistryError:
            return ()

    # What leads to a diagnosis.

    def _join_diagnosis(self) -> None:
        self.layer.diagnosis_asked.connect(self._ask_why_layer)
        self.pane.diagnosis_asked.connect(self._ask_why_image)
        self.tabs.config.diagnosis_asked.connect(self._ask_why_config)

    def _ask_why_layer(self, chosen: ChosenLayer, error: Exception | None) -> None:
        self._shell.requests.diagnosis.emit(about_layer(chosen, error))

    def _ask_why_image(self, error: Exception) -> None:
        if (image := self.image.shown) is not None:
            self._shell.requests.diagnosis.emit(about_image(image, self._registry_id, error))

    def _ask_why_config(self, error: Exception) -> None:
        if isinstance(error, RegistryError):
            self._shell.requests.diagnosis.emit(about_error(error, "", self._registry_id))

    @property
    def _registry_id(self) -> str:
        """The registry asked, where it is not the caller's own."""
        return self._shell.session.accounts.account.registry_id
