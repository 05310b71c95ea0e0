"""The program's own way to a diagnosis, in front of a local registry."""

from __future__ import annotations

import pytest

from support.drivers.diagnosis_runs import Asker


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> Asker:
    """Asks as the program does; botocore does not wait between its attempts."""
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    return Asker(monkeypatch)
