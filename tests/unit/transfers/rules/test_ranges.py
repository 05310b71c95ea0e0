"""What answers say they hold, and which of them are not to be believed."""

from __future__ import annotations

import pytest

from layerscope.transfers.rules.ranges import (
    ReceivedRange,
    WrongRangeError,
    range_header,
    received,
    strong_etag,
    unsatisfied_size,
)
from layerscope.transfers.rules.spans import Span

ASKED = Span(100, 200)


def test_the_header_counts_the_last_byte_in() -> None:
    assert range_header(ASKED) == "bytes=100-199"


@pytest.mark.parametrize(
    ("status", "headers", "what"),
    [
        (
            206,
            {"content-range": "bytes 100-199/1000", "content-length": "100"},
            ReceivedRange(100, 200, 1000),
        ),
        (206, {"content-range": "bytes 100-199/*"}, ReceivedRange(100, 200, None)),
        (206, {"content-range": "bytes 100-149/150"}, ReceivedRange(100, 150, 150)),
        (200, {"content-length": "1000"}, ReceivedRange(0, 1000, 1000)),
        (200, {}, ReceivedRange(0, None, None)),
        (200, {"content-length": "many"}, ReceivedRange(0, None, None)),
    ],
)
def test_what_is_held(status: int, headers: dict[str, str], what: ReceivedRange) -> None:
    assert received(status, headers, ASKED) == what


@pytest.mark.parametrize(
    "content_range",
    [
        "",
        "bytes 101-199/1000",
        "bytes 99-199/1000",
        "bytes 100-200/1000",
        "bytes 100-99/1000",
        "bytes 100-199/150",
        "bytes */1000",
        "items 100-199/1000",
        "bytes 100-199",
    ],
)
def test_another_range_is_not_believed(content_range: str) -> None:
    with pytest.raises(WrongRangeError):
        received(206, {"content-range": content_range}, ASKED)


def test_a_length_that_does_not_fit_its_range_is_not_believed() -> None:
    headers = {"content-range": "bytes 100-199/1000", "content-length": "90"}
    with pytest.raises(WrongRangeError):
        received(206, headers, ASKED)


def test_a_part_that_was_not_asked_for_is_not_believed() -> None:
    with pytest.raises(WrongRangeError):
        received(206, {"content-range": "bytes 0-99/100"}, None)


def test_the_size_of_a_416_and_etags() -> None:
    assert unsatisfied_size({"content-range": "bytes */70"}) == 70
    assert unsatisfied_size({}) is None
    assert strong_etag({"etag": '"a"'}) == '"a"'
    assert strong_etag({"etag": 'W/"a"'}) == strong_etag({}) == ""
