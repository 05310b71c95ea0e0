"""The scripts that install and remove the unpacked archive, run with a stand-in for the program."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from pack.layout import Parts, lay_out_share

LINUX = Path(__file__).resolve().parents[3] / "packaging" / "linux"
INDEX = "mimeinfo.cache"
SCRIPTS = ("install.sh", "uninstall.sh", "AppRun")

pytestmark = pytest.mark.skipif(not shutil.which("sh"), reason="there is no sh")


class Machine:
    """A home without anything in it, and the archive, unpacked."""

    def __init__(self, parts: Parts, folder: Path) -> None:
        self.home = folder / "a home"
        self.home.mkdir()
        self.unpacked = folder / "unpacked"
        shutil.copytree(parts.tree, self.unpacked / "layerscope")
        lay_out_share(parts, self.unpacked / "share")
        for name in ("install.sh", "uninstall.sh"):
            shutil.copy(LINUX / name, self.unpacked)

    @property
    def program(self) -> Path:
        return self.home / ".local/bin/layerscope"

    @property
    def installed(self) -> Path:
        return self.home / ".local/lib/layerscope"

    def run(self, *command: object, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], **more}
        words = [str(word) for word in command]
        return subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)

    def install(self, *options: object, **more: str) -> subprocess.CompletedProcess[str]:
        return self.run("sh", self.unpacked / "install.sh", *options, **more)

    def files(self) -> list[str]:
        """All but the desktop's own index of entries, which goes on without ours."""
        found = [path for path in self.home.rglob("*") if not path.is_dir() and path.name != INDEX]
        return sorted(str(path.relative_to(self.home)) for path in found)


@pytest.fixture
def machine(parts: Parts, tmp_path: Path) -> Machine:
    return Machine(parts, tmp_path)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_shell_can_read_it(name: str) -> None:
    assert subprocess.run(["sh", "-n", str(LINUX / name)], capture_output=True, check=False).stderr == b""


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
def test_shellcheck_has_nothing_to_say() -> None:
    paths = [str(LINUX / name) for name in SCRIPTS]
    done = subprocess.run(["shellcheck", *paths], capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_it_installs_for_one_user_and_removes_all_of_it(machine: Machine) -> None:
    done = machine.install("--user")
    assert done.returncode == 0, done.stderr
    assert str(machine.installed) in done.stdout
    assert machine.run(machine.program, "--version").stdout == "stand-in --version\n"
    entry = (machine.home / ".local/share/applications/layerscope.desktop").read_text()
    assert f'Exec="{machine.home}/.local/bin/layerscope-gui" %u' in entry.splitlines()
    assert f"TryExec={machine.home}/.local/bin/layerscope-gui" in entry.splitlines()
    assert (machine.home / ".local/share/icons/hicolor/256x256/apps/layerscope.png").is_file()
    removed = machine.run(machine.installed / "uninstall.sh")
    assert removed.returncode == 0, removed.stderr
    assert machine.files() == []
    assert not machine.installed.exists()
    assert not (machine.home / ".local/share/doc/layerscope").exists()


@pytest.mark.skipif(
    not shutil.which("desktop-file-validate"), reason="desktop-file-validate is not installed"
)
def test_the_desktop_entry_it_writes_is_valid(machine: Machine) -> None:
    machine.install()
    entry = machine.home / ".local/share/applications/layerscope.desktop"
    assert machine.run("desktop-file-validate", entry).stdout == ""


def test_a_newer_version_takes_the_place_of_an_older_one(machine: Machine) -> None:
    machine.install()
    old = machine.installed / "lib/of-the-old-one"
    old.touch()
    settings = machine.home / ".config/layerscope/settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text("{}")
    (machine.unpacked / "layerscope/layerscope").write_text("#!/bin/sh\necho newer\n")
    done = machine.install()
    assert done.returncode == 0, done.stderr
    assert machine.run(machine.program).stdout == "newer\n"
    assert not old.exists()
    assert settings.exists()
    assert list(machine.installed.parent.iterdir()) == [machine.installed]


def test_data_go_where_the_user_has_them(machine: Machine, tmp_path: Path) -> None:
    data = tmp_path / "data"
    machine.install(XDG_DATA_HOME=str(data))
    assert (data / "applications/layerscope.desktop").is_file()
    machine.run(machine.installed / "uninstall.sh")
    left = [path for path in data.rglob("*") if path.is_file()]
    assert [path.name for path in left if path.name != INDEX] == []
    assert not any("layerscope" in path.read_text() for path in left)
    assert data.is_dir()


def test_it_installs_below_another_folder(machine: Machine, tmp_path: Path) -> None:
    done = machine.install(
        "--prefix", tmp_path / "usr/local", PATH=f"{tmp_path}/usr/local/bin:{os.environ['PATH']}"
    )
    assert done.returncode == 0, done.stderr
    assert "as: layerscope\n" in done.stdout
    assert machine.run(tmp_path / "usr/local/bin/layerscope-gui", "x").stdout == "stand-in x\n"
    assert machine.files() == []


def test_what_others_put_there_is_left_alone(machine: Machine) -> None:
    machine.program.parent.mkdir(parents=True)
    machine.program.symlink_to("/home/somebody/pipx/bin/layerscope")
    done = machine.install()
    assert done.returncode == 1
    assert "leads elsewhere" in done.stderr
    machine.program.unlink()
    machine.installed.mkdir(parents=True)
    (machine.installed / "mine").touch()
    done = machine.install()
    assert done.returncode == 1
    assert "did not put it there" in done.stderr
    assert machine.files() == [".local/lib/layerscope/mine"]


def test_it_does_not_remove_a_folder_it_did_not_install(machine: Machine) -> None:
    done = machine.run("sh", machine.unpacked / "uninstall.sh")
    assert done.returncode == 1
    assert (machine.unpacked / "layerscope").exists()


@pytest.mark.parametrize("option", ["--what", "--prefix", "--prefix=relative"])
def test_a_wrong_option_installs_nothing(machine: Machine, option: str) -> None:
    assert machine.install(option).returncode in {1, 2}
    assert machine.files() == []


@pytest.mark.parametrize("folder", ["relative", "/tmp/with\nline", "/tmp/with$dollar", '/tmp/with"quote'])
def test_a_folder_that_no_menu_could_name_is_refused(machine: Machine, folder: str) -> None:
    done = machine.install("--prefix", folder)
    assert done.returncode == 1
    assert "install.sh: " in done.stderr
    assert machine.files() == []


def test_help_is_told(machine: Machine) -> None:
    assert "--prefix DIR" in machine.install("--help").stdout


def test_an_app_image_starts_the_program_by_its_path(machine: Machine, parts: Parts, tmp_path: Path) -> None:
    app = tmp_path / "Layerscope.AppDir"
    shutil.copytree(parts.tree, app / "usr/lib/layerscope")
    shutil.copy(LINUX / "AppRun", app)
    assert machine.run(app / "AppRun", "a b").stdout == "stand-in a b\n"
    link = tmp_path / "elsewhere"
    link.symlink_to(app / "AppRun")
    assert machine.run(link, APPDIR=str(app)).stdout == "stand-in \n"
