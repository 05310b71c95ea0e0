"""The lists of repositories and images in the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from layerscope.desktop.browse.images.presenter import ImagesPresenter
from layerscope.desktop.browse.repositories import RepositoriesPresenter
from layerscope.desktop.browse.session_images import SessionImages
from layerscope.desktop.browse.view_menu import ViewMenu
from layerscope.desktop.shell.asked import about_repository
from layerscope.desktop.shell.favorites import favorites_in
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.opened_names import names_in, registry_key, repositories_in
from layerscope.desktop.shell.places import Area, FittedMenu, Row
from layerscope.desktop.shell.registry_listing import RegistryListing
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.partitions import repository_uri


def install(shell: Shell) -> Browse:
    """Fill the areas of the two lists."""
    return Browse(shell)


class Browse(QObject):
    """Attributes: `repositories` and `images`, the presenters, and `view_menu`."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        remedies = shell.places.remedies
        self.repositories = RepositoriesPresenter(
            shell.tasks, shell.theme, shell.say, self, remedies=remedies
        )
        self.images = ImagesPresenter(shell.tasks, shell.theme, shell.say, self, remedies=remedies)
        shell.navigator.repositories, shell.navigator.images = self.repositories, self.images
        self._put()
        self.view_menu = ViewMenu(shell, self.images)
        self._follow_session()
        self._follow_selection()

    # As a part of the window.

    def _put(self) -> None:
        places, repositories, images = self._shell.places, self.repositories, self.images
        places.put(Area.REPOSITORIES, repositories.pane)
        places.put(Area.IMAGES, images.pane, images.view)
        places.row_menu(Row.REPOSITORY, self._menu_of(repositories))
        places.row_menu(Row.IMAGE, self._menu_of(images))
        places.focused(repositories.pane, copy=repositories.actions.copy_uri.trigger)
        places.focused(images.pane, copy=images.actions.copy_uri.trigger)
        places.focused(repositories.pane, find=repositories.pane.focus_filter)
        places.focused(None, find=images.pane.focus_filter)  # layers have no filter
        repositories.right_pressed.connect(lambda: places.focus(Area.IMAGES))
        images.left_pressed.connect(lambda: places.focus(Area.REPOSITORIES))
        images.right_pressed.connect(lambda: places.focus(Area.LAYERS))

    @staticmethod
    def _menu_of(lists: RepositoriesPresenter | ImagesPresenter) -> FittedMenu:
        return FittedMenu(lists.actions, lists.selected, lambda: lists.view.has_several)

    # As the registry is asked.

    def _follow_session(self) -> None:
        session = self._shell.session
        session.left.connect(lambda: self._shell.selection.choose_repository(None))
        session.entered.connect(self._open_registry)
        session.reread.connect(self.repositories.refresh)
        session.reread.connect(self.images.refresh)
        self.repositories.pane.face_changed.connect(self._tell_listing)
        session.add_asker(self.repositories)
        session.add_asker(self.images)
        for pane in (self.repositories.pane, self.images.pane):
            pane.failed.connect(session.failed)
            pane.retry_asked.connect(session.retry)
        self.repositories.pane.diagnosis_asked.connect(lambda error: self._ask_why("", error))
        self.images.pane.diagnosis_asked.connect(
            lambda error: self._ask_why(self._shell.navigator.current_repository(), error)
        )

    def _open_registry(self, session: RegistrySession) -> None:
        self.images.opened.forget()
        self.repositories.open(session.repositories)

    def _tell_listing(self) -> None:
        state, rows = self.repositories.pane.state, self.repositories.model.store
        self._shell.session.show_listing(RegistryListing(state.is_reading, len(rows) > 0, state.failure))

    def _ask_why(self, repository: str, error: Exception) -> None:
        registry_id = self._shell.session.accounts.account.registry_id
        self._shell.requests.diagnosis.emit(about_repository(repository, registry_id, error))

    # What is chosen.

    def _follow_selection(self) -> None:
        selection = self._shell.selection
        selection.several_images = self.images.several
        self.repositories.repository_chosen.connect(selection.choose_repository)
        self.repositories.choice_lost.connect(lambda: selection.choose_repository(None))
        self.images.image_chosen.connect(selection.choose_image)
        self.images.choice_lost.connect(lambda: selection.choose_image(None))
        selection.repository_changed.connect(self._open_repository)
        for changed in (self._shell.settings.changed, self._shell.session.accounts.state_changed):
            changed.connect(self._show_favorites)
        selection.image_changed.connect(self._open_image)
        selection.image_read.connect(self._learn)
        selection.image_read.connect(self._show_repository)
        self.repositories.pane.failed.connect(self._show_opened_before)
        self.repositories.pane.name_entered.connect(self._shell.requests.go_to)
        self.images.pane.name_entered.connect(self._go_to_image)
        self.repositories.uri_of_name = self.images.uri_of_name = self._uri_of

    def _open_repository(self, repository: Repository | None) -> None:
        session = self._shell.session.current
        if repository is not None and session is not None:
            self.repositories.mark(repository.name)
            self.images.open(repository, SessionImages(session))
        else:
            if repository is None:
                self.repositories.mark("")
            self.images.close()

    def _open_image(self, image: ImageChoice | None) -> None:
        """Give an image that may be read and not listed its row, an index its platforms."""
        if image is not None:
            self.images.opened.open(image)
        else:
            self.images.view.forget_choice()

    def _go_to_image(self, tag_or_digest: str) -> None:
        """Open the image of the open repository, which may not be listed."""
        joint = "@" if ":" in tag_or_digest else ":"
        self._shell.requests.go_to.emit(f"{self._shell.navigator.current_repository()}{joint}{tag_or_digest}")

    def _uri_of(self, name: str) -> str:
        """The URI of a repository that is not listed; its name while its registry is not known."""
        accounts = self._shell.session.accounts
        return repository_uri(accounts.registry_id, accounts.region, name) or name

    def _show_repository(self, _read: object) -> None:
        """Give the repository of an image that was read its row, where repositories may not be listed."""
        name = self._shell.navigator.current_repository()
        self.repositories.show_opened([name] if name else [], name)

    def _show_opened_before(self, _error: object) -> None:
        """Offer the repositories that were opened before, where they may not be listed."""
        opened = self._shell.settings.value.opened
        names = names_in(opened, registry_key(self._shell.session.accounts))
        self.repositories.show_opened(repositories_in(names), self._shell.navigator.current_repository())

    def _show_favorites(self) -> None:
        key = registry_key(self._shell.session.accounts)
        self.repositories.show_favorites(favorites_in(self._shell.settings.value.favorites, key))

    def _learn(self, image: ReadImage) -> None:
        """Tell the list what an image is and runs on: manifest and config say it, the listing may not."""
        platform = image.platform if image.kind is ImageKind.IMAGE else None
        self.images.learn(image.manifest.digest, image.kind, str(platform or ""))
