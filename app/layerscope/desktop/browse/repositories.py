"""The list of repositories: what it shows, and what choosing one sets off."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.browse.lists.copy_actions import CopyActions
from layerscope.desktop.browse.lists.loader import ListLoader, Pages
from layerscope.desktop.browse.lists.pane import ListPane, PaneNames, PaneTexts
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.icons import IconName
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.registry.model.repositories import Repository
from layerscope.words import formats, unknown
from layerscope.words.denied_reads import denied_line
from layerscope.words.plurals import Plural

_RULES: RowRules[Repository] = RowRules(
    identity=lambda repository: repository.name, text=lambda repository: repository.name.lower()
)


class RepositoriesPresenter(QObject):
    """Reads the repositories of one registry into `pane` and signals which one is chosen.

    Signals: `repository_chosen(Repository)` by the user or by `select`; `choice_lost()` the chosen one is
    not there any more; `right_pressed()` to go to the images.
    """

    repository_chosen = Signal(object)
    choice_lost = Signal()
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
        self._favorites: frozenset[str] = frozenset()
        self.model: RowsModel[Repository] = RowsModel((_name_column(self._is_favorite),), _RULES, self)
        self.view = RowsView(self.model, theme)
        self.view.horizontalHeader().hide()
        self._marked = ""  # the one that is open
        self._opened: set[str] = set()  # by name, and no listing has them
        texts = _texts(self.model, lambda: len(self._opened))
        self.pane = ListPane(self.view, _names(), texts, say, remedies=remedies)
        self.pane.set_heading(QCoreApplication.translate("Repositories", "Repositories"))
        self.pane.identity_of_name = str
        self._listing = ListLoader("repositories", tasks, self.model, self.pane)
        self.model.rowsInserted.connect(self._mark_arrived)
        self.view.row_chosen.connect(self.repository_chosen)
        self.view.row_activated.connect(self.right_pressed)
        self.view.right_pressed.connect(self.right_pressed)
        self.view.choice_lost.connect(self.choice_lost)
        self.actions = CopyActions(self.view, self.refresh, say, with_digest=False)
        self.uri_of_name: Callable[[str], str] = str  # of a repository that is not listed
        self.actions.uri_of = lambda row: (
            row.uri or self.uri_of_name(row.name) if isinstance(row, Repository) else ""
        )

    def open(self, read_pages: Callable[[], Pages[Repository]]) -> None:
        """Read the repositories of another registry; those of the one before are forgotten."""
        self._opened.clear()
        self._listing.open(lambda: self._pages(read_pages()))

    def close(self) -> None:
        self._opened.clear()
        self._listing.close()

    def show_opened(self, names: Iterable[str], chosen: str = "") -> None:
        """Give repositories that were opened by name their rows, where they may not be listed."""
        if not denied_line(self.pane.state.failure):
            return
        new = [name for name in names if not self.model.knows(name)]
        self._opened.update(new)
        self.model.put([Repository(name) for name in new])
        self.pane.show_face()
        if chosen:
            self.mark(chosen)

    def show_favorites(self, names: Iterable[str]) -> None:
        """Mark these with a star, and no others."""
        if (favorites := frozenset(names)) != self._favorites:
            self._favorites = favorites
            self.view.viewport().update()

    def _is_favorite(self, repository: Repository) -> bool:
        return repository.name in self._favorites

    def mark(self, name: str) -> None:
        """Mark the repository that is open already, once it has a row; an empty name is none."""
        self._marked = name
        if self.view.chosen != name and not self.view.choose(name, announce=False):
            self.view.forget_choice()

    def _mark_arrived(self) -> None:
        """Mark the repository whose row had not arrived when it was opened."""
        if self._marked and not self.view.chosen:
            self.view.choose(self._marked, announce=False)

    async def _pages(self, pages: Pages[Repository]) -> Pages[Repository]:
        async for page in pages:
            yield page
        self._opened.clear()  # what is not listed is not there any more

    def refresh(self) -> None:
        """Read the repositories again, keeping choice and position."""
        self._listing.refresh()

    def stop(self, failure: Exception) -> None:
        """Wait no longer for the repositories, for this reason."""
        self._listing.stop(failure)

    def failures(self) -> tuple[BaseException | None]:
        """Why the repositories are not all listed."""
        return self._listing.failures()

    @property
    def is_complete(self) -> bool:
        """Whether all that there are were listed, and none is being read again."""
        return self._listing.is_complete

    @property
    def version(self) -> Hashable:
        """Another one once other repositories are listed."""
        return self._listing.version

    def names(self) -> Sequence[str]:
        """Those that are listed or were opened by name, in their natural order."""
        store = self.model.store
        return [store.rows[number].name for number in store.ordered(0)]

    def ask_again(self) -> None:
        """Read the repositories again if a session that had run out cut them short."""
        self._listing.ask_again()

    async def select(self, name: str) -> bool:
        """Whether there is such a repository; then it is chosen. Waits for it while pages still come."""
        found = await self._listing.find(lambda: name if self.model.knows(name) else "")
        if not found:
            return False
        self.model.show_arrived()
        if self.model.position_of(name) < 0:
            self.pane.filter.clear()
        return self.view.choose(name)

    def first(self) -> str:
        """The name in the first row; empty where there is none."""
        row = self.model.row_at(0) if self.model.rowCount() else None
        return row.name if isinstance(row, Repository) else ""

    def selected(self) -> Repository | None:
        number = self.model.store.number(self.view.chosen)
        return None if number is None else self.model.store.rows[number]

    def selected_uri(self) -> str:
        """The chosen repository's URI, to be copied; empty where none is chosen."""
        repository = self.selected()
        return self.actions.uri_of(repository) if repository else ""


