"""Two images compared: read, listed as far as it may cost, and told apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from layerscope.access.contents_asking import answered
from layerscope.access.pair_listing import PairListing, Wanted
from layerscope.contents.errors import ContentsError
from layerscope.contents.model.findings import Difference, PackageDifference
from layerscope.contents.service.replies import Compared, Differences, PackageDifferences, Reply
from layerscope.contents.service.requests import Compare
from layerscope.desktop.compare.difference_rows import DifferenceRow
from layerscope.desktop.compare.pane import ComparePane
from layerscope.desktop.compare.sides import ReadSide, Side, names_of, read_side, title_of
from layerscope.desktop.compare.summaries import files_text, missing_text, packages_text, shared_text
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.tables.filling import Filling
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.manifests.manifest import Platform
from layerscope.words.listing_costs import cost_text, list_button, listing_text

TASK = "compare/run"
translate = QCoreApplication.translate


@dataclass(slots=True)
class Comparison:
    """Both sides, with what was found; `may_read`: whatever it costs. `packages` is None where not known."""

    left: ReadSide
    right: ReadSide
    listing: PairListing
    differences: list[Difference] = field(default_factory=list)
    packages: list[PackageDifference] | None = None
    may_read: bool = False

    @property
    def title(self) -> str:
        return title_of(self.left.side, self.right.side)

    @property
    def names(self) -> tuple[str, str]:
        return names_of(self.left.side, self.right.side)


class ComparePresenter(QObject):
    """Attributes: `view`, the pane with what belongs to it; `comparison`, None before there is one."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._sides: tuple[Side, Side] | None = None
        self.comparison: Comparison | None = None
        self.view = ComparePane(shell, self)
        self._list = QAction(self)
        self._list.triggered.connect(self._read_others)
        view = self.view
        view.again_asked.connect(self._again)
        view.stop_asked.connect(self._stop)
        view.others_asked.connect(self._read_others)
        view.ignores_times.toggled.connect(lambda _on: self._compare_anew())

    def forget(self) -> None:
        """Nothing of the account before stays."""
        self._shell.tasks.cancel(TASK)
        self._sides = self.comparison = None
        for pane in (self.view.files, self.view.packages):
            pane.view.rows.clear()
            pane.clear()
        self.view.offer_others("")

    def compare(self, left: Side, right: Side, platform: Platform | None = None) -> None:
        """Compare these; of indexes the images for this platform."""
        self.forget()
        self._sides = left, right
        self._begin(title_of(left, right), translate("Compare", "Reading both images…"))
        self._shell.tasks.start(TASK, lambda: self._open(left, right, platform))

    # What happens one after the other.

    async def _open(self, left: Side, right: Side, platform: Platform | None) -> None:
        session = self._shell.session.current
        if session is None:
            return
        registry_id = self._shell.session.accounts.account.registry_id
        try:
            first = await read_side(session, left, registry_id, platform)
            second = await read_side(session, right, registry_id, first.platform)
        except RegistryError as error:
            self._fail(error)
            return
        listing = PairListing(self._shell.contents, first.image, second.image)
        comparison = self.comparison = Comparison(first, second, listing)
        await self._guarded(comparison)

    async def _guarded(self, comparison: Comparison) -> None:
        try:
            if not comparison.listing.is_open:
                await comparison.listing.open()
            if await self._is_listed(comparison):
                await self._compare(comparison)
        except (ContentsError, RegistryError) as error:
            self._fail(error)

    async def _is_listed(self, comparison: Comparison) -> bool:
        """Whether there is anything to compare: layers that both have are listed where they cost little."""
        listing, (left, right) = comparison.listing, self._layers(comparison)
        unasked_bytes = self._shell.settings.value.lists_up_to_bytes
        for wanted in (listing.every(left, right), listing.unshared(left, right)):
            if comparison.may_read or listing.cost_bytes(wanted) <= unasked_bytes:
                await self._list_layers(listing, wanted)
                return True
        wanted = listing.unshared(left, right)
        count, cost = listing.count(wanted), listing.cost_bytes(wanted)
        self._list.setText(list_button(count, cost))
        sizes = len(comparison.left.image.layers), len(comparison.right.image.layers)
        shared = "" if left else f"{shared_text(listing.shared, *sizes)} "
        text = shared + cost_text(count, listing.total, cost)
        for pane in (self.view.files, self.view.packages):
            pane.offer(comparison.title, text, self._list)
        return False

    async def _list_layers(self, listing: PairListing, wanted: Wanted) -> None:
        count = listing.count(wanted)
        self._tell(listing_text(count))
        await listing.list(wanted, lambda done, of: self._tell(listing_text(count, done, of)))

    async def _compare(self, comparison: Comparison) -> None:
        comparison.differences.clear()
        comparison.packages = None
        self._begin(comparison.title, translate("Compare", "Comparing…"))
        names, told = comparison.names, list[Compared]()
        left, right = self._layers(comparison)
        files = Filling[DifferenceRow](self.view.files.view.rows, self.view.files.show_rows)
        packages = Filling[PackageDifference](self.view.packages.view.rows, self.view.packages.show_rows)

        def hear(reply: Reply) -> None:
            if isinstance(reply, Differences):
                comparison.differences.extend(reply.differences)
                files.take(DifferenceRow(each, *names) for each in reply.differences)
            elif isinstance(reply, PackageDifferences):
                comparison.packages = [*(comparison.packages or ()), *reply.differences]
                packages.take(reply.differences)
            elif isinstance(reply, Compared):
                told.append(reply)

        first, second = comparison.left.image.digest, comparison.right.image.digest
        ignores = self.view.ignores_times.isChecked()
        try:
            await answered(
                self._shell.contents,
                lambda number: Compare(number, first, second, left, right, ignores),
                hear,
            )
            await files.shown()
            await packages.shown()
        finally:
            files.stop()
            packages.stop()
        self._finish(comparison, told[-1] if told else None)

    def _finish(self, comparison: Comparison, compared: Compared | None) -> None:
        names, (left, _right) = comparison.names, self._layers(comparison)
        parts = []
        if compared is not None and not left:
            sizes = len(comparison.left.image.layers), len(comparison.right.image.layers)
            parts.append(shared_text(compared.shared, *sizes))
        missing = missing_text(compared, *names) if compared is not None else ""
        files = files_text(comparison.differences, *names)
        self.view.files.finish(" ".join(filter(None, (*parts, files, missing))))
        packages = packages_text(comparison.packages)
        self.view.packages.finish(" ".join(filter(None, (packages, missing))))
        others = comparison.listing.every(*self._layers(comparison))
        count = comparison.listing.count(others)
        text = list_button(count, comparison.listing.cost_bytes(others)) if missing and count else ""
        self.view.offer_others(text)

    # What the user does.

    def _again(self) -> None:
        if self.comparison is not None:
            self._compare_anew()
        elif self._sides is not None:
            self.compare(*self._sides)

    def _compare_anew(self) -> None:
        if (comparison := self.comparison) is not None:
            self._begin(comparison.title, translate("Compare", "Comparing…"))
            self._shell.tasks.start(TASK, lambda: self._guarded(comparison))

    def _read_others(self) -> None:
        """List what is not listed yet, whatever it costs."""
        if self.comparison is not None:
            self.comparison.may_read = True
            self.view.offer_others("")
            self._compare_anew()

    def _stop(self) -> None:
        self._shell.tasks.cancel(TASK)
        for pane in (self.view.files, self.view.packages):
            pane.finish(translate("Analysis", "Stopped."))

    @staticmethod
    def _layers(comparison: Comparison) -> tuple[int, int]:
        return comparison.left.side.layer, comparison.right.side.layer

    def _begin(self, title: str, reading: str) -> None:
        for pane in (self.view.files, self.view.packages):
            pane.begin(title, reading)

    def _tell(self, text: str) -> None:
        for pane in (self.view.files, self.view.packages):
            pane.tell(text)

    def _fail(self, error: Exception) -> None:
        for pane in (self.view.files, self.view.packages):
            pane.fail(error)
