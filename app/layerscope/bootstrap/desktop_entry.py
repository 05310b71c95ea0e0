"""The menu's entry of an installation by pipx or uv, into whose folders no desktop looks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from layerscope.bootstrap.obstacles import report
from layerscope.files.own_program import is_packaged
from layerscope.text.redaction import redact_to_hand_on

PROGRAM = "layerscope-gui"
ENTRY = Path("applications", "layerscope.desktop")
ICON = Path("icons", "hicolor", "scalable", "apps", "layerscope.svg")
_MARK = "X-Layerscope-Program="  # by which an entry of ours is known from a package's
_NOT_IN_EXEC = '"`$\\%\n'  # what the Desktop Entry Specification has quoted twice over
_SHARED = "/usr/local/share:/usr/share"
_TIMEOUT_S = 30


class EntryError(Exception):
    """The entry cannot be put there or taken away; the text says why, in one sentence."""


def install() -> int:
    """Put the entry and the icon where this user's desktop looks; the exit status."""
    return _told(lambda: _install(Path(sys.prefix), os.environ))


def uninstall() -> int:
    """Take away what `install` put there; the exit status."""
    return _told(lambda: _uninstall(_data_home(os.environ)))


def _told(change: Callable[[], str]) -> int:
    try:
        _check_it_has_none()
        print(redact_to_hand_on(change()))  # noqa: T201
    except (EntryError, OSError) as error:
        return report(str(error))
    return 0


def _check_it_has_none() -> None:
    if sys.platform != "linux":
        raise EntryError("desktop entries are Linux's; here the installer makes the menu's entry.")
    if is_packaged():
        raise EntryError("this program was installed by a package, which has its own entry in the menu.")


def _install(prefix: Path, environment: Mapping[str, str]) -> str:
    share, home = prefix / "share", _data_home(environment)
    if not (share / ENTRY).is_file():
        raise EntryError(f"there is no {ENTRY} in {share}; it comes with pipx install or uv tool install.")
    shared = [home, *map(Path, (environment.get("XDG_DATA_DIRS") or _SHARED).split(":"))]
    if share in shared:
        return f"The desktop finds {share / ENTRY} by itself."
    program = _program(prefix, environment)
    target = home / ENTRY
    if os.path.lexists(target) and not _is_ours(target):
        raise EntryError(f"{target} is there already, and was not put there by this option.")
    _write(target, _entry(share / ENTRY, program))
    _write(home / ICON, (share / ICON).read_bytes())
    _tell_desktop(home)
    return (
        f"Layerscope is in the menu and opens layerscope:// links, by {program}.\n"
        "Before you uninstall it: layerscope --uninstall-desktop-entry"
    )


def _uninstall(home: Path) -> str:
    target = home / ENTRY
    if not _is_ours(target):
        raise EntryError(f"there is no entry that --install-desktop-entry put at {target}.")
    target.unlink()
    (home / ICON).unlink(missing_ok=True)
    _tell_desktop(home)
    return "Layerscope is out of the menu."


def _data_home(environment: Mapping[str, str]) -> Path:
    given = Path(environment.get("XDG_DATA_HOME", ""))
    return given if given.is_absolute() else Path.home() / ".local" / "share"


def _program(prefix: Path, environment: Mapping[str, str]) -> Path:
    """What the entry starts: the link in the PATH where it leads here, since it stays."""
    own = prefix / "bin" / PROGRAM
    if not own.is_file():
        raise EntryError(f"{own} is not there.")
    found = shutil.which(PROGRAM, path=environment.get("PATH"))
    program = Path(found).absolute() if found and Path(found).resolve() == own.resolve() else own
    if any(letter in _NOT_IN_EXEC for letter in str(program)):
        raise EntryError(f"a desktop entry cannot name this path: {program!s}")
    return program


def _entry(template: Path, program: Path) -> bytes:
    lines = []
    for line in template.read_text("utf-8").splitlines():
        if line.startswith("Exec="):
            lines.append(line.replace(f"Exec={PROGRAM}", f'Exec="{program}"'))
        elif not line.startswith("TryExec="):
            lines.append(line)
    return "\n".join([*lines, f"TryExec={program}", f"{_MARK}{program}", ""]).encode()


def _is_ours(entry: Path) -> bool:
    try:
        return any(line.startswith(_MARK) for line in entry.read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return False


def _write(target: Path, content: bytes) -> None:
    """In one step; others may read it. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _tell_desktop(home: Path) -> None:
    """Have links and icons looked up again at once."""
    if found := shutil.which("update-desktop-database"):
        try:
            subprocess.run(  # noqa: S603 - the desktop's own
                [found, "-q", str(home / ENTRY.parent)], timeout=_TIMEOUT_S, capture_output=True, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return
    if (icons := home / "icons" / "hicolor").is_dir():
        os.utime(icons)
