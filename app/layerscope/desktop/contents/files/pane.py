"""The tab: scope and filter, the files, how many they are and of what that is known, and the chosen path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from layerscope.contents.model.changes import Scope
from layerscope.contents.model.listing import ListedFrom
from layerscope.contents.service.replies import LayerListed, LayerWay, ListProgress, Total
from layerscope.desktop.contents.files import words
from layerscope.desktop.contents.files.asking_card import AskingCard
from layerscope.desktop.contents.files.columns import file_columns
from layerscope.desktop.contents.files.model import FilesModel
from layerscope.desktop.contents.files.path_row import PathRow
from layerscope.desktop.contents.files.plan import Plan
from layerscope.desktop.contents.files.scope_row import ScopeRow
from layerscope.desktop.contents.files.view import FilesView
from layerscope.desktop.contents.one_file.bar import SavingBar
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say, announce
from layerscope.desktop.widgets.busy_bar import BusyBar
from layerscope.desktop.widgets.failure_banner import FailureBanner
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.message_face import MessageFace
from layerscope.desktop.widgets.pane import Pane
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.words.tips import tip

_MARGIN = 12
_SHOW_BUSY_AFTER_MS = 300
translate = QCoreApplication.translate


class FilesPane(Pane):
    """Attributes: `model`, `view`, `path`, `scopes`; `from_tables`, the layers that only tables tell of.

    Signals: `scope_chosen`, `changes_chosen`, `filtered` as of `scopes`; `listing_wanted()`, cost or not;
    `layer_wanted()`, read in spite of a table; `stop_wanted()`, `retry_asked()`, `diagnosis_asked(error)`.
    """

    scope_chosen = Signal(object)
    changes_chosen = Signal(object)
    filtered = Signal(str)
    listing_wanted = Signal()
    layer_wanted = Signal()
    stop_wanted = Signal()
    retry_asked = Signal()
    diagnosis_asked = Signal(object)

    def __init__(self, theme: Theme, say: Say, *, remedies: Remedies | None = None) -> None:
        super().__init__()
        self.setObjectName("filesPane")
        self.setAccessibleName(translate("Files", "Files"))  # the sheet of shortcuts has its keys by it
        self.from_tables: tuple[int, ...] = ()
        self._offers_layer = False
        self.scopes = ScopeRow()
        self.model = FilesModel(file_columns(), self)
        self.view = FilesView(self.model, theme)
        self.view.setObjectName("files")
        self.view.setAccessibleName(translate("Files", "Files"))
        self.path = PathRow(self.view, say)
        self.saving = SavingBar()
        self._asking = AskingCard()
        self._banner = FailureBanner(remedies=remedies)
        self._message = MessageFace(say, remedies=remedies)
        self._failure: Exception | None = None
        self._faces = QStackedWidget()
        self._busy = BusyBar()
        self._busy_after = QTimer(self, singleShot=True, interval=_SHOW_BUSY_AFTER_MS)
        self._busy_after.timeout.connect(self._busy.show)
        self._progress = note("filesProgress")
        self._stop = button("stopListing", translate("Files", "Stop"))
        self._count = note("filesCount")
        self._count.setWordWrap(False)
        self._source = note("filesSource")
        self._read_layer = button("readLayer", translate("Files", "Read the layer itself"))
        self._read_layer.setToolTip(
            tip(
                translate(
                    "Files", "List the layer's own entries, and compare them with the table of contents"
                )
            )
        )
        self._lay_out()
        self._connect()

    # What is shown.

    def show_scope(self, scope: Scope, *, has_layer: bool, has_image: bool) -> None:
        """Mark what is looked at."""
        self.scopes.show_scope(scope, has_layer=has_layer, has_image=has_image)

    def show_progress(self, under_way: Sequence[ListProgress | None]) -> None:
        """Say how far the listing is; nothing where none is under way."""
        told = [each for each in under_way if each is not None]
        of = sum(each.of_bytes for each in told)
        if not under_way:
            self._busy_after.stop()
            self._busy.hide()
        elif not self._busy.isVisible() and not self._busy_after.isActive():
            self._busy_after.start()
        self._busy.setRange(0, 1000 if of else 0)
        if of:
            self._busy.setValue(min(1000, 1000 * sum(each.read_bytes for each in told) // of))
        self._progress.setText(words.progress_text(under_way) if under_way else "")
        self._progress.setVisible(bool(under_way))
        self._stop.setVisible(bool(under_way))

    def show_asking(self, plan: Plan, *, is_layer: bool) -> None:
        """Offer to list what costs something, and say what."""
        self._asking.show_plan(plan, is_layer=is_layer)

    def show_failure(self, failure: Exception | None) -> None:
        """Say what could not be listed: beside the rows, or in their place."""
        self._failure = failure

    def show_source(self, listed: Sequence[LayerListed], ways: Sequence[LayerWay]) -> None:
        """Say of what the list was made."""
        self.from_tables = tuple(
            each.layer for each in listed if each.facts.listed_from is not ListedFrom.LAYER
        )
        texts = [words.source_text(listed, ways), words.oddities_text(listed)]
        tips = [words.source_tip(listed), words.oddities_tip(listed)]
        for each in listed:
            if each.table_check is not None:
                texts.append(words.check_text(each.table_check))
                tips.append(words.check_tip(each.table_check))
        self._source.setText("".join(f" · {text}" for text in texts if text))
        self._source.setToolTip(tip("\n".join(filter(None, tips))))
        self._offers_layer = len(self.from_tables) == 1 == len(listed)

    def show_count(self, total: Total | None, found: int, *, is_flat: bool) -> None:
        """Say how many there are."""
        told = words.found_text(self.model.rowCount(), found) if is_flat else ""
        if total is not None and not is_flat:
            told = words.count_text(total)
        if told and told != self._count.text():
            announce(self.view, told)
        self._count.setText(told)

    def show_face(self, why_no_rows: str) -> None:
        """Show the rows, or why there are none."""
        has_rows = self.model.rowCount() > 0
        self._banner.show_failure(self._failure if has_rows else None)
        if has_rows:
            self._message.show_text("")
        elif self._failure is not None:
            self._message.show_failure(self._failure)
        else:
            self._message.show_text(why_no_rows)
        face = self.view if has_rows else self._message
        self._faces.setCurrentWidget(face)
        self.enter_at(face)
        self.path.setVisible(has_rows)
        for label in (self._count, self._source):
            label.setVisible(has_rows and bool(label.text()))
        self._read_layer.setVisible(has_rows and self._offers_layer)

    # Parts.

    def _connect(self) -> None:
        self.scopes.scope_chosen.connect(self.scope_chosen)
        self.scopes.changes_chosen.connect(self.changes_chosen)
        self.scopes.filtered.connect(self.filtered)
        self.scopes.filter.left.connect(self.setFocus)
        self._asking.accepted.connect(self._on_asking_accepted)
        self._read_layer.clicked.connect(self.layer_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._message.diagnosis_asked.connect(self.diagnosis_asked)
        for failed in (self._message, self._banner):
            failed.retry_asked.connect(self.retry_asked)
        self.addActions(self.scopes.scope_actions(self))

    def _on_asking_accepted(self) -> None:
        self.setFocus()  # before the button goes, and the focus with it to whatever comes first
        self.listing_wanted.emit()

    def _lay_out(self) -> None:
        self._faces.addWidget(self.view)
        self._faces.addWidget(self._message)
        progress = QHBoxLayout()
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._stop)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 8, _MARGIN, 4)
        head.setSpacing(6)
        head.addWidget(self.scopes)
        head.addWidget(self._asking)
        head.addWidget(self._banner)
        head.addLayout(progress)
        foot = QVBoxLayout()
        foot.setContentsMargins(_MARGIN, 6, _MARGIN, 10)
        foot.setSpacing(6)
        told = QHBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._count)
        told.addWidget(self._source, 1)
        told.addWidget(self._read_layer)
        foot.addLayout(told)
        foot.addWidget(self.path)
        foot.addWidget(self.saving)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._busy)
        layout.addWidget(self._faces, 1)
        layout.addLayout(foot)
