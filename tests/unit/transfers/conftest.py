"""A store to download from, and no proxy but a test's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.servers.blob_store import Store


@pytest.fixture
def store() -> Iterator[Store]:
    running = Store()
    yield running
    running.stop()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
