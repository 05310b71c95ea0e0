"""Reasons as the window shows them: translated where they are ours, with the language's own numbers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from layerscope.desktop.words.qt_speech import QtSpeech
from layerscope.registry.errors.content import DigestMismatchError
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count
from layerscope.words.reasons import translated
from layerscope.words.speech import speak, spoken


@pytest.fixture(autouse=True)
def _default_locale() -> Iterator[None]:
    before = spoken()
    yield
    speak(before)


@pytest.mark.parametrize(("language", "count"), [("en_US", "50,541,120"), ("de_DE", "50.541.120")])
def test_a_count_has_the_languages_separators_and_no_other_number(language: str, count: str) -> None:
    speak(QtSpeech(QLocale(language)))
    inner = Reason.joined("{count} of {year}", count=Count(50_541_120), year=2026)
    assert (
        translated(Reason.joined("{inner} at {port}", inner=inner, port=8443)) == f"{count} of 2026 at 8443"
    )
    mismatch = DigestMismatchError("sha256:a", "sha256:b", 50_541_120)
    assert count in translated(mismatch.words)


def test_words_of_others_stay_as_they_are() -> None:
    assert translated("1000 {count}") == "1000 {count}"
