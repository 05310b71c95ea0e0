"""One image checked: from the wish to the table of its parts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from layerscope.desktop.inventory.parts_model import PartRow, parts_model
from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.tables.rows_view import RowsView
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.desktop.widgets.results.result_pane import PaneWords, ResultPane
from layerscope.diagnosis.checking.found import CheckedImage, Part
from layerscope.diagnosis.checking.image import check_image
from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.errors.base import RegistryError
from layerscope.words.checks import image_summary
from layerscope.words.plurals import Plural

CHECK_TASK = "check/image"
translate = QCoreApplication.translate


class ImageCheck(QObject):
    """Checks an image in `pane`. Nothing is asked while `calls` is None.

    Attributes: `repository`, of the image that is shown. Signals: `part_opened` with the Part whose row was
    opened.
    """

    part_opened = Signal(object)

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
        self._tasks = tasks
        self._say = say
        self._calls: Calls | None = None
        self._asked: tuple[str, tuple[tuple[str, str], ...]] | None = None
        self.repository = ""
        self.model = parts_model(self)
        self.view = RowsView(self.model, theme)
        self.pane = ResultPane(
            self.view,
            PaneWords(
                view="check",
                view_spoken=translate("Check", "Check"),
                suffix="Check",
                idle=translate("Check", "Choose an image, then “Check image” in its menu."),
                again=translate("Check", "Check again"),
            ),
            say,
            remedies=remedies,
        )
        self.view.row_activated.connect(self._on_view_row_activated)
        self.pane.again_asked.connect(self._again)
        self.pane.stop_asked.connect(self._stop)

    def use(self, calls: Calls | None) -> None:
        """Ask another registry from now on; nothing of the one before stays."""
        self._cancel()
        self._calls, self._asked, self.repository = calls, None, ""
        self.model.clear()
        self.pane.clear()

    def check(self, repository: str, digest: str, title: str) -> None:
        """Check the image, in place of any other; `title` is what people call it."""
        self.check_several(repository, ((digest, title),))

    def check_several(self, repository: str, images: tuple[tuple[str, str], ...]) -> None:
        """Check these, by digest and title, one after the other, as one list of parts."""
        calls = self._calls
        if calls is None:
            return
        self._asked, self.repository = (repository, images), repository
        heading = images[0][1] if len(images) == 1 else Plural.tr("%Ln images", "", len(images))
        self.pane.begin(heading, translate("Check", "Checking the image…"))
        self._tasks.start(CHECK_TASK, lambda: self._check(calls, repository, images))

    async def _check(self, calls: Calls, repository: str, images: tuple[tuple[str, str], ...]) -> None:
        parts: list[Part] = []
        error: RegistryError | None = None
        try:
            for done, (digest, title) in enumerate(images):
                if len(images) > 1:
                    self.pane.tell(translate("Check", "Checking %1…").replace("%1", title), done, len(images))
                checked = await check_image(calls, repository, digest)
                parts += _named(checked.parts, title) if len(images) > 1 else checked.parts
                error = error or checked.error
        except RegistryError as failure:
            self.pane.fail(failure)
        else:
            self._show(CheckedImage(images[0][0], tuple(parts), error))

    def _show(self, checked: CheckedImage) -> None:
        self.model.put(PartRow(place, part) for place, part in enumerate(checked.parts))
        summary = image_summary(checked)
        if checked.error is not None:
            self.pane.fail(checked.error, summary)
        else:
            self.pane.finish(summary)
        if not self.pane.isVisible():
            self._say(summary)

    def _again(self) -> None:
        if self._asked is not None:
            self.check_several(*self._asked)

    def _stop(self) -> None:
        self._cancel()
        self.pane.finish(translate("Check", "Stopped."))

    def _cancel(self) -> None:
        self._tasks.cancel(CHECK_TASK)

    def _on_view_row_activated(self, row: object) -> None:
        if isinstance(row, PartRow):
            self.part_opened.emit(row.part)


def _named(parts: tuple[Part, ...], title: str) -> list[Part]:
    """The parts with the image's tag before their platforms, where several images stand in one list."""
    tag = title.rpartition("/")[2].partition(":")[2]
    return [replace(part, platform=f"{tag} {part.platform}".rstrip()) for part in parts]
