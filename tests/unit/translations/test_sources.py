"""The sources: whatever people read goes through Qt's translation, in a form that lupdate can find."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.desktop.language import LANGUAGES
from marked_words import marked_in, shown_in, sources

# Names, which no language changes.
NAMES = {"Layerscope", *LANGUAGES.values()}
# Their sentences are marked where they stand in tables.
LOOKED_UP = (
    *("messages.py", "states.py", "reasons.py", "plurals.py", "kinds.py", "form.py"),
    "words.py",
)


def test_whatever_is_shown_is_translated() -> None:
    shown = [found for path in sources("desktop", "bootstrap") for found in shown_in(path)]
    assert [found for found in shown if found.text not in NAMES] == []


def test_only_tables_are_translated_by_a_variable() -> None:
    marks = [mark for path in sources() for mark in marked_in(path) if mark.text is None]
    assert [mark.place for mark in marks if not mark.place.partition(":")[0].endswith(LOOKED_UP)] == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ('QLabel("Some words")', ["Some words"]),
        ('label.setText(f"{count} layers")', [" layers"]),
        ('label.setToolTip("Yes" if told else other)', ["Yes"]),
        ('menu.addAction("One " + name)', ["One "]),
        ('box.setText("{n} of them".format(n=3))', ["{n} of them"]),
        ('label.setText(self.tr("Some words"))', []),
        ('label.setText(self.tr("Some {n}").format(n="words"))', []),
        ('label.setText("·" + text)', []),
    ],
)
def test_the_check_sees_what_it_should(tmp_path: Path, line: str, seen: list[str]) -> None:
    module = tmp_path / "module.py"
    module.write_text(line, "utf-8")
    assert [found.text for found in shown_in(module)] == seen
