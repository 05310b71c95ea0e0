"""What is done about errors, how often, and how long it takes."""

from __future__ import annotations

import pytest

from layerscope.registry.errors import blobs, network
from layerscope.transfers.rules.retries import LONGEST_WAIT_S, MOST_AT_FIRST, Retries, RetryWith, retry_with


@pytest.mark.parametrize(
    ("error", "cure"),
    [
        (network.ConnectionLostError("x"), RetryWith.AGAIN),
        (network.ReadTimeoutError("x"), RetryWith.AGAIN),
        (network.NameResolutionError("x"), RetryWith.AGAIN),
        (network.UnreachableError("x"), RetryWith.AGAIN),
        (blobs.StorageBusyError("x"), RetryWith.AGAIN),
        (blobs.RangeNotSatisfiableError("x"), RetryWith.AGAIN),
        (blobs.UrlExpiredError("x"), RetryWith.NEW_URL),
        (blobs.UrlDeniedError("x"), RetryWith.NEW_URL),
        (network.TlsError("x"), RetryWith.NOTHING),
        (network.ProxyError("x"), RetryWith.NOTHING),
        (blobs.NotABlobError("x"), RetryWith.NOTHING),
        (blobs.BlobNotFoundError("x"), RetryWith.NOTHING),
        (blobs.UrlKmsError("x"), RetryWith.NOTHING),
    ],
)
def test_what_may_help(error: Exception, cure: RetryWith) -> None:
    assert retry_with(error) is cure


def test_waits_grow_to_minutes_in_all_and_end() -> None:
    retries = Retries(chance=lambda: 0.0)
    retries.progressed()
    waits = []
    while not retries.exhausted:
        waits.append(retries.failed(retries.round) or 0.0)
    assert waits[:5] == [0.0, 0.5, 1.0, 2.0, 4.0]
    assert max(waits) == LONGEST_WAIT_S
    assert 300 < sum(waits[:-1]) < 900
    assert len(waits) == retries.most + 1


def test_chance_halves_a_wait_at_most() -> None:
    retries = Retries(chance=lambda: 1.0)
    assert [retries.failed(number) for number in range(3)] == [0.0, 0.25, 0.5]


def test_before_the_first_byte_there_is_less_patience() -> None:
    retries = Retries()
    for number in range(MOST_AT_FIRST + 1):
        assert not retries.exhausted
        retries.failed(number)
    assert retries.exhausted


def test_connections_that_fail_together_count_once() -> None:
    retries = Retries()
    assert retries.failed(0) == 0.0
    assert [retries.failed(0) for _ in range(7)] == [None] * 7
    assert retries.in_a_row == 1


def test_a_byte_begins_the_count_anew() -> None:
    retries = Retries()
    retries.failed(0)
    assert [retries.may_renew() for _ in range(3)] == [True, True, False]
    retries.progressed()
    assert retries.in_a_row == 0
    assert retries.may_renew()