def _texts(model: RowsModel[Repository], opened: Callable[[], int]) -> PaneTexts:
    """The texts about the repositories of the model, of which so many were opened by name."""
    translate = QCoreApplication.translate

    def count() -> str:
        known, shown = len(model.store), model.rowCount()
        if known and known == opened():
            return Plural.tr("%Ln opened by name", "", known)
        if shown == known:
            return Plural.tr("%Ln repositories", "", known)
        text = Plural.tr("%1 of %Ln repositories", "", known)
        return text.replace("%1", formats.count(shown))

    def empty(typed: str) -> str:
        if typed:
            return translate("Repositories", "No repositories match “%1”").replace("%1", typed)
        return translate("Repositories", "This registry has no repositories")

    reading = translate("Repositories", "Reading the repositories…")
    idle = translate("Repositories", "Choose an account to see its repositories")

    def denied(typed: str) -> str:
        if typed:
            return translate("Repositories", "Press Enter to open “%1”").replace("%1", typed)
        return translate("Repositories", "Type a name above and press Enter to open it")

    return PaneTexts(count, empty, reading, idle, denied)


def _name_column(is_favorite: Callable[[Repository], bool]) -> Column[Repository]:
    def cell(repository: Repository) -> Cell:
        if is_favorite(repository):
            return Cell(repository.name, icon=IconName.STAR, icon_tone=Tone.WARN, keeps_end=True)
        return Cell(repository.name, icon=IconName.REPOSITORY, keeps_end=True)

    def tip(repository: Repository) -> str:
        star = QCoreApplication.translate("Repositories", "Favorite")
        return "\n".join([*([star] if is_favorite(repository) else []), _tip(repository)])

    return Column(
        "name",
        QCoreApplication.translate("Repositories", "Name"),
        lambda repository: repository.name,
        cell=cell,
        tip=tip,
        sort=lambda repository: natural_key(repository.name),
    )


def _tip(repository: Repository) -> str:
    """The address, when it was created, and what of its settings matters to who browses."""
    lines = [repository.uri or repository.name]
    if repository.created_at_s is not None:
        created = QCoreApplication.translate("Repositories", "Created %1")
        lines.append(created.replace("%1", formats.exact_time(repository.created_at_s)))
    lines += [part for part in (repository.encryption_type, repository.tag_mutability) if part]
    lines += unknown.reasons_of(repository.unknown)
    return "\n".join(lines)


def _names() -> PaneNames:
    translate = QCoreApplication.translate
    return PaneNames(
        view="repositories",
        view_spoken=translate("Repositories", "Repositories"),
        filter="repositoryFilter",
        filter_spoken=translate("Repositories", "Filter repositories"),
        filter_hint=translate("Repositories", "Filter…"),
        count="repositoryCount",
    )
