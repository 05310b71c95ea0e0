"""AWS as a test wants it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.fakes.account_fakes import FakeAws


@pytest.fixture
def aws() -> Iterator[FakeAws]:
    """Whatever is held back at the end is let go."""
    aws = FakeAws()
    yield aws
    aws.close()
