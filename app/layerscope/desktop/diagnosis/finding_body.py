"""A finding below its title: what next and by whom, the exact change, where to have it instead, and why."""

from __future__ import annotations

from functools import partial
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from layerscope.desktop.diagnosis.fitted_text import FittedText
from layerscope.desktop.diagnosis.needs import GoTo, Say
from layerscope.desktop.diagnosis.words import place_word
from layerscope.desktop.widgets.basic import MutedLabel, RichLabel
from layerscope.desktop.widgets.fields import bold, button, wrapped
from layerscope.desktop.widgets.plain_label import PlainLabel
from layerscope.desktop.words.tips import menu_text
from layerscope.diagnosis.model.findings import Elsewhere, Finding
from layerscope.diagnosis.model.snippets import SnippetEffect, effect_of
from layerscope.words.diagnosis import effect_word
from layerscope.words.outside import line
from layerscope.words.reasons import translated

_SNIPPET_LINES = 1000  # the tab scrolls as a whole
MOST_PLACES = 5  # further ones are told as a number


class FindingBody(QWidget):
    """Parts that have nothing to say are left out; a click on a place goes there.

    `stranger` is what to know of a snippet that somebody else wrote; what comes of it is not judged then.
    """

    def __init__(self, finding: Finding, say: Say, go_to: GoTo, stranger: str = "") -> None:
        super().__init__()
        self._stranger = stranger
        self._finding = finding
        self._say = say
        self._go_to = go_to
        self.setObjectName("findingBody")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        # What to do first: the evidence is AWS's own words, and long.
        self._add(layout, self.tr("Next:"), "findingChange", finding.change)
        self._add(layout, self.tr("Who:"), "findingWho", finding.who)
        if finding.elsewhere:
            layout.addWidget(self._places())
        if finding.snippet:
            self._add_snippet(layout, finding)
        self._add(layout, self.tr("Why:"), "findingBecause", *finding.because)

    @staticmethod
    def _add(layout: QVBoxLayout, mark: str, name: str, *sentences: str) -> None:
        """The sentences beside their mark; nothing where there are none."""
        told = [sentence for sentence in sentences if sentence]
        if not told:
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        grid.addWidget(bold(PlainLabel(mark)), 0, 0, Qt.AlignmentFlag.AlignTop)
        for row, sentence in enumerate(told):
            grid.addWidget(wrapped(name, translated(sentence)), row, 1)
        layout.addLayout(grid)

    def _places(self) -> RichLabel:
        """Where the same layer is, each a link that leads there."""
        places = self._finding.elsewhere
        links = ", ".join(
            f'<a href="{at}">{escape(line(place_word(place)))}</a>'
            for at, place in enumerate(places[:MOST_PLACES])
        )
        text = self.tr("The same layer is in {places}").format(places=links)
        if (more := len(places) - MOST_PLACES) > 0:
            others = self.tr("and {n} more").format(n=more)
            text = f"{text} {others}"
        label = RichLabel(f"{text}.")
        label.setObjectName("findingPlaces")
        label.linkActivated.connect(lambda at: self._go_to(places[int(at)]))
        return label

    def _add_snippet(self, layout: QVBoxLayout, finding: Finding) -> None:
        """The text to copy, named for what it is, with what comes of using it."""
        effect = effect_of(finding.snippet)
        is_statement = effect is SnippetEffect.STATEMENT
        name = self.tr("Policy statement") if is_statement else self.tr("Command")
        do = self.tr("Copy policy statement") if is_statement else self.tr("Copy command")
        copy = button("copySnippet", do)
        copy.clicked.connect(lambda: self._copy(finding.snippet, is_statement=is_statement))
        row = QHBoxLayout()
        row.addWidget(copy)
        if told := self._stranger or effect_word(effect):
            mark = MutedLabel(told)
            mark.setObjectName("snippetEffect")
            mark.setWordWrap(bool(self._stranger))
            row.addWidget(mark, 1 if self._stranger else 0)
        row.addStretch(0 if self._stranger else 1)
        layout.addWidget(FittedText("findingSnippet", name, _SNIPPET_LINES, finding.snippet))
        layout.addLayout(row)
        if finding.caution:
            layout.addWidget(wrapped("findingCaution", translated(finding.caution)))

    def _copy(self, snippet: str, *, is_statement: bool) -> None:
        if self._stranger:
            self._copy_strangers(snippet, is_statement=is_statement)
            return
        QGuiApplication.clipboard().setText(snippet)
        self._say(self.tr("Policy statement copied.") if is_statement else self.tr("Command copied."))

    def _copy_strangers(self, snippet: str, *, is_statement: bool) -> None:
        """A command with a comment in front, so that a shell shows what it is before anything runs."""
        QGuiApplication.clipboard().setText(snippet if is_statement else f"# {self._stranger}\n{snippet}")
        self._say(self.tr("Copied from the report, not checked. Read it before use."))


class FoldedFinding(QWidget):
    """A finding that is not the first: its title, which opens it."""

    def __init__(self, finding: Finding, certainty: str, say: Say, go_to: GoTo, stranger: str = "") -> None:
        super().__init__()
        self._new_body = partial(FindingBody, finding, say, go_to, stranger)
        self._body: FindingBody | None = None
        self._title = translated(finding.title)
        self.opener = button("findingOpener", menu_text(self._title))
        self.opener.setCheckable(True)
        self.opener.setProperty("kind", "fold")
        self.opener.setAccessibleDescription(certainty)
        self.opener.toggled.connect(self._open)
        row = QGridLayout()
        row.setColumnStretch(0, 1)
        row.addWidget(self.opener, 0, 0)
        row.addWidget(MutedLabel(certainty), 0, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._layout.addLayout(row)
        self._open(is_open=False)

    def _open(self, is_open: bool) -> None:
        self.opener.setText(menu_text(f"{'▾' if is_open else '▸'} {self._title}"))
        if is_open and self._body is None:
            self._body = self._new_body()
            self._body.setContentsMargins(14, 0, 0, 6)
            self._layout.addWidget(self._body)
        if self._body is not None:
            self._body.setVisible(is_open)


def get_text(place: Elsewhere, of_repository: str) -> str:
    """`Download it from v4.18.1`: the words of the button."""
    return QCoreApplication.translate("Diagnosis", "Download it from {image}").format(
        image=place_word(place, of_repository)
    )
