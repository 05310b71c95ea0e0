"""The sources: whatever people read goes through Qt's translation, in a form that lupdate can find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layerscope.desktop.words.language import LANGUAGES
from support.samples.every_error import every_type
from support.samples.marked_words import marked_in, messages_in, shown_in, sources

# Names, which no language changes.
NAMES = {"Layerscope", *LANGUAGES.values()}
# Their sentences are marked where they stand in tables.
LOOKED_UP = (
    *("messages.py", "shown_facts.py", "states.py", "reasons.py", "plurals.py", "kinds.py", "form.py"),
    *("words.py", "colours.py", "stage_looks.py", "profile_fields.py", "profiles_model.py"),
    *("setting_fields.py", "regions.py", "speech.py", "diagnosis.py"),
)
# Examples of what to type, which are the same everywhere.
# The root of the errors on references: what it is about is told from its `reason`, and never as evidence.
GIVEN_AS_TEXT = "“"
ADDRESS = re.compile(r"(https?://|arn:aws:)\S+")  # an example to be typed is the same in every language


def test_whatever_is_shown_is_translated() -> None:
    shown = [found for path in sources("desktop", "bootstrap") for found in shown_in(path)]
    words = [found for found in shown if found.text not in NAMES and not ADDRESS.fullmatch(found.text)]
    assert words == []


def test_only_tables_are_translated_by_a_variable() -> None:
    marks = [mark for path in sources() for mark in marked_in(path) if mark.text is None]
    assert [mark.place for mark in marks if not mark.place.partition(":")[0].endswith(LOOKED_UP)] == []


def test_what_errors_say_of_themselves_can_be_translated() -> None:
    """A diagnosis tells the message of any error as evidence; what AWS said needs no translation."""
    names = {kind.__name__ for kind in every_type()}
    rooms = ("registry", "accounts", "transfers", "diagnosis")
    said = [found for path in sources(*rooms) for found in messages_in(path, names)]
    assert [found for found in said if not found.text.startswith(GIVEN_AS_TEXT)] == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ('raise LostError("It was lost.")', ["It was lost."]),
        ('LostError(f"{host} was lost.", subject=subject)', [" was lost."]),
        (
            'class LostError(Base):\n  def __init__(self):\n    super().__init__("It was lost")',
            ["It was lost"],
        ),
        ('LostError(Reason.tr("It was lost."))', []),
        ("LostError(words)", []),
        ('ValueError("no such thing")', []),
    ],
)
def test_the_check_of_errors_sees_what_it_should(tmp_path: Path, line: str, seen: list[str]) -> None:
    module = tmp_path / "module.py"
    module.write_text(line, "utf-8")
    assert [found.text for found in messages_in(module, {"LostError"})] == seen


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
