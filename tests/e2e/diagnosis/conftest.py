"""The program's own way to a diagnosis, in front of a local registry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from layerscope.localregistry.demo.people.aws_profiles import write_profiles
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.diagnosis_runs import Asker


@pytest.fixture
def asker(monkeypatch: pytest.MonkeyPatch) -> Asker:
    """Asks as the program does; botocore does not wait between its attempts."""
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    return Asker(monkeypatch)


@pytest.fixture(scope="module")
def fresh(demo_data: Path) -> Iterator[LocalRegistry]:
    """The demo, its faults not used up by others."""
    with LocalRegistry(demo_data) as running:
        yield running


@pytest.fixture
def catalogued(fresh: LocalRegistry, asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asker:
    """Asks the demo as any of its profiles."""
    write_profiles(tmp_path, datetime.now(UTC))
    files = {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}
    monkeypatch.setenv("HOME", str(tmp_path))  # whose cache of sessions belongs to another registry
    asker.lead_to(fresh, **{name: str(tmp_path / "aws" / file) for name, file in files.items()})
    return asker
