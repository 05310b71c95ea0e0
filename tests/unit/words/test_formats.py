"""Sizes, times and digests as people read them, in several languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from layerscope.desktop.words.qt_speech import QtSpeech
from layerscope.words import formats
from layerscope.words.english import English
from layerscope.words.plurals import Plural
from layerscope.words.speech import speak, spoken


@pytest.fixture(autouse=True)
def _english_first() -> Iterator[None]:
    before, locale = spoken(), QLocale()
    speak(English())
    yield
    speak(before)
    QLocale.setDefault(locale)


def local(moment: str) -> float:
    """The moment of this machine's time zone, in epoch seconds."""
    return datetime.fromisoformat(moment).timestamp()


GERMAN = QtSpeech(QLocale("de_DE"))
NOW_S = local("2026-10-05 15:00:00")


@pytest.mark.parametrize(
    ("size_bytes", "english", "german"),
    [
        (None, "", ""),
        (0, "0 bytes", "0 Bytes"),
        (412, "412 bytes", "412 Bytes"),
        (9_200, "9.2 kB", "9,2 kB"),
        (9_950, "10 kB", "10 kB"),
        (412_345, "412 kB", "412 kB"),
        (999_499, "999 kB", "999 kB"),
        (999_500, "1.0 MB", "1,0 MB"),
        (50_541_120, "50.5 MB", "50,5 MB"),
        (999_950_000, "1.0 GB", "1,0 GB"),
        (10_400_000_000, "10.4 GB", "10,4 GB"),
    ],
)
def test_sizes(size_bytes: int | None, english: str, german: str) -> None:
    assert formats.size(size_bytes) == english
    speak(GERMAN)
    assert formats.size(size_bytes) == german


@given(st.integers(0, 2**50))
def test_sizes_are_short_and_grow(size_bytes: int) -> None:
    shown = formats.size(size_bytes)
    assert len(shown) <= len("412 bytes")
    factor = {"bytes": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12, "PB": 1e15}
    number, unit = shown.split(" ")
    assert float(number) < 1000
    assert float(number) * factor[unit] == pytest.approx(size_bytes, rel=0.06)


def test_exact_size_rate_and_count() -> None:
    assert formats.exact_size(50_541_120) == "50,541,120 bytes"
    assert formats.exact_size(None) == ""
    assert formats.rate(21_700_000.4) == "21.7 MB/s"
    speak(GERMAN)
    assert formats.exact_size(5_000_000_000) == "5.000.000.000 bytes"
    assert formats.count(1204) == "1.204"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(3561.9, "59:21"), (43_161, "11:59:21"), (60, "1:00"), (9, "0:09"), (0, "0:00"), (-5, "0:00")],
)
def test_clock(seconds: float, shown: str) -> None:
    assert formats.clock(seconds) == shown


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (local("2026-10-05 14:59:40"), "just now"),
        (local("2026-10-05 15:04:00"), "just now"),  # their clock is ahead
        (local("2026-10-05 14:59:10"), "1 min ago"),
        (local("2026-10-05 14:01:00"), "59 min ago"),
        (local("2026-10-05 13:00:00"), "2 h ago"),
        (local("2026-10-04 15:01:00"), "23 h ago"),
        (local("2026-10-04 00:01:00"), "yesterday"),
        (local("2026-10-03 23:59:00"), "2 days ago"),
        (local("2026-09-29 12:00:00"), "6 days ago"),
        (local("2026-09-28 12:00:00"), "28 Sep"),
        (local("2025-12-31 12:00:00"), "31 Dec 2025"),
        (local("2026-12-24 12:00:00"), "24 Dec"),
    ],
)
def test_relative_times(at: float, shown: str) -> None:
    assert formats.relative_time(at, NOW_S) == shown


def test_months_are_the_language_s() -> None:
    speak(GERMAN)
    assert formats.relative_time(local("2025-12-31 00:00:00"), NOW_S) == "31 Dez. 2025"


def test_unknown_times_are_empty() -> None:
    assert formats.relative_time(None) == formats.exact_time(None) == ""


def test_exact_time_has_day_second_and_zone() -> None:
    speak(QtSpeech(QLocale("en_GB")))
    shown = formats.exact_time(local("2026-10-05 14:59:10"))
    assert "5 October 2026" in shown
    assert "14:59:10" in shown
    assert len(shown.split("14:59:10")[1].strip(" :")) > 1


def test_digests() -> None:
    digest = "sha256:4be1d07c" + "0" * 52 + "77a0"
    assert formats.short_digest(digest) == "4be1…77a0"
    assert formats.named_digest(digest) == "sha256:4be1d0…77a0"
    assert formats.named_digest("sha256:abc") == "sha256:abc"


def test_the_window_speaks_by_the_default_locale() -> None:
    speak(QtSpeech())
    QLocale.setDefault(QLocale("de_DE"))
    assert formats.size(50_541_120) == "50,5 MB"


@given(st.integers(0, 2**62), st.integers(0, 1))
def test_english_without_qt_is_qts(size_bytes: int, decimals: int) -> None:
    qts = QtSpeech(QLocale("en_US"))
    assert English().number(size_bytes) == qts.number(size_bytes)
    shown = formats.size(size_bytes)
    speak(qts)
    assert shown == formats.size(size_bytes)
    speak(English())


def test_english_lists_as_qt_does() -> None:
    qts = QtSpeech(QLocale("en_US"))
    for names in ([], ["3"], ["3", "5"], ["3", "5", "7"], ["3", "5", "7", "9"]):
        assert English().listed(names) == qts.listed(names)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 repositories"), (1, "1 repository"), (1204, "1,204 repositories")]
)
def test_english_has_its_forms_for_numbers(number: int, shown: str) -> None:
    assert Plural.tr("%Ln repositories", "", number) == shown


NUMBERS = st.none() | st.integers() | st.floats() | st.sampled_from([2**63, -(2**63) - 1, 2**64, 10**400, -1])


@given(NUMBERS)
@pytest.mark.parametrize(
    "shown",
    [formats.size, formats.exact_size, formats.relative_time, formats.exact_time],
    ids=lambda f: f.__name__,
)
def test_no_number_fails(shown: Callable[[float | None], str], number: float | None) -> None:
    assert bool(shown(number)) == (number is not None)


@given(NUMBERS.filter(lambda number: number is not None))
@pytest.mark.parametrize("shown", [formats.count, formats.rate, formats.clock], ids=lambda f: f.__name__)
def test_no_count_rate_or_span_fails(shown: Callable[[float], str], number: float) -> None:
    assert shown(number)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf"), 2**63, 1e300])
@pytest.mark.parametrize(
    "shown",
    [
        formats.size,
        formats.exact_size,
        formats.count,
        formats.rate,
        formats.clock,
        formats.relative_time,
        formats.exact_time,
    ],
    ids=lambda f: f.__name__,
)
def test_what_is_no_number_of_its_kind_is_unknown(shown: Callable[[float], str], number: float) -> None:
    assert shown(number) == "Unknown"
    assert formats.size(-1) == formats.rate(-0.5) == formats.exact_size(-1) == "Unknown"


def test_times_are_shown_in_utc_where_that_is_chosen() -> None:
    try:
        formats.show_utc(True)
        assert formats.time_of_day(1_760_000_000 - 1_760_000_000 % 86_400 + 59_100) == "16:25"
        assert formats.exact_time(0.0) == "1 Jan 1970 00:00:00 UTC"
        speak(QtSpeech(QLocale("en_US")))
        assert formats.exact_time(0.0).endswith("Coordinated Universal Time")
    finally:
        formats.show_utc(False)
