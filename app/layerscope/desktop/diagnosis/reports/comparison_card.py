"""What a report and the window's own diagnosis come to: the first step that differs, and what else does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from layerscope.desktop.diagnosis.reports.facts_grid import FactsGrid
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.widgets.announcing import announce
from layerscope.desktop.widgets.basic import Card, TitleLabel
from layerscope.desktop.widgets.fields import wrapped
from layerscope.diagnosis.report.comparing import Comparison
from layerscope.words.reasons import translated


class ComparisonCard(Card):
    """Visible while there is a comparison."""

    def __init__(self) -> None:
        super().__init__(Tone.NEUTRAL)
        self.setObjectName("comparison")
        self._title = wrapped("comparisonTitle", "", TitleLabel())
        self._sentence = wrapped("comparisonSentence", "")
        self._facts_head = wrapped("comparisonFactsHead", "")
        self._facts: QWidget = QWidget()
        for each in (self._title, self._sentence, self._facts_head, self._facts):
            self.body.addWidget(each)
        self.hide()

    def show_comparison(self, comparison: Comparison | None) -> None:
        """Show what differs; None while it is not known."""
        self.setVisible(comparison is not None)
        if comparison is None:
            return
        self.set_tone(_tone(comparison))
        self._title.setText(translated(comparison.title))
        self._sentence.setText(translated(comparison.sentence))
        self._show_facts(comparison)
        announce(self, f"{translated(comparison.title)}. {translated(comparison.sentence)}")

    def _show_facts(self, comparison: Comparison) -> None:
        rows = [
            (translated(each.name), translated(each.there), translated(each.here))
            for each in comparison.facts
        ]
        heads = ("", self.tr("There"), self.tr("Here"))
        facts = FactsGrid("comparisonFacts", rows, heads if rows else ())
        self.body.replaceWidget(self._facts, facts)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = facts
        facts.setVisible(bool(rows))
        may_explain = comparison.step is not None and any(each.is_behind for each in comparison.facts)
        self._facts_head.setText(
            self.tr("What else differs, and may be why:") if may_explain else self.tr("What else differs:")
        )
        self._facts_head.setVisible(bool(rows))


def _tone(comparison: Comparison) -> Tone:
    if comparison.is_failure:
        return Tone.BAD
    return Tone.WARN if comparison.step is not None or not comparison.compares else Tone.NEUTRAL
