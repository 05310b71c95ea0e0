"""What commands say names nothing that only the window has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import layerscope
from layerscope.words.english import English
from layerscope.words.messages import words
from layerscope.words.prompt import SAID_AT_A_PROMPT, EnglishAtAPrompt
from layerscope.words.speech import speak, spoken
from support.samples.every_error import (
    an_error,
    every_contents_error,
    every_denial,
    every_transfer_error,
    every_type,
)

PLACEHOLDER = re.compile(r"\{\w+\}")
ONLY_IN_THE_WINDOW = re.compile(
    r"Ctrl\+P|\bF5\b|☰|Download as|account button|[Rr]efresh|\bPaste\b|Sign in here|are shown"
)
ERRORS = [
    *map(an_error, every_type()),
    *every_denial(),
    *every_transfer_error(),
    *every_contents_error(),
    ValueError(),
]


@pytest.fixture(autouse=True)
def _at_a_prompt() -> Iterator[None]:
    before = spoken()
    speak(EnglishAtAPrompt())
    yield
    speak(before)


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_no_error_sends_to_a_place_of_the_window(error: BaseException) -> None:
    told = words(error)
    assert not [text for text in told if ONLY_IN_THE_WINDOW.search(text)]


def test_the_window_still_names_its_places() -> None:
    speak(English())
    texts = [text for error in ERRORS for text in words(error)]
    assert any("Ctrl+P" in text for text in texts)
    assert any("Download as" in text for text in texts)


@pytest.mark.parametrize("text", SAID_AT_A_PROMPT)
def test_each_sentence_has_the_window_s_placeholders(text: str) -> None:
    assert PLACEHOLDER.findall(SAID_AT_A_PROMPT[text]) == PLACEHOLDER.findall(text)


def test_each_sentence_is_one_of_the_window() -> None:
    room = Path(layerscope.__file__).parent
    sources = [
        path.read_text("utf-8")
        for folder in ("words", "diagnosis/policies", "diagnosis/rules")
        for path in (room / folder).glob("*.py")
        if path.name != "prompt.py"
    ]
    # Long ones are written in several pieces.
    said = re.sub(r'"\s*"', "", "\n".join(sources))
    assert [text for text in SAID_AT_A_PROMPT if f'"{text}"' not in said] == []
