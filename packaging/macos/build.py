"""Builds Layerscope.app and its disk image on macOS: `build.py app`, then `build.py image`.

Between the two nothing has to happen: the application is signed while it is made. CODESIGN_IDENTITY and
TARGET_ARCH are those of layerscope.spec; the image is signed and notarized by the release workflow.
"""

from __future__ import annotations

import os
import platform
import shutil
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parents[1]
ROOT = PACKAGING.parent
sys.path.insert(0, str(PACKAGING))

from freeze.environment import (  # noqa: E402 - beside this folder, which is no package
    environment_python,
    install_head,
)
from freeze.running import run  # noqa: E402
from freeze.steps import take_steps  # noqa: E402

WORK, DIST = ROOT / "build" / "macos", ROOT / "dist"
APP, ICON = WORK / "app" / "Layerscope.app", WORK / "icons" / "layerscope.icns"
LOCK = "../macos/requirements.txt"  # beside the other freezers'


def main(arguments: list[str]) -> int:
    """The exit status of the steps that are named, or of both."""
    return take_steps({"app": build_app, "image": build_image}, arguments)


def build_app() -> None:
    """The application, from the last commit and the lock, signed as CODESIGN_IDENTITY says."""
    shutil.rmtree(WORK, ignore_errors=True)
    installed = install_head(ROOT, WORK, LOCK)
    installed.draw_icons(ICON.parent)
    run(
        *(str(installed.python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(APP.parent), "--workpath", str(WORK / "pyinstaller")),
        str(PACKAGING / "macos" / "layerscope.spec"),
        more={
            **installed.source.reproducible,
            "LAYERSCOPE_SOURCE": str(installed.source.folder),
            "LAYERSCOPE_ICON": str(ICON),
        },
    )
    print(f"{APP}: {run(str(APP / 'Contents' / 'MacOS' / 'layerscope'), '--version').strip()}")


def build_image() -> None:
    """The disk image, in dist/; the name says for which processor."""
    version = run(str(APP / "Contents" / "MacOS" / "layerscope"), "--version").split()[-1]
    processor = os.environ.get("TARGET_ARCH") or platform.machine()
    image = DIST / f"layerscope-{version}-macos-{processor}.dmg"
    DIST.mkdir(exist_ok=True)
    python = environment_python(WORK / "environment")
    run(
        *(str(python), "-m", "dmgbuild", "-s", str(PACKAGING / "macos" / "dmg.py")),
        *("-D", f"app={APP}", "-D", f"icon={ICON}", "Layerscope", str(image)),
    )
    print(image)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
