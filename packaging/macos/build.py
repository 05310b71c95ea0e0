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
    build_from,
    environment_python,
    export_head,
    install_wheel,
    make_environment,
)
from freeze.running import ProgramError, run  # noqa: E402

WORK, DIST = ROOT / "build" / "macos", ROOT / "dist"
SOURCE, ENVIRONMENT, APP = WORK / "source", WORK / "environment", WORK / "app" / "Layerscope.app"
LOCK = "../macos/requirements.txt"  # beside the other freezers'


def main(arguments: list[str]) -> int:
    """Run the steps that are named, or both; 1 where one fails, and its words are told."""
    steps = {"app": build_app, "image": build_image}
    try:
        for name in arguments or steps:
            steps[name]()
    except KeyError as error:
        print(f"There is no step {error}; there are {', '.join(steps)}.", file=sys.stderr)
        return 2
    except ProgramError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build_app() -> None:
    """The application, from the last commit and the lock, signed as CODESIGN_IDENTITY says."""
    shutil.rmtree(WORK, ignore_errors=True)
    source = export_head(ROOT, SOURCE)
    python = make_environment(source, ENVIRONMENT, LOCK)
    install_wheel(python, build_from(source, python, WORK / "wheel", "wheel"))
    icons = make_icons(python)
    run(
        *(str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
        *("--distpath", str(APP.parent), "--workpath", str(WORK / "pyinstaller")),
        str(PACKAGING / "macos" / "layerscope.spec"),
        more={
            "LAYERSCOPE_SOURCE": str(SOURCE),
            "LAYERSCOPE_ICON": str(icons / "layerscope.icns"),
            "SOURCE_DATE_EPOCH": str(source.stamp_s),
            "PYTHONHASHSEED": "0",
        },
    )
    print(f"{APP}: {run(str(APP / 'Contents' / 'MacOS' / 'layerscope'), '--version').strip()}")


def make_icons(python: Path) -> Path:
    """The icons' folder, drawn from the SVG."""
    folder = WORK / "icons"
    run(str(python), str(PACKAGING / "icons.py"), str(folder), more={"QT_QPA_PLATFORM": "offscreen"})
    return folder


def build_image() -> None:
    """The disk image, in dist/; the name says for which processor."""
    version = run(str(APP / "Contents" / "MacOS" / "layerscope"), "--version").split()[-1]
    processor = os.environ.get("TARGET_ARCH") or platform.machine()
    image = DIST / f"layerscope-{version}-macos-{processor}.dmg"
    DIST.mkdir(exist_ok=True)
    icon = WORK / "icons" / "layerscope.icns"
    run(
        *(str(environment_python(ENVIRONMENT)), "-m", "dmgbuild", "-s", str(PACKAGING / "macos" / "dmg.py")),
        *("-D", f"app={APP}", "-D", f"icon={icon}", "Layerscope", str(image)),
    )
    print(image)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
