"""The menu's entry for pipx and uv: put there whole, taken away whole, and nobody else's touched."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from layerscope.__main__ import main
from layerscope.bootstrap import desktop_entry
from layerscope.bootstrap.desktop_entry import ENTRY, ICON, PROGRAM

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="desktop entries are Linux's")


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment as pipx makes it, and this user's folders."""
    prefix = tmp_path / "a venv"
    for path, source in (
        (ENTRY, "packaging/linux/layerscope.desktop"),
        (ICON, "resources/layerscope.svg"),
    ):
        target = prefix / "share" / path
        target.parent.mkdir(parents=True)
        shutil.copyfile(ROOT / source, target)
    program = prefix / "bin" / PROGRAM
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "prefix", str(prefix))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("XDG_DATA_DIRS", raising=False)
    return prefix


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


def files(folder: Path) -> set[Path]:
    """What is below it, but for what the desktop's own program wrote."""
    made = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {path for path in made if path.name != "mimeinfo.cache"}


def test_it_is_put_there_and_taken_away(prefix: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--install-desktop-entry"]) == 0
    program = prefix / "bin" / PROGRAM
    assert str(program) in capsys.readouterr().out
    assert files(home) == {ENTRY, ICON}
    lines = (home / ENTRY).read_text("utf-8").splitlines()
    assert f'Exec="{program}" %u' in lines
    assert f"TryExec={program}" in lines
    assert "MimeType=x-scheme-handler/layerscope;" in lines
    assert (home / ENTRY).stat().st_mode & 0o777 == 0o644
    if shutil.which("desktop-file-validate"):
        checked = subprocess.run(
            ["desktop-file-validate", str(home / ENTRY)], capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stdout) == (0, "")
    assert main(["--install-desktop-entry"]) == 0  # anew, after an upgrade
    assert main(["--uninstall-desktop-entry"]) == 0
    assert files(home) == set()
    assert main(["--uninstall-desktop-entry"]) == 1


def test_the_link_in_the_path_is_named_where_it_leads_here(
    prefix: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    links = tmp_path / "bin"
    links.mkdir()
    (links / PROGRAM).symlink_to(prefix / "bin" / PROGRAM)
    monkeypatch.setenv("PATH", str(links))
    assert main(["--install-desktop-entry"]) == 0
    assert f'Exec="{links / PROGRAM}" %u' in (home / ENTRY).read_text("utf-8")


def test_another_ones_entry_is_left_alone(
    prefix: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / ENTRY).parent.mkdir(parents=True)
    (home / ENTRY).write_text("[Desktop Entry]\n")
    assert main(["--install-desktop-entry"]) == 1
    assert main(["--uninstall-desktop-entry"]) == 1
    assert "not put there by this option" in capsys.readouterr().err
    assert (home / ENTRY).read_text() == "[Desktop Entry]\n"
    assert files(home) == {ENTRY}


def test_where_the_desktop_looks_already_nothing_is_done(
    prefix: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", f"/usr/share:{prefix / 'share'}")
    assert main(["--install-desktop-entry"]) == 0
    assert "by itself" in capsys.readouterr().out
    assert not home.exists()


@pytest.mark.parametrize("letter", ["$", "%", '"', "`"])
def test_a_path_that_no_entry_can_name_is_refused(prefix: Path, home: Path, letter: str) -> None:
    odd = prefix.with_name(f"a{letter}b")
    prefix.rename(odd)
    with pytest.raises(desktop_entry.EntryError, match="cannot name this path"):
        desktop_entry._install(odd, {"XDG_DATA_HOME": str(home)})
    assert not home.exists()


def test_who_has_it_otherwise_is_told(
    prefix: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/lib/layerscope/layerscope")
    assert main(["--install-desktop-entry"]) == 1
    assert "installed by a package" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setattr(sys, "prefix", str(home))
    assert main(["--install-desktop-entry"]) == 1
    assert "it comes with pipx install or uv tool install" in capsys.readouterr().err


def test_only_one_of_both(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--install-desktop-entry", "--uninstall-desktop-entry"])
    assert ended.value.code == 2
    assert "not allowed with" in capsys.readouterr().err
