"""The service as a test asks it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.drivers.contents_service import Asking


@pytest.fixture
def asking() -> Iterator[Asking]:
    asking = Asking()
    yield asking
    asking.close()
