"""What keeps a window from opening is told in one sentence, and nothing is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from layerscope.bootstrap import obstacles
from layerscope.bootstrap.obstacles import about_display, about_libraries, about_qt, has_screen
from layerscope.bootstrap.system_libraries import LIBRARIES, Library, how_to_install, missing_libraries

GLIB, EGL = Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"), Library("libEGL.so.1", "libegl1", "glvnd")
GONE = "libglib-2.0.so.0: cannot open shared object file: No such file or directory"


Ran = subprocess.CompletedProcess[str]


def run(home: Path, *arguments: str, before: str = "", **environment: str) -> Ran:
    """The program in a process of its own, after some lines of Python."""
    program = f"import sys\n{before}\nfrom layerscope.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    foreign = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        env={**kept, "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def sentence(ran: Ran, home: Path) -> str:
    """The one that it ended with."""
    assert (ran.returncode, ran.stdout) == (1, "")
    assert list(home.iterdir()) == []
    *others, line = ran.stderr.splitlines()
    assert [other for other in others if "XDG_RUNTIME_DIR" not in other] == []  # libwayland's own
    assert line.startswith("layerscope: ")
    return line


@pytest.mark.skipif(sys.platform != "linux", reason="displays are Linux's")
@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"DISPLAY": ":987"}, "no screen answers at DISPLAY=:987. `layerscope --tour DIR` "),
        ({"WAYLAND_DISPLAY": "no\nsuch"}, "no screen answers at WAYLAND_DISPLAY=no such. "),
        (
            {"DISPLAY": ":987", "WAYLAND_DISPLAY": "none"},
            "no screen answers at WAYLAND_DISPLAY=none or DISPLAY=:987. ",
        ),
        ({"DISPLAY": ":987", "QT_QPA_PLATFORM": "nowhere"}, "no way to a screen by QT_QPA_PLATFORM=nowhere."),
    ],
)
def test_a_display_that_does_not_answer(tmp_path: Path, environment: dict[str, str], told: str) -> None:
    if missing_libraries():
        pytest.skip("libraries of Qt's are missing here, which is told instead")
    assert told in sentence(run(tmp_path, **environment), tmp_path)


@pytest.mark.parametrize("arguments", [(), ("--tour", "pictures")])
def test_qt_is_not_installed(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    before = "sys.modules['PySide6'] = None"
    told = sentence(run(tmp_path, *arguments, before=before, DISPLAY=":987"), tmp_path)
    assert "Install layerscope[window] in place of layerscope" in told


def test_a_library_of_the_system_is_missing(tmp_path: Path) -> None:
    package = tmp_path / "PySide6"
    package.mkdir()
    (package / "__init__.py").write_text(f"raise ImportError({GONE!r}, name='QtCore', path=__file__)")
    home = tmp_path / "home"
    home.mkdir()
    ran = run(home, before=f"sys.path.insert(0, {str(tmp_path)!r})", DISPLAY=":987")
    assert "Qt needs libglib-2.0.so.0" in sentence(ran, home)


def test_it_is_told_with_what_else_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    apt = how_to_install([GLIB, EGL], which={"apt-get": "/usr/bin/apt-get"}.get)
    assert apt == "sudo apt-get install libegl1 libglib2.0-0"
    assert how_to_install([GLIB, GLIB], which={"dnf": "/usr/bin/dnf"}.get) == "sudo dnf install glib2"
    assert how_to_install([GLIB], which={}.get) == ""
    told = about_libraries(GLIB.soname, [GLIB, EGL], apt)
    assert told == f"Qt needs libglib-2.0.so.0 and 1 more of the system's libraries. Install them: {apt}"
    assert about_libraries(GLIB.soname, [GLIB], "X").endswith("of the system's libraries. Install it: X")
    assert about_libraries("libodd.so.1", [GLIB], "X").endswith("Install the package that brings it.")
    assert about_libraries(GLIB.soname, [GLIB], "").endswith("Install the package that brings it.")
    monkeypatch.setattr(obstacles, "_missing_libraries", lambda: [EGL])
    if sys.platform == "linux":
        assert about_display("", {"DISPLAY": ":0"}).startswith("Qt needs libEGL.so.1 of the system's")


def test_only_what_is_about_qt_is_told_as_that() -> None:
    assert about_qt(ModuleNotFoundError("No module named 'boto3'", name="boto3")) is None
    assert about_qt(ImportError("cannot import name 'x' from 'y'", name="y")) is None
    windows = ImportError("DLL load failed while importing QtCore: not found", name="PySide6.QtCore")
    assert about_qt(windows) == "Qt cannot be loaded: DLL load failed while importing QtCore: not found"
    assert about_qt(ImportError(GONE, name="_awscrt", path="/x/_awscrt.so")) is None
    short = ImportError("/lib/libglib-2.0.so.0: file too short", name="QtCore", path="/x/PySide6/QtCore.so")
    assert about_qt(short) == "Qt cannot be loaded: /lib/libglib-2.0.so.0: file too short"
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        obstacles.with_qt(lambda: __import__("no_such_module"))


def test_what_qt_says_is_bounded() -> None:
    assert len(about_display("x" * 5000, {})) < 400
    assert "\x1b" not in about_display("\x1b[31m", {})


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_a_screen_is_what_qt_can_open_a_window_on(environment: dict[str, str], expected: bool) -> None:
    assert has_screen(environment) is expected


def test_each_library_has_its_packages() -> None:
    assert all(all(library) for library in LIBRARIES)
    assert len({library.soname for library in LIBRARIES}) == len(LIBRARIES)


def test_what_running_needs_is_told_apart_from_what_tests_need(tmp_path: Path) -> None:
    script = Path(__file__).parents[3] / "packaging" / "system_packages.py"
    code = "import runpy, sys; print([need.what for need in runpy.run_path(sys.argv[1])['RUNNING']])"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(script)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str([f"lib:{library.soname}" for library in LIBRARIES])
