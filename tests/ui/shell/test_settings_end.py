"""The settings' last writing is the last: a window that is taken down changes its columns once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.desktop.runtime.tasks import Tasks
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.settings_store import SettingsStore
from support.fakes.transfer_fakes import Downloads


@pytest.mark.usefixtures("qapp")
def test_nothing_is_written_after_the_end(tmp_path: Path) -> None:
    downloads = Downloads()
    tasks = Tasks(lambda key, error: pytest.fail(f"{key}: {error!r}"))
    file = SettingsFile(tmp_path / "settings.json")
    store = SettingsStore(file, Settings(), tasks, downloads.blocking, print)
    store.begin()
    store.write_last()
    store.touch()
    assert not store._rest.isActive()
    downloads.pool.shutdown()
