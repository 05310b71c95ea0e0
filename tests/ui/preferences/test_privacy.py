"""The page of privacy: what is kept where, how much, and each thing cleared after a question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton

from layerscope.contents.model.checkpoints import Checkpoint
from layerscope.contents.model.listing import ListingBuilder, ListingFacts
from layerscope.contents.store.store import Store
from layerscope.desktop.preferences import feature, own_kept
from layerscope.desktop.preferences.privacy_part import PrivacyPart
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.settings import Settings
from layerscope.desktop.theme.palette import ThemeChoice
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell


class Thing:
    """A file that is kept, and what came of clearing it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_bytes(b"x" * 2_000)
        self.error: OSError | None = None
        self.kept = Kept("thing", "Thing", "What there is.", "All of it is gone.", path, self.clear)

    async def clear(self) -> None:
        if self.error is not None:
            raise self.error
        self.path.unlink()


@pytest.fixture
def thing(tmp_path: Path) -> Thing:
    return Thing(tmp_path / "thing.json")


def text(part: PrivacyPart, name: str) -> str:
    return part.findChild(QLabel, name).text()


def answer(part: PrivacyPart, name: str) -> None:
    """Press the thing's Clear, and answer its question with this button."""
    part.findChild(QPushButton, "thingClear").click()
    (box,) = [each for each in part.window().findChildren(QMessageBox) if each.isVisible()]
    assert box.text() == "All of it is gone."
    button = box.findChild(QPushButton, name) or box.button(QMessageBox.StandardButton.Cancel)
    button.click()


def test_a_thing_tells_where_it_is_and_how_large_and_goes_after_a_question(
    run_async: RunAsync, fake: FakeShell, thing: Thing
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    async def go() -> None:
        part = PrivacyPart(fake.shell, [thing.kept], open_url)
        fake.window.setCentralWidget(part)
        fake.window.show()
        await until(lambda: text(part, "thingSize") == "2.0 kB")
        assert text(part, "thingPath") == str(thing.path)
        assert text(part, "thingHolds") == "What there is."
        part.findChild(QPushButton, "thingOpen").click()
        assert opened == [QUrl.fromLocalFile(str(thing.path.parent))]
        answer(part, "cancel")
        assert thing.path.exists()
        thing.error = OSError(13, "Permission denied")
        answer(part, "confirmClear")
        await until(lambda: text(part, "thingSaid") == "It could not be cleared: Permission denied.")
        thing.error = None
        answer(part, "confirmClear")
        await until(lambda: text(part, "thingSize") == "nothing kept")
        assert text(part, "thingSaid") == "Cleared."

    run_async(go())


def kept_of(fake: FakeShell, name: str) -> Kept:
    return next(each for each in own_kept.own_kept(fake.shell) if each.name == name)


def test_settings_go_back_to_their_defaults_but_for_network_and_account(
    run_async: RunAsync, fake: FakeShell
) -> None:
    settings = fake.shell.settings
    settings.value = Settings(theme=ThemeChoice.DARK, fips=True, proxy="", opened={"key": ("team/app",)})
    run_async(kept_of(fake, "keptSettings").clear())
    assert settings.value == Settings(fips=True, proxy="", opened={"key": ("team/app",)})


def test_places_are_forgotten_and_nothing_else(run_async: RunAsync, fake: FakeShell) -> None:
    settings, accounts = fake.shell.settings, fake.shell.session.accounts
    before = replace(settings.value, theme=ThemeChoice.DARK)
    settings.value = replace(before, opened={"key": ("team/app",)})
    accounts.recent = Recent(("prod",), ("eu-central-1",))
    run_async(kept_of(fake, "keptPlaces").clear())
    assert settings.value == before
    assert accounts.recent == Recent()


def test_the_log_is_emptied_while_it_is_written_to(
    run_async: RunAsync, fake: FakeShell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(own_kept, "log_folder", lambda: tmp_path)
    log = tmp_path / "layerscope.log"
    (tmp_path / "layerscope.log.1").write_text("older\n")
    with log.open("a") as written:
        written.write("warning\n")
        written.flush()
        kept = kept_of(fake, "keptLog")
        assert kept.size_bytes() == 14
        run_async(kept.clear())
        assert kept.size_bytes() == 0
        written.write("next\n")
    assert log.read_text() == "next\n"
    assert [path.name for path in tmp_path.glob("layerscope.log*")] == ["layerscope.log"]


def test_contents_of_layers_are_cleared_of_every_account(
    run_async: RunAsync, fake: FakeShell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "contents.sqlite3"
    monkeypatch.setattr(own_kept, "contents_path", lambda: path)
    kept = kept_of(fake, "keptContents")
    run_async(kept.clear())
    assert not path.exists()
    stores = [Store(path, reader) for reader in ("me", "another")]
    for store in stores:
        facts = ListingFacts("sha256:1", is_verified=True, is_complete=True)
        store.keep(ListingBuilder(facts).closed(), (Checkpoint(80, 0, b"window"),))
        assert store.known(["sha256:1"])
    assert kept.size_bytes() > 0
    run_async(kept.clear())
    for store in stores:
        assert not store.known(["sha256:1"])
        store.close()


def test_what_features_keep_stands_on_the_page_too(
    run_async: RunAsync, fake: FakeShell, thing: Thing
) -> None:

    async def go() -> None:
        installed = feature.install(fake.shell)
        fake.shell.places.kept.append(thing.kept)
        fake.window.show()
        installed.open(SettingsPage.PRIVACY)
        assert installed.dialog is not None
        part = installed.dialog.findChild(PrivacyPart)
        names = ("keptSettings", "keptPlaces", "keptManifests", "keptContents", "keptLog", "thing")
        assert all(part.findChild(QPushButton, f"{name}Clear") for name in names)
        await until(lambda: text(part, "thingSize"))

    run_async(go())
