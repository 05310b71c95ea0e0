"""The single file, as it is carried onto a machine: with a Python that has no library at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry

BUILD = Path(__file__).parents[3] / "packaging" / "onefile" / "build.py"
DENIED = "Failed to pull image: 403 Forbidden"


@pytest.fixture(scope="session")
def onefile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("onefile") / "layerscope.pyz"
    subprocess.run([sys.executable, BUILD, path], check=True, capture_output=True, timeout=60)
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    return home


def run(onefile: Path, *arguments: str, **environment: str | Path) -> subprocess.CompletedProcess[str]:
    """The file run by this Python without the libraries that are installed."""
    given = {name: str(value) for name, value in environment.items()}
    return subprocess.run(
        [sys.executable, "-S", "-E", onefile, *arguments],
        env={"PATH": os.environ["PATH"], **given},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def systems_python() -> str:
    """One that every user may run, and that the file runs on."""
    python, new_enough = "/usr/bin/python3", "import sys; sys.exit(sys.version_info < (3, 11))"
    if not Path(python).exists() or subprocess.run([python, "-c", new_enough], check=False).returncode:
        pytest.skip("the system has no Python 3.11 or later")
    return python


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root becomes somebody else")
def test_a_user_without_name_or_home_has_it_too(
    onefile: Path, registry: LocalRegistry, systems_python: str
) -> None:
    """As a container runs it: a number that /etc/passwd does not have, and no HOME."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o777)
        carried = shutil.copy(onefile, folder)
        environment = {
            "PATH": os.environ["PATH"],
            "TMPDIR": folder,
            "AWS_ACCESS_KEY_ID": DEFAULT_CALLER.access_key_id,
            "AWS_SECRET_ACCESS_KEY": DEFAULT_CALLER.secret_access_key,
            "AWS_REGION": DEFAULT_REGION,
            "AWS_ENDPOINT_URL": registry.endpoint,
        }
        for command, told in (
            (("explain", DENIED), "403 Forbidden"),
            (("images", "team/checkout"), "v4.18.2"),
            (("files", "inside/shop:1.1", "--yes"), "srv"),
            (("diagnose", "broken/layer-unavailable:1.0"), "ECR serves the layer it calls unavailable"),
        ):
            ran = subprocess.run(
                [systems_python, carried, *command],
                env=environment,
                cwd=folder,
                user=54321,
                group=54321,
                extra_groups=[],
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert told in ran.stdout, ran.stderr
            assert "Traceback" not in ran.stderr
        assert [path.name for path in Path(folder).iterdir()] == ["layerscope.pyz"]


def test_it_is_small_and_the_same_each_time(onefile: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pyz"
    subprocess.run([sys.executable, BUILD, again], check=True, capture_output=True, timeout=60)
    assert onefile.stat().st_size < 20_000_000
    assert again.read_bytes() == onefile.read_bytes()


def test_nothing_in_it_is_compiled(onefile: Path) -> None:
    with zipfile.ZipFile(onefile) as archive:
        names = archive.namelist()
    assert [name for name in names if name.endswith((".so", ".pyd", ".dll", ".dylib", ".pyc"))] == []


def test_a_command_asks_the_registry(onefile: Path, home: Path, registry: LocalRegistry) -> None:
    ran = run(
        onefile,
        "repositories",
        HOME=home,
        AWS_ACCESS_KEY_ID=DEFAULT_CALLER.access_key_id,
        AWS_SECRET_ACCESS_KEY=DEFAULT_CALLER.secret_access_key,
        AWS_REGION=DEFAULT_REGION,
        AWS_ENDPOINT_URL=registry.endpoint,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "base/debian" in ran.stdout
    (kept,) = (home / ".cache" / "layerscope" / "onefile").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o700


def test_what_is_inside_an_image_is_read_but_for_zstd(
    onefile: Path, home: Path, registry: LocalRegistry
) -> None:
    environment = {
        "HOME": home,
        "AWS_ACCESS_KEY_ID": DEFAULT_CALLER.access_key_id,
        "AWS_SECRET_ACCESS_KEY": DEFAULT_CALLER.secret_access_key,
        "AWS_REGION": DEFAULT_REGION,
        "AWS_ENDPOINT_URL": registry.endpoint,
    }
    ran = run(onefile, "cat", "team/checkout:v4.18.2:/etc/os-release", **environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Debian" in ran.stdout
    ran = run(
        onefile, "files", "edge/gateway:1.31.0", **environment
    )  # its layers are zstd's but for the base
    assert ran.returncode == 1
    assert "The layer cannot be decompressed here" in ran.stderr
    assert "bin/" in ran.stdout


def test_it_unpacks_itself_once_and_where_it_may(onefile: Path, home: Path, tmp_path: Path) -> None:
    assert run(onefile, "--version", HOME=home).stdout.startswith("layerscope ")
    (kept,) = (home / ".cache" / "layerscope" / "onefile").iterdir()
    before = kept.stat().st_mtime_ns
    assert run(onefile, "--version", HOME=home).returncode == 0
    assert kept.stat().st_mtime_ns == before
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ran = run(onefile, "--version", HOME=os.devnull, TMPDIR=temporary)
    assert ran.returncode == 0
    assert list(temporary.iterdir()) == []  # it is taken away again


def test_a_folder_that_others_may_write_to_is_not_trusted(onefile: Path, home: Path) -> None:
    run(onefile, "--version", HOME=home)
    (kept,) = (home / ".cache" / "layerscope" / "onefile").iterdir()
    (kept / "site" / "layerscope" / "__init__.py").write_text("raise SystemExit('planted')")
    kept.chmod(0o777)
    assert run(onefile, "--version", HOME=home).stdout.startswith("layerscope ")


def test_what_is_not_in_it_is_said(onefile: Path, home: Path) -> None:
    for arguments in ([], ["--local-registry"], ["--tour", "x"]):
        ran = run(onefile, *arguments, HOME=home)
        assert ran.returncode == 1
        assert "this file has the commands alone" in ran.stderr
        assert "Traceback" not in ran.stderr


def test_an_older_python_is_told_so(onefile: Path) -> None:
    with zipfile.ZipFile(onefile) as archive:
        text = archive.read("__main__.py").decode()
    program = f"import sys\nsys.version_info = (3, 9, 2)\n{text}"
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (1, "layerscope: needs Python 3.11 or later; this is 3.9.\n")


def test_a_text_is_explained_without_any_library(onefile: Path, home: Path) -> None:
    ran = run(onefile, "explain", DENIED, HOME=home)
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {0, 1}
    assert "403" in ran.stdout + ran.stderr


def test_a_python_that_lacks_a_part_is_told(onefile: Path) -> None:
    """As Debian's python3-minimal, of which the file cannot even be unpacked."""
    lack, start = "sys.modules['shutil'] = None", "runpy.run_path(sys.argv[1], run_name='__main__')"
    ran = subprocess.run(
        [sys.executable, "-S", "-E", "-c", f"import runpy, sys; {lack}; {start}", onefile],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert f"{sys.executable} lacks shutil" in ran.stderr
    assert "Traceback" not in ran.stderr
