"""Files that are opened only where they are this user's own."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from layerscope.files import own_file
from layerscope.files.own_file import NotOwnFileError, give_usual_mode, is_at, is_own_folder, open_own

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and links as POSIX has them")


def link(path: Path, victim: Path) -> None:
    path.symlink_to(victim)


def dangling(path: Path, victim: Path) -> None:
    path.symlink_to(victim.with_name("nowhere"))


def second_name(path: Path, victim: Path) -> None:
    path.hardlink_to(victim)


def pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def folder(path: Path, _: Path) -> None:
    path.mkdir()


def device(path: Path, _: Path) -> None:
    path.symlink_to(os.devnull)


KINDS = [link, dangling, second_name, pipe, folder, device]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_not_a_file_of_its_own_is_refused_and_left(
    tmp_path: Path, kind: Callable[[Path, Path], None]
) -> None:
    victim, path = tmp_path / "victim", tmp_path / "part"
    victim.write_bytes(b"the victim's")
    kind(path, victim)
    before = sorted(os.listdir(tmp_path)), path.lstat().st_mode
    with pytest.raises(NotOwnFileError) as refused:
        open_own(path)
    assert refused.value.path == path
    assert victim.read_bytes() == b"the victim's"
    assert (sorted(os.listdir(tmp_path)), path.lstat().st_mode) == before


def test_another_users_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "part"
    path.write_bytes(b"theirs")
    path.chmod(0o666)
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    with pytest.raises(NotOwnFileError):
        open_own(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o666
    assert not is_own_folder(tmp_path)


def test_it_is_private_until_it_is_given_the_usual_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "part"
    with open_own(path) as file:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        monkeypatch.setattr(own_file, "_umask", lambda: 0o027)
        give_usual_mode(file)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        file.write(b"kept")
    with open_own(path) as file:
        assert file.read() == b"kept"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert is_at(file, path)
        path.rename(tmp_path / "other")
        assert not is_at(file, path)
        path.symlink_to(tmp_path / "other")
        assert not is_at(file, path)


def test_a_link_that_takes_its_place_while_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim, path, really = tmp_path / "victim", tmp_path / "part", os.open
    victim.write_bytes(b"the victim's")
    path.write_bytes(b"ours")

    def swapped(name: object, flags: int, *rest: object) -> int:
        path.unlink()
        path.symlink_to(victim)
        return really(name, flags, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", swapped)
    with pytest.raises(NotOwnFileError):
        open_own(path)


def test_a_link_to_a_folder_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert is_own_folder(tmp_path / "real")
    assert not is_own_folder(tmp_path / "link")
    assert not is_own_folder(tmp_path / "nowhere")
