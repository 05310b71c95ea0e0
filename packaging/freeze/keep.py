"""What of the libraries goes along in a frozen program: the rest is never loaded by Layerscope.

Shared by all freezers. `tests/unit/freeze` holds it against what the program's code imports and asks for.
"""

from __future__ import annotations

import re

SERVICES = frozenset({"ecr", "iam", "kms", "signin", "sso", "sso-oidc", "sts"})
"""The services of AWS whose models are needed: what the program asks, and what signs in."""

PLUGINS: dict[str, frozenset[str]] = {
    "platforms": frozenset({"qxcb", "qwayland", "qwindows", "qcocoa", "qoffscreen"}),
    "platformthemes": frozenset({"qxdgdesktopportal", "qgtk3"}),
    "platforminputcontexts": frozenset(
        {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}
    ),
    "iconengines": frozenset({"qsvgicon"}),
    "imageformats": frozenset({"qsvg", "qico", "qicns"}),
    "styles": frozenset({"qmodernwindowsstyle", "qmacstyle"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "wayland-decoration-client": frozenset({"adwaita", "bradient"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl"}),
    "xcbglintegrations": frozenset({"qxcb-egl-integration", "qxcb-glx-integration"}),
}
"""Plug-ins of Qt by folder, without `lib` and the suffix; each system has those that are its own."""

OPTIONAL_PLUGINS = frozenset({"qgtk3"})
"""Loaded where the system has what they link to, and left alone by Qt where it has not."""

QT = frozenset(
    {"Core", "DBus", "Gui", "OpenGL", "Svg", "WaylandClient", "Widgets", "WlShellIntegration", "XcbQpa"}
)
BINDINGS = frozenset({"QtCore", "QtGui", "QtSvg", "QtWidgets"})
TRANSLATIONS = frozenset({"qtbase_de.qm", "qtbase_en.qm"})

BY_NAME = (
    "layerscope",
    "awscrt",
    "keyring.backends",
    "license_expression",
    "qasync",
    "truststore",
    "zlib_ng",
    "zstandard",
)
"""Packages with modules that are imported by name, or with files beside their code: they go along whole."""

BY_NAME_LINUX = ("jeepney", "secretstorage")
BY_NAME_WINDOWS = ("win32ctypes",)

EXCLUDED = (
    *("curses", "distutils", "ensurepip", "idlelib", "lib2to3", "pip", "pkg_resources", "pydoc", "readline"),
    *("setuptools", "test", "tkinter", "unittest", "wheel", "xmlrpc"),
    *("PySide6.QtDBus", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick"),
    *("PySide6.QtTest", "_uuid", "zstandard._cffi", "zstandard.backend_cffi"),
)
"""Modules that something imports where it can, and that are not missed."""

METADATA = (
    *("PySide6-Essentials", "boto3", "botocore", "cyclonedx-python-lib", "keyring", "layerscope"),
    *("license-expression", "qasync", "truststore", "urllib3"),
)
"""Distributions whose versions are told, by the program or by a library, from their metadata."""

_DROPPED = re.compile(
    r"PySide6/(Qt/)?(doc|glue|include|libexec|metatypes|qml|resources|scripts|typesystems)/"
    r"|(^|/)boto3/(data|examples)/"
    # To check documents by, which Layerscope writes; of SPDX it reads the names of licenses.
    r"|(^|/)cyclonedx/schema/_res/(?!spdx\.SNAPSHOT\.schema\.json$).*\.(json|xsd)$"
    r"|(^|/)zstandard/(_cffi|backend_cffi)\."  # copied although the module is excluded
    r"|(^|/)(d3dcompiler_47|opengl32sw)\.dll$"
    r"|\.(c|h|pxd|pyi|pyx|ts)$"
)


def keeps(path: str) -> bool:
    """Whether a file goes along; `path` is below the program's folder, its parts joined by slashes."""
    name = path.rpartition("/")[2]
    if _DROPPED.search(path):
        return False
    if found := re.search(r"(?:^|/)botocore/data/([^/]+)/", path):
        return found[1] in SERVICES
    return not _is_of_pyside(path) or _keeps_of_qt(path, name)


def plugin_name(file_name: str) -> str:
    """What a plug-in's file is called in PLUGINS."""
    return re.sub(r"^lib|\.(so|dll|dylib).*$", "", file_name)


def _is_of_pyside(path: str) -> bool:
    return "PySide6/" in path or re.search(r"(^|/)(lib)?Qt6?\w+\.(so|dll|framework)", path) is not None


def _keeps_of_qt(path: str, name: str) -> bool:
    if found := re.search(r"/plugins/(?:.*/)?([^/]+)/[^/]+$", path):
        return plugin_name(name) in PLUGINS.get(found[1], frozenset())
    if "/translations/" in path:
        return name in TRANSLATIONS
    if found := re.match(r"(?:lib)?Qt6(\w+?)\.(?:so|dll)", name) or re.search(r"Qt(\w+)\.framework/", path):
        return found[1] in QT
    if found := re.match(r"(Qt\w+)\.(?:abi3\.so|pyd)$", name):
        return found[1] in BINDINGS
    return True
