"""Transfers over real HTTP: a store that misbehaves, and orders for what it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from support.servers.range_store import RangeStore


@pytest.fixture
def store_of() -> Iterator[Callable[[bytes], RangeStore]]:
    """`store_of(content)`: a store that has it; stopped when the test ends."""
    stores: list[RangeStore] = []

    def start(content: bytes) -> RangeStore:
        stores.append(RangeStore(content))
        return stores[-1]

    yield start
    for store in stores:
        store.stop()
