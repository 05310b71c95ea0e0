"""Looks for a file: first in the layers that are known, in the others once somebody wants to pay for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.access.contents_asking import answered
from layerscope.access.image_layers import image_layers
from layerscope.access.layer_listing import LayerListing
from layerscope.contents.errors import ContentsError
from layerscope.contents.service.replies import Hit, Hits, NotKnown, Reply
from layerscope.contents.service.requests import FindFile
from layerscope.desktop.find_file.gathering import Gathered, gather_image, gather_repository
from layerscope.desktop.find_file.hit_rows import HitRow
from layerscope.desktop.find_file.pane import FindPane, Reach
from layerscope.desktop.find_file.searching import Wanted
from layerscope.desktop.find_file.summaries import hits_text, known_text, list_others, manifests_text
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.errors.base import RegistryError
from layerscope.words.listing_costs import listing_text

TASK = "find/file"
LAYERS_AT_ONCE = 1000  # in one request
translate = QCoreApplication.translate


@dataclass(slots=True)
class Search:
    """What is looked for, in which layers; `unknown` are those that nothing is known of."""

    wanted: Wanted
    gathered: Gathered
    unknown: list[str] = field(default_factory=list)
    failed: int = 0  # layers that could not be listed


class FindPresenter(QObject):
    """Attributes: `view`, the pane with what belongs to it; `current`, None before there is a search."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wanted: Wanted | None = None
        self.current: Search | None = None
        self.view = FindPane(shell, self)
        self.view.stop_asked.connect(self._stop)
        self.view.others_asked.connect(self._read_others)

    def forget(self) -> None:
        """Nothing of the account before stays."""
        self._shell.tasks.cancel(TASK)
        self.current = self._wanted = None
        self.view.view.rows.clear()
        self.view.pane.clear()
        self.view.offer_others("")

    def search(self, wanted: Wanted) -> None:
        """Look for this in the reach that is chosen."""
        self.current, self._wanted = None, wanted
        self.view.offer_others("")
        self.view.view.show_column("match", visible=wanted.place is not None)
        self.view.pane.begin(self._title(wanted), translate("FindFile", "Reading the list of images…"))
        self._shell.tasks.start(TASK, lambda: self._search(wanted))

    @property
    def wanted(self) -> Wanted | None:
        """What was looked for last."""
        return self._wanted

    # What happens one after the other.

    async def _search(self, wanted: Wanted) -> None:
        try:
            gathered = await self._gather(wanted)
            if gathered is None:
                self.view.pane.finish(translate("FindFile", "Choose an image first."))
                return
            search = self.current = Search(wanted, gathered)
            await self._look(search, list(gathered.sizes))
            self._finish(search)
        except (ContentsError, RegistryError) as error:
            self.view.pane.fail(error)

    async def _gather(self, wanted: Wanted) -> Gathered | None:
        shell = self._shell
        session, registry_id = shell.session.current, shell.session.accounts.account.registry_id
        repository = (wanted.place.repository if wanted.place else "") or self._repository()
        if self.view.chosen_reach() is Reach.REPOSITORY:
            if session is None or not repository:
                return None
            return await gather_repository(session, repository, registry_id, self._tell_manifests)
        shown = shell.navigator.image.shown
        read = await shell.navigator.image.settled()
        if shown is None or read is None:
            return None
        image = image_layers(shown.repository, read, registry_id)
        return gather_image(image, (shown.tag,) if shown.tag else ())

    async def _look(self, search: Search, layers: Sequence[str]) -> None:
        """Look into these layers; those that are not known are noted."""
        unknown: dict[str, None] = {}
        for words in search.wanted.words:
            for start in range(0, len(layers), LAYERS_AT_ONCE):
                part = tuple(layers[start : start + LAYERS_AT_ONCE])
                unknown.update(dict.fromkeys(await self._ask(search, words, part)))
        looked_at = set(layers)
        search.unknown = [layer for layer in search.unknown if layer not in looked_at] + list(unknown)

    async def _ask(self, search: Search, words: str, layers: tuple[str, ...]) -> list[str]:
        """The layers that are not known; what is found is shown."""
        unknown: list[str] = []

        def hear(reply: Reply) -> None:
            if isinstance(reply, Hits):
                self._show(search, words, reply.hits)
            elif isinstance(reply, NotKnown):
                unknown.extend(reply.layers)

        await answered(self._shell.contents, lambda number: FindFile(number, words, layers), hear)
        return unknown

    def _show(self, search: Search, words: str, hits: Sequence[Hit]) -> None:
        rows = []
        for hit in hits:
            match = search.wanted.match(words, hit)
            if match is not None and not self._is_found_by_digest(hit, words, search):
                uses = sorted(search.gathered.uses.get(hit.digest, ()), key=lambda use: -use.pushed_at_s)
                rows.append(HitRow(hit, tuple(uses), match))
        self.view.view.rows.put(rows)
        self.view.pane.show_rows()

    def _is_found_by_digest(self, hit: Hit, words: str, search: Search) -> bool:
        """Whether it is there already by what is certain, which path and size are not."""
        is_first = words == search.wanted.words[0]
        return not is_first and self.view.view.rows.knows(f"{hit.digest} {hit.path!r}")

    async def _list_others(self, search: Search) -> None:
        """List what is not known, image by image, and look into each as soon as it is."""
        unknown = list(search.unknown)
        total, done = search.gathered.size_bytes(unknown), 0
        try:
            for image, positions in search.gathered.by_image(unknown):
                listing = LayerListing(self._shell.contents, image)
                await listing.open()
                before, count = done, len(search.unknown)

                def tell(read: int, _of: int, before: int = before, count: int = count) -> None:
                    self._tell_reading(count, before + read, total)

                await listing.list(listing.to_list(positions), tell)
                search.failed += len(listing.failures)
                digests = [layer.digest for layer in image.layers if layer.position in positions]
                done += search.gathered.size_bytes(digests)
                await self._look(search, digests)
        except (ContentsError, RegistryError) as error:
            self.view.pane.fail(error, self._summary(search))
            self._offer(search)
        else:
            self._finish(search)

    # What is said.

    def _finish(self, search: Search) -> None:
        self.view.pane.finish(self._summary(search))
        self._offer(search)

    def _summary(self, search: Search) -> str:
        gathered = search.gathered
        parts = (
            hits_text(self.view.view.rows.rowCount()),
            known_text(len(gathered.sizes), len(search.unknown), gathered.size_bytes(search.unknown)),
            manifests_text(gathered.unreadable, search.failed),
            self._certainty(search.wanted),
        )
        return " ".join(filter(None, parts))

    @staticmethod
    def _certainty(wanted: Wanted) -> str:
        if wanted.place is None or wanted.place.digest:
            return ""
        return translate("FindFile", "Found by path and size, since the file's digest is unknown.")

    def _offer(self, search: Search) -> None:
        unknown = search.unknown
        self.view.offer_others(list_others(search.gathered.size_bytes(unknown)) if unknown else "")

    def _tell_manifests(self, done: int, listed: int) -> None:
        text = translate("FindFile", "{done} of {listed} manifests read.")
        self.view.pane.tell(text.format(done=done, listed=listed), done, listed)

    def _tell_reading(self, layers: int, done: int, of: int) -> None:
        self.view.pane.tell(listing_text(layers, done, of), 1000 * done // max(1, of), 1000)

    def _title(self, wanted: Wanted) -> str:
        repository = (wanted.place.repository if wanted.place else "") or self._repository()
        text = translate("FindFile", "{what} in {where}")
        image = self._shell.navigator.image.shown
        is_image = self.view.chosen_reach() is Reach.IMAGE and image is not None
        where = f"{repository}:{image.tag}" if is_image and image is not None and image.tag else repository
        return text.format(what=wanted.title, where=where)

    def _repository(self) -> str:
        chosen = self._shell.selection.repository
        image = self._shell.selection.image
        return chosen.name if chosen else image.repository if image else ""

    # What the user does.

    def _read_others(self) -> None:
        if (search := self.current) is not None:
            self.view.offer_others("")
            self.view.pane.begin_more()
            self._shell.tasks.start(TASK, lambda: self._list_others(search))

    def _stop(self) -> None:
        self._shell.tasks.cancel(TASK)
        stopped = translate("Analysis", "Stopped.")
        said = self._summary(self.current) if self.current is not None else ""
        self.view.pane.finish(f"{stopped} {said}".strip())
        if self.current is not None:
            self._offer(self.current)
