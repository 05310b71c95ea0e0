"""The list of a repository's images: reading it, opening indexes, and what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from heapq import nlargest
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.access.image_children import ImageChild
from layerscope.desktop.browse.images.children_reader import ChildrenReader, ChildrenSource
from layerscope.desktop.browse.images.choices import RowChoices, digest_of
from layerscope.desktop.browse.images.columns import ImageColumns
from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.opened import OpenedImages, OpenedSource
from layerscope.desktop.browse.images.texts import image_names, image_texts
from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.browse.images.view import ImagesView
from layerscope.desktop.browse.lists.copy_actions import CopyActions
from layerscope.desktop.browse.lists.loader import ListLoader, Pages
from layerscope.desktop.browse.lists.pane import ListPane
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.manifests.kinds import ImageKind, kind_of_listed
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.repositories import Repository
from layerscope.words.messages import words

MOST_NAMED = 1000  # the newest indexes of a repository; ten calls at the most, the rest when they are opened


class ImageSource(OpenedSource, ChildrenSource, Protocol):
    """The images of one registry as one account asks it; what it raises is a RegistryError."""

    def pages(self, repository: str) -> Pages[ListedImage]:
        """The repository's images, page by page."""
        ...


class ImagesPresenter(QObject):
    """Reads the images of one repository into `pane` and signals which one is chosen.

    Signals: `image_chosen(ImageChoice)` by the user or by `select`; `choice_lost()` the chosen one is not
    there any more; `left_pressed()`, `right_pressed()` to go to the repositories or the layers.
    """

    image_chosen = Signal(object)
    choice_lost = Signal()
    left_pressed = Signal()
    right_pressed = Signal()

    def __init__(
        self,
        tasks: Tasks,
        theme: Theme,
        say: Say,
        parent: QObject | None = None,
        *,
        remedies: Remedies | None = None,
    ) -> None:
        super().__init__(parent)
        self.repository: Repository | None = None
        tree = ImageTree()
        self._columns = ImageColumns(tree, lambda error: words(error).title)
        self.model = ImagesModel(self._columns.columns(), tree, self)
        self._columns.listed = self.model.listed
        self._columns.terms = lambda: self.model.store.terms
        self._columns.is_whole = lambda: not self.pane.state.is_reading
        self._children = ChildrenReader(tasks, self.model)
        self._choices = RowChoices(self.model, self._columns.chips)
        self.view = ImagesView(self.model, theme)
        self.opened = OpenedImages(tasks, self.model, self._show_opened)
        texts = image_texts(self.model, self.opened)
        self.pane = ListPane(self.view, image_names(), texts, say, remedies=remedies)
        self.pane.identity_of_name = self._identity_of
        self._listing = ListLoader("images/list", tasks, self.model, self.pane)
        self.actions = CopyActions(self.view, self.refresh, say)
        self.pane.set_heading(self._heading())
        self._connect()

    def open(self, repository: Repository, source: ImageSource) -> None:
        """Read the images of another repository; those of the one before are forgotten."""
        self.repository = repository
        self._children.use(source, repository.name)
        self.opened.enter(repository.name, source)
        self.pane.set_heading(self._heading())
        self._listing.open(lambda: self._pages(repository, source))

    def close(self) -> None:
        """List nothing, until a repository is chosen."""
        self.repository = None
        self._children.use(None)
        self.opened.enter("", None)
        self.pane.set_heading(self._heading())
        self._listing.close()

    def refresh(self) -> None:
        """Read the images again, keeping choice, position and what is open."""
        self._listing.refresh()

    def failures(self) -> tuple[BaseException | None]:
        """Why the images are not all listed."""
        return self._listing.failures()

    def ask_again(self) -> None:
        """Read again what a session that had run out cut short, and every index that could not be read."""
        self._listing.ask_again()
        for digest in self.model.tree.failed():
            self.model.children_wanted.emit(digest)

    async def arrived(self) -> None:
        """Return once there are rows, or none will come."""
        await self._listing.find(lambda: "rows" if len(self.model.store) else "")

    async def select(self, tag_or_digest: str) -> bool:
        """Whether there is such an image; then it is chosen. Waits for it while pages still come.

        A child of an index is found once the index was opened or the listing has it by itself.
        """
        identity = await self._listing.find(lambda: self._identity_of(tag_or_digest))
        if not identity:
            return False
        self.model.show_arrived()
        if self.model.position_of(identity.partition("/")[0]) < 0:
            self.pane.filter.clear()
        self.model.reveal(identity)
        return self.view.choose(identity)

    def open_chosen(self) -> None:
        """Show what is in the chosen image, where it is an index."""
        self.model.set_open(self.view.chosen, is_open=True)

    def learn(self, digest: str, kind: ImageKind, platform: str = "") -> None:
        """Say in the list what an image is and runs on, once it was read; the listing may not know."""
        self.model.tree.learn_kind(digest, kind)
        if platform:
            self._columns.platforms[digest] = platform
        self.model.tell_changed(digest)

    @property
    def as_of_s(self) -> float | None:
        """When the last complete reading ended, in epoch seconds; None while there was none."""
        return self.pane.state.as_of_s

    def listed(self, digest: str) -> ListedImage | None:
        """The image as the listing has it; None where it does not."""
        return self.model.listed(digest)

    def name_of(self, digest: str) -> str:
        """The image's tag, or its index's; empty where that is not known."""
        return self.model.name_of(digest)

    def children_of(self, digest: str) -> Sequence[ImageChild]:
        """What is known to be in an index and about the image: the former only once it was read."""
        children = self.model.tree.children(digest)
        known = {child.digest for child in children}
        attached = self.model.tree.artifacts.attached([digest]).values()
        return [*children, *(each for each in attached if each.digest not in known)]

    def list_artifacts(self, *, are_listed: bool) -> None:
        """Give signatures and the like rows of their own, or places below the images they are about."""
        self.model.list_artifacts(are_listed=are_listed)
        self.pane.show_face()

    def every_image(self) -> Sequence[ListedImage] | None:
        """All images of the repository; None while they are not all known."""
        return self.model.store.every_row() if self.is_complete else None

    @property
    def is_complete(self) -> bool:
        """Whether all that there are were listed, and none is being read again."""
        return self._listing.is_complete

    @property
    def version(self) -> Hashable:
        """Another one once other images are listed."""
        return self._listing.version

    def tags(self) -> Sequence[str]:
        """Every tag that is listed, those pushed last first."""
        store = self.model.store
        newest_first = reversed(store.ordered(self.model.place_of("pushed")))
        return [tag for number in newest_first for tag in store.rows[number].tags]

    def update(self, image: ListedImage) -> None:
        """Show what more is known of a listed image; nothing where it is not listed."""
        if self.model.knows(image.digest):
            self.model.put([image])
            self.pane.show_face()

    def selected(self) -> ImageChoice | None:
        """The chosen image; None where none is, or where a row is chosen that is no image."""
        return self._choices.image(self._repository_name(), self.view.chosen_row())

    def several(self) -> tuple[ImageChoice, ...]:
        """The images whose rows are selected, in the list's order, where more than one row is."""
        rows = self.view.selected_rows() if self.view.has_several else []
        choices = (self._choices.image(self._repository_name(), row) for row in rows)
        return tuple(choice for choice in choices if choice is not None)

    def selected_uri(self) -> str:
        """The chosen image's URI, to be copied: with its tag, else with its digest."""
        return self.actions.uri_of(self.view.chosen_row())

    def _heading(self) -> str:
        return self.repository.name if self.repository else QCoreApplication.translate("Images", "Images")

    def _identity_of(self, tag_or_digest: str) -> str:
        if ":" in tag_or_digest:
            return self.model.identity_of_digest(tag_or_digest)
        digest = self.model.identity_of_tag(tag_or_digest)
        return "" if digest in self.opened else digest  # no listing says that the tag is still this image's

    def _show_opened(self, identity: str) -> None:
        """Mark a row that was put in for the image that is chosen already."""
        self.pane.show_face()
        self.model.reveal(identity)
        self.view.choose(identity, announce=False)

    # What the user does.

    def _connect(self) -> None:
        self.view.row_chosen.connect(self._on_view_row_chosen)
        self.view.choice_lost.connect(self.choice_lost)
        self.view.left_pressed.connect(self.left_pressed)
        self.view.right_pressed.connect(self.right_pressed)
        self.model.nesting_changed.connect(self.pane.show_face)
        self.uri_of_name: Callable[[str], str] = str  # of a repository that is not listed
        self.actions.uri_of = self._uri
        self.actions.digest_of = digest_of
        self.actions.tags_of = lambda row: "\n".join(self._choices.tags(row))

    def _on_view_row_chosen(self, row: object) -> None:
        choice = self._choices.shown(self._repository_name(), row)
        if choice is not None:
            self.image_chosen.emit(choice)

    async def _pages(self, repository: Repository, source: ImageSource) -> Pages[ListedImage]:
        """The listing's pages; after the last the children that its indexes name are asked for.

        ECR lists a platform of an index as an untagged image of its own, which says nothing to a reader.
        """
        indexes: list[ListedImage] = []
        try:
            async for page in source.pages(repository.name):
                indexes.extend(image for image in page if kind_of_listed(image) is ImageKind.INDEX)
                yield page
        except AccessDeniedError:
            self.opened.come_back()
            raise
        self.opened.leave_to_listing()
        newest = nlargest(MOST_NAMED, indexes, key=lambda image: image.pushed_at_s or 0.0)
        unread = [image.digest for image in newest if self.model.is_unread(image.digest)]
        self._children.name(unread)

    # Rows as values.

    def _repository_name(self) -> str:
        return self.repository.name if self.repository else ""

    def _uri(self, row: object) -> str:
        if self.repository is None:
            return ""
        address = self.repository.uri or self.uri_of_name(self.repository.name)
        return self._choices.uri(address, row)
