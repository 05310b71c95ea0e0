"""The page of the image that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from layerscope.desktop.image.attached import Attached
from layerscope.desktop.image.attached_row import AttachedRow
from layerscope.desktop.image.buttons import ImageButtons
from layerscope.desktop.image.copy_line import CopyLine
from layerscope.desktop.image.facts import NOT_KNOWN, Fact
from layerscope.desktop.image.file_links import FileLinks
from layerscope.desktop.image.folded_text import FoldedText
from layerscope.desktop.image.lines import Lines
from layerscope.desktop.image.scan_row import ScanRow
from layerscope.desktop.image.scan_words import Count
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.above_foot import above_foot
from layerscope.desktop.widgets.announcing import Say
from layerscope.desktop.widgets.fields import button, note
from layerscope.desktop.widgets.fitting_area import FittingArea

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PullTexts:
    """What to copy: with the tag, by digest, and docker's command; empty where the registry is not known."""

    uri: str = ""
    pinned: str = ""
    command: str = ""


class ImagePane(QWidget):
    """Shows what its presenter gives it.

    Signals: `retry_asked`; `attached_asked(digest)`. Attribute: `links`, beside what is in the image's files.
    """

    retry_asked = Signal()
    attached_asked = Signal(str)

    def __init__(self, theme: Theme, say: Say) -> None:
        super().__init__()
        self.setObjectName("imagePanel")
        self._theme, self._say = theme, say
        self._make_pull_lines()
        self.lines = Lines()
        self.links = FileLinks(theme)
        self.attached = AttachedRow()
        self.scan = ScanRow()
        self.environment = FoldedText("imageEnvironment", self.tr("Environment"))
        self.labels = FoldedText("imageLabels", self.tr("Labels"))
        self.policy = FoldedText("repositoryPolicy", self.tr("Repository policy"))
        self.lifecycle = FoldedText("repositoryLifecycle", self.tr("Lifecycle policy"))
        self.buttons = ImageButtons(theme)
        self.failed = note("imageFactsFailed")
        self.retry = button("retryImageFacts", self.tr("Try again"))
        self._faces = QStackedWidget()
        self._add_lines()
        self._lay_out()
        self.attached.asked_for.connect(self.attached_asked)
        self.retry.clicked.connect(self.retry_asked)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that no image is chosen."""
        self._faces.setCurrentIndex(0)

    def show_pull(self, texts: PullTexts) -> None:
        """Show the image's page, beginning with how to pull it."""
        self._faces.setCurrentIndex(1)
        for line, text in zip(self._pull, (texts.uri, texts.pinned, texts.command), strict=True):
            line.show_text(text, NOT_KNOWN)

    def show_attached(self, attached: Sequence[Attached], said: Fact) -> None:
        self.attached.show_attached(attached, said)

    def show_scan(self, counts: Sequence[Count], said: Fact, *, is_image: bool) -> None:
        """Show what a scan found; no line of it for what cannot be scanned."""
        self.scan.show_scan(counts, said)
        self.lines.show_line(self.scan, is_shown=is_image)

    def show_folded(self, folded: FoldedText, said: str, text: str) -> None:
        """Show a text behind its line; without one there is no line."""
        folded.show_fact(Fact(said), text)
        self.lines.show_line(folded, is_shown=bool(text))

    def show_failed(self, said: str) -> None:
        """Say what could not be asked, with a way to try again; nothing for an empty text."""
        self.failed.setText(said)
        for part in (self.failed, self.retry):
            part.setVisible(bool(said))

    # Parts.

    def _make_pull_lines(self) -> None:
        self._titles = (self.tr("Image URI"), self.tr("Pinned URI"), self.tr("Pull command"))
        names = ("imageUri", "imagePinnedUri", "imageDockerPull")
        copies = (
            self.tr("Copy image URI"),
            self.tr("Copy pinned URI"),
            self.tr("Copy docker pull command"),
        )
        said = (
            self.tr("Copied the image URI."),
            self.tr("Copied the URI with the digest, which always names this image."),
            self.tr("Copied the docker pull command."),
        )
        self._pull = [
            CopyLine(name, title, copy, told, self._theme, self._say)
            for name, title, copy, told in zip(names, self._titles, copies, said, strict=True)
        ]

    def _add_lines(self) -> None:
        lines = self.lines
        for title, line in zip(self._titles, self._pull, strict=True):
            lines.add(title, line)
        for name, title in _image_lines():
            lines.add_fact(name, title)
        lines.add(translate("ImagePage", "Attached"), self.attached)
        lines.add(translate("ImagePage", "Scan findings"), self.scan)
        for name, title in _run_lines():
            if (link := self.links.buttons.get(name)) is not None:
                lines.add_linked_fact(name, title, link)
            else:
                lines.add_fact(name, title)
        self.environment.add_link(self.links.search_path)
        lines.add(self.environment.field.accessibleName(), self.environment)
        lines.add(self.labels.field.accessibleName(), self.labels)
        lines.add_rule()
        for name, title in _repository_lines():
            lines.add_fact(name, title)
        for folded in (self.policy, self.lifecycle):
            lines.add(folded.field.accessibleName(), folded)

    def _lay_out(self) -> None:
        nothing = note("imageReason", self.tr("Choose an image to see what it is."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner = QWidget()
        content = QVBoxLayout(inner)
        content.setContentsMargins(12, 8, 12, 4)
        content.setSpacing(8)
        failed = QHBoxLayout()
        failed.addWidget(self.failed, 1)
        failed.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignTop)
        content.addWidget(self.lines)
        content.addLayout(failed)
        content.addStretch(1)
        self._faces.addWidget(nothing)
        self._faces.addWidget(above_foot(FittingArea(inner), self.buttons))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._faces)


def _image_lines() -> tuple[tuple[str, str], ...]:
    return (
        ("imageKind", translate("ImagePage", "Kind")),
        ("imageTags", translate("ImagePage", "Tags")),
        ("imagePlatform", translate("ImagePage", "Platform")),
        ("imageSize", translate("ImagePage", "Size")),
        ("imagePushed", translate("ImagePage", "Pushed")),
        ("imagePulled", translate("ImagePage", "Last pulled")),
        ("imageCreated", translate("ImagePage", "Created")),
        ("imageArchived", translate("ImagePage", "Archived")),
    )


def _run_lines() -> tuple[tuple[str, str], ...]:
    return (
        ("imageUser", translate("ImagePage", "Runs as")),
        ("imageEntrypoint", translate("ImagePage", "Entrypoint")),
        ("imageCommand", translate("ImagePage", "Command")),
        ("imageWorkingDir", translate("ImagePage", "Working directory")),
        ("imagePorts", translate("ImagePage", "Ports")),
        ("imageVolumes", translate("ImagePage", "Volumes")),
        ("imageHealthCheck", translate("ImagePage", "Health check")),
        ("imageStopSignal", translate("ImagePage", "Stop signal")),
    )


def _repository_lines() -> tuple[tuple[str, str], ...]:
    return (
        ("repositorySize", translate("ImagePage", "Repository size")),
        ("repositoryMutability", translate("ImagePage", "Tag mutability")),
        ("repositoryEncryption", translate("ImagePage", "Encryption")),
        ("repositoryScanning", translate("ImagePage", "Scan on push")),
    )
