"""What `files`, `cat` and `diff` keep for one another, and for whom."""

from __future__ import annotations

import gzip
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest

from e2e.commands.conftest import Run
from layerscope.commands.contents.keeping import are_contents_kept
from layerscope.contents.store.place import default_path
from layerscope.desktop.shell.settings import Settings, SettingsFile
from layerscope.desktop.shell.settings import default_path as window_settings_path
from layerscope.files.user_folders import settings_path
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, KeyHolder
from layerscope.localregistry.serving.server import LocalRegistry
from support.drivers.command_programs import noise, serving
from support.drivers.registry_log import requests_heard
from support.samples.layer_bytes import tar_of

FIRST = {
    "usr/lib/big.so": noise(6_000_000, 1),
    "etc/motd": b"hello\n",
    "usr/lib/other.so": noise(6_000_000, 2),
}
SECOND = {"srv/app/data": noise(200_000, 3)}
OTHER = KeyHolder(
    "AKIDLAYERSCOPEOTHER0", "other-secret", DEFAULT_CALLER.account, "arn:aws:iam::111122223333:user/other"
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalRegistry]:
    folder = tmp_path_factory.mktemp("data")
    callers = [
        {
            "accessKeyId": each.access_key_id,
            "secretAccessKey": each.secret_access_key,
            "account": each.account,
            "arn": each.arn,
        }
        for each in (DEFAULT_CALLER, OTHER)
    ]
    (folder / "registry.json").write_text(json.dumps({"accounts": callers}))
    with serving(folder) as (layout, registry):
        layout.image(*(gzip.compress(tar_of(files), mtime=0) for files in (FIRST, SECOND)), tags=("1",))
        layout.image(gzip.compress(tar_of(FIRST), mtime=0), tags=("0",))
        yield registry


@pytest.fixture
def ask(run: Run, served: LocalRegistry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Commands of somebody who has nothing kept yet."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", served.endpoint)
    for name in ("CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return run


def layers_read(ask: Run, *arguments: str) -> int:
    """How often the store was asked for layers by a command that has everything it wants."""
    with requests_heard() as requests:
        ran = ask(*arguments)
    assert ran.status in {0, 1}, ran.err
    assert "left out" not in ran.err
    configs = sum(argument.startswith("team/app:") for argument in arguments)
    return requests.count(" blob ") - configs


def is_free(ask: Run) -> bool:
    """Whether the image's files are told without a byte."""
    return ask("files", "team/app:1", "--recursive", "--up-to", "0").status == 0


def test_what_files_listed_costs_later_commands_nothing(ask: Run) -> None:
    assert ask("files", "team/app:1", "-R", "--up-to", "0").status == 2
    listed = ask("files", "team/app:1", "-R", "--json").document
    assert layers_read(ask, "files", "team/app:1", "-R", "--up-to", "0") == 0
    assert ask("files", "team/app:1", "-R", "--json", "--up-to", "0").document == listed
    assert layers_read(ask, "diff", "team/app:0", "team/app:1", "--up-to", "0") == 0


def test_a_file_is_read_from_where_it_lies(ask: Run) -> None:
    assert ask("files", "team/app:1").status == 0
    read = ask("cat", "team/app:1:/etc/motd", "--up-to", "5M")
    assert (read.status, read.out) == (0, "hello\n"), read.err
    assert ask("cat", "team/app:1:/etc/motd", "--up-to", "5M", "--no-cache").status == 2


def test_nobody_else_is_told(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("files", "team/app:1").status == 0
    assert is_free(ask)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", OTHER.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", OTHER.secret_access_key)
    assert not is_free(ask)


def test_without_the_cache_nothing_is_taken_or_kept(ask: Run) -> None:
    assert ask("files", "team/app:1", "--no-cache").status == 0
    assert not default_path().exists()
    assert ask("files", "team/app:1").status == 0
    assert layers_read(ask, "files", "team/app:1", "--no-cache") > 0


def test_the_windows_setting_holds_for_commands(ask: Run) -> None:
    SettingsFile(window_settings_path()).save(Settings(keeps_contents=False))
    assert ask("files", "team/app:1").status == 0
    assert not default_path().exists()
    SettingsFile(window_settings_path()).save(Settings())
    assert ask("files", "team/app:1").status == 0
    assert is_free(ask)


def test_settings_that_cannot_be_read_keep_nothing(tmp_path: Path) -> None:
    assert settings_path() == window_settings_path()
    assert asdict(Settings())["keeps_contents"] is True
    path = tmp_path / "settings.json"
    assert are_contents_kept(path)
    for text, is_kept in (
        ("{}", True),
        ('{"keeps_contents": true}', True),
        ('{"keeps_contents": false}', False),
        ('{"keeps_contents": "no"}', False),
        ("[]", False),
        ("{", False),
        ("[" * 100_000, False),
    ):
        path.write_text(text)
        assert are_contents_kept(path) is is_kept, text
        assert path.read_text() == text
    assert not are_contents_kept(tmp_path)


def test_where_nothing_can_be_kept_all_is_read(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file" / "cache"))
    ran = ask("files", "team/app:1")
    assert (ran.status, ran.err) == (0, "")


@pytest.mark.parametrize("wait_s", [0.0, 60.0])
def test_where_it_is_not_known_who_asks_all_is_read(
    ask: Run, monkeypatch: pytest.MonkeyPatch, wait_s: float
) -> None:
    monkeypatch.setattr("layerscope.commands.contents.keeping.IDENTITY_WAIT_S", wait_s)
    if wait_s:  # nobody answers there
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", "http://127.0.0.1:1")
        monkeypatch.setattr("layerscope.accounts.sessions.identity.ATTEMPTS", 1)
    assert layers_read(ask, "files", "team/app:1") > 0
    assert not default_path().exists()


@pytest.mark.parametrize(("options", "is_read"), [((), True), (("--up-to", "0"), False)])
@pytest.mark.parametrize(
    ("command", "status"), [(("files", "team/app:1"), 0), (("diff", "team/app:0", "team/app:1"), 1)]
)
def test_what_was_damaged_is_agreed_to_and_read_again(
    ask: Run, command: tuple[str, ...], status: int, options: tuple[str, ...], is_read: bool
) -> None:
    assert ask("files", "team/app:1").status == 0
    connection = sqlite3.connect(default_path())
    connection.execute("UPDATE layers SET paths = x'00'")
    connection.commit()
    connection.close()
    ran = ask(*command, *options)
    assert ran.status == (status if is_read else 2), ran.err
    assert ("are read" in ran.err) is not is_read
