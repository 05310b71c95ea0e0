"""Builds the Windows installer and the portable zip: `build.py freeze`, then `build.py pack`.

Between the two the release workflow signs the programs in build/frozen, where it has the secrets.
"""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[1]
ROOT = PACKAGING.parent
sys.path.insert(0, str(PACKAGING))

from freeze import zips  # noqa: E402 - beside this folder, which is no package
from freeze.environment import environment_python, install_head  # noqa: E402
from freeze.prune import prune  # noqa: E402
from freeze.running import run  # noqa: E402
from freeze.steps import take_steps  # noqa: E402

WORK, DIST, FROZEN = ROOT / "build" / "windows", ROOT / "dist", ROOT / "build" / "frozen"
LOCK = "requirements-cx.txt"


def main(arguments: list[str]) -> int:
    """The exit status of the steps that are named, or of both."""
    return take_steps({"freeze": freeze, "pack": pack}, arguments)


def freeze() -> None:
    """Both programs with their libraries, from the last commit and the lock, in build/frozen."""
    for folder in (WORK, FROZEN):
        shutil.rmtree(folder, ignore_errors=True)
    installed = install_head(ROOT, WORK, LOCK)
    (WORK / "stamp").write_text(str(installed.source.stamp_s))
    installed.draw_icons(ROOT / "build" / "icons")
    # Where it is told by the command line, bdist_msi would not know of it.
    (WORK / "setup.cfg").write_text(f"[build_exe]\nbuild_exe = {FROZEN}\n", "utf-8")
    run(
        *(str(installed.python), str(PACKAGING / "freeze" / "cx.py"), "build_exe"),
        cwd=WORK,
        more=installed.source.reproducible,
    )
    for place, size_bytes in prune(FROZEN).most_common(8):
        print(f"{size_bytes / 1e6:6.1f} MB left out of {place or 'the top'}")
    print(run(str(FROZEN / "layerscope.exe"), "--version").strip())


def pack() -> None:
    """The installer and the zip of what is frozen, in dist/."""
    DIST.mkdir(exist_ok=True)
    version = run(str(FROZEN / "layerscope.exe"), "--version").split()[-1]
    name = f"layerscope-{version}-windows-x64"
    zip_up(FROZEN, DIST / f"{name}.zip", name, int((WORK / "stamp").read_text()))
    # Without building again what may have been signed meanwhile.
    run(
        *(str(environment_python(WORK / "environment")), str(PACKAGING / "freeze" / "cx.py")),
        *("bdist_msi", "--skip-build", "--dist-dir", str(DIST)),
        cwd=WORK,
    )


def zip_up(folder: Path, file: Path, top: str, stamp_s: int) -> None:
    """The folder's files below `top`, by name and all of one time: the same files give the same zip."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            zips.add(packed, f"{top}/{path.relative_to(folder).as_posix()}", path.read_bytes(), stamp_s)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
