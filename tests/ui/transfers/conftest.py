"""Downloads that wait for the test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.fakes.transfer_fakes import Downloads


@pytest.fixture
def downloads() -> Iterator[Downloads]:
    """Whatever is left at the end is told to stop, and waited for."""
    downloads = Downloads()
    yield downloads
    for held in downloads.held.values():
        held.stop.set()
    downloads.pool.shutdown()
