from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.services.s3.byte_range import ByteRange, UnsatisfiableError, requested_range

SIZES = st.integers(0, 10_000)


@given(st.binary(max_size=200), st.integers(0, 250), st.integers(0, 250))
def test_first_and_last_byte_are_both_included(content: bytes, first: int, last: int) -> None:
    try:
        span = requested_range(f"bytes={first}-{last}", len(content))
    except UnsatisfiableError:
        assert first >= len(content)
        return
    if last < first:
        assert span is None
    else:
        assert span is not None
        assert content[span.start : span.end] == content[first : last + 1] != b""


@given(SIZES, st.integers(0, 12_000))
def test_an_open_range_goes_to_the_end(size: int, first: int) -> None:
    if first >= size:
        with pytest.raises(UnsatisfiableError):
            requested_range(f"bytes={first}-", size)
    else:
        assert requested_range(f"bytes={first}-", size) == ByteRange(first, size)


@given(SIZES, st.integers(0, 12_000))
def test_a_suffix_is_the_last_bytes_or_all(size: int, length: int) -> None:
    if not length or not size:
        with pytest.raises(UnsatisfiableError):
            requested_range(f"bytes=-{length}", size)
    else:
        assert requested_range(f"bytes=-{length}", size) == ByteRange(max(0, size - length), size)


@given(SIZES, st.text(max_size=30))
def test_what_is_no_range_asks_for_everything(size: int, text: str) -> None:
    try:
        span = requested_range(text, size)
    except UnsatisfiableError:
        return
    assert span is None or 0 <= span.start < span.end <= size


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "bytes=",
        "bytes=-",
        "bytes=0-1,3-4",
        "bytes=5-2",
        "octets=0-1",
        "bytes=a-b",
        "0-1",
        "bytes=\u0661-\u0662",
    ],
)
def test_malformed_and_several_ranges_are_answered_with_the_whole(header: str | None) -> None:
    assert requested_range(header, 10) is None
