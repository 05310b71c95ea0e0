"""Freezes the installed Layerscope by cx_Freeze, for Linux and Windows: `cx.py build_exe`, `cx.py bdist_msi`.

Run by the Python of the environment that is frozen, in a folder without a pyproject.toml. What Windows'
installer is made with is told by `packaging/windows`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cx_Freeze import Executable, setup
from cx_Freeze.hooks import _ssl_

sys.path.insert(0, str(Path(__file__).parent))
import keep

import layerscope

IS_WINDOWS = sys.platform == "win32"
ROOT = Path(__file__).resolve().parents[2]
MAIN = Path(layerscope.__file__).with_name("__main__.py")
ICON = ROOT / "build" / "icons" / "layerscope.ico"
SUMMARY = "Browse Amazon ECR down to the layer"
PUBLISHER = "The Layerscope developers"

BUILD_EXE = {
    "packages": [*keep.BY_NAME, *(keep.BY_NAME_WINDOWS if IS_WINDOWS else keep.BY_NAME_LINUX)],
    "excludes": list(keep.EXCLUDED),
    # No folder of the machine that builds in a traceback, and the same bytes wherever it is built.
    "replace_paths": [("*", "")],
    "include_msvcr": IS_WINDOWS,
    # Single files start sooner than modules in library.zip: packaging/decisions/0074-installers.md
    "zip_include_packages": [],
    "zip_exclude_packages": ["*"],
    "silent_level": 1,
}


def main() -> None:
    """Freeze as the command line tells, with one program; on Windows one more that opens no console."""
    if not IS_WINDOWS:
        # It would bring along the certificates of the machine that builds, and set SSL_CERT_FILE to them for
        # this program and all that it starts: what a company put into its systems would not count any more.
        _ssl_.Hook.ssl = lambda *_: None
    icon = str(ICON) if IS_WINDOWS else None
    programs = [Executable(str(MAIN), target_name="layerscope", icon=icon, copyright="Apache-2.0")]
    if IS_WINDOWS:
        programs.append(
            Executable(
                str(MAIN.with_name("windowed.py")),
                target_name="layerscope-gui",
                base="gui",
                icon=icon,
                copyright="Apache-2.0",
                shortcut_name="Layerscope",
                shortcut_dir="ProgramMenuFolder",
            )
        )
    setup(
        name="layerscope",
        version=layerscope.__version__,
        description=SUMMARY,
        author=PUBLISHER,
        executables=programs,
        py_modules=[],  # nothing is looked for in the folder it runs in
        options={"build_exe": BUILD_EXE, **_installer_options()},
    )


def _installer_options() -> dict[str, object]:
    """What the Windows installer is made with."""
    if not IS_WINDOWS:
        return {}
    sys.path.insert(0, str(ROOT / "packaging" / "windows"))
    import msi

    return {"bdist_msi": msi.OPTIONS}


if __name__ == "__main__":
    main()
