r"""What the Windows installer is made with: options of cx_Freeze's `bdist_msi`, which freeze/cx.py takes.

It installs for the one user, to %LOCALAPPDATA%\Programs\Layerscope, without an administrator;
`msiexec /i FILE ALLUSERS=1` asks for one. `/qn` installs without a question.
"""

from __future__ import annotations

from pathlib import Path

import layerscope

ROOT = Path(__file__).resolve().parents[2]
# Never changes: by it a new version takes the old one's place.
UPGRADE_CODE = "{6E0B0B7B-5C3C-4A43-9C55-0C5B6E2A7D11}"
_CURRENT_USER_OR_MACHINE = -1  # by ALLUSERS
_SCHEME = r"Software\Classes\layerscope"
# The component of the installer's root folder: cx_Freeze's own rows for PATH and shortcuts belong to it too.
_ROOT_COMPONENT = "TARGETDIR"

# https://learn.microsoft.com/windows/win32/msi/registry-table: id, root, key, name, value, component
REGISTRY = [
    ("UrlScheme", _CURRENT_USER_OR_MACHINE, _SCHEME, None, "URL:Layerscope link", _ROOT_COMPONENT),
    ("UrlProtocol", _CURRENT_USER_OR_MACHINE, _SCHEME, "URL Protocol", "", _ROOT_COMPONENT),
    (
        "UrlIcon",
        _CURRENT_USER_OR_MACHINE,
        rf"{_SCHEME}\DefaultIcon",
        None,
        "[TARGETDIR]layerscope-gui.exe,0",
        _ROOT_COMPONENT,
    ),
    (
        "UrlCommand",
        _CURRENT_USER_OR_MACHINE,
        rf"{_SCHEME}\shell\open\command",
        None,
        '"[TARGETDIR]layerscope-gui.exe" "%1"',
        _ROOT_COMPONENT,
    ),
]

OPTIONS = {
    "product_name": "Layerscope",
    "output_name": f"layerscope-{layerscope.__version__}-windows-x64.msi",
    "upgrade_code": UPGRADE_CODE,
    "all_users": False,
    "initial_target_dir": r"[LocalAppDataFolder]\Programs\Layerscope",
    "add_to_path": True,
    "install_icon": str(ROOT / "build" / "icons" / "layerscope.ico"),
    "launch_on_finish": False,
    "summary_data": {
        "author": "The Layerscope developers",
        "comments": "Browse Amazon ECR down to the layer",
    },
    "data": {"Registry": REGISTRY},
}
