"""The English of the screen: the glossary's terms, its spelling, and titles that people would search for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from layerscope import __file__ as package_file
from layerscope.words.messages import words
from support.samples.every_error import (
    an_error,
    every_contents_error,
    every_denied_form,
    every_transfer_error,
    every_type,
)
from support.samples.marked_words import marked_in, sources

GLOSSARY = Path(package_file).parents[2] / "packaging" / "GLOSSARY.md"
SHOWN = sorted({marked.text for path in sources() for marked in marked_in(path) if marked.text})
ERRORS = [
    *(an_error(kind) for kind in every_type()),
    *every_denied_form(),
    *every_transfer_error(),
    *every_contents_error(),
]
MOST_WORDS = 8
PLACEHOLDER = re.compile(r"\{\w+\}|%L?\w")


def replaced_words() -> Iterator[tuple[str, str]]:
    """Each word that is not written, with the term for it, from the table of the screen's words."""
    _, _, section = GLOSSARY.read_text("utf-8").partition("## On the screen")
    for term, others in re.findall(r"^\| (.+?) \| (.+?) \|$", section.partition("\n## ")[0], re.MULTILINE)[
        1:
    ]:
        yield from ((other, term) for other in others.split(", "))


WORDS = list(replaced_words())


def test_the_table_is_read() -> None:
    assert len(WORDS) > 40
    assert ("whoever", "someone with, the owner of") in WORDS


@pytest.mark.parametrize(("other", "term"), WORDS, ids=lambda value: value)
def test_the_field_s_term_is_written(other: str, term: str) -> None:
    pattern = re.compile(rf"\b{re.escape(other)}\b(?! longer\b)", re.IGNORECASE)

    assert [text for text in SHOWN if pattern.search(text)] == [], f"write: {term}"


def test_an_identifier_is_an_id_in_capitals() -> None:
    assert [text for text in SHOWN if re.search(r"\bids?\b", PLACEHOLDER.sub("", text))] == []


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_the_title_of_an_error_is_short(error: Exception) -> None:
    assert len(words(error).title.split()) <= MOST_WORDS + 3  # names and regions are words too


def titles_in(path: Path) -> Iterator[str]:
    """Every title of words or of a finding: the first argument of `Words`, the fourth of `Finding`."""
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        place = {"Words": 0, "Finding": 3}.get(getattr(getattr(call, "func", None), "id", ""))
        if isinstance(call, ast.Call) and place is not None and len(call.args) > place:
            yield from _texts(call.args[place])


def _texts(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and " " in part.value:
            yield part.value


TITLES = sorted({title for path in sources("words", "diagnosis/rules") for title in titles_in(path)})


def test_titles_have_at_most_eight_words() -> None:
    assert len(TITLES) > 100
    assert [title for title in TITLES if len(title.split()) > MOST_WORDS] == []
