"""What is kept of the libraries, held against what the program's code imports and asks for."""

from __future__ import annotations

import re
import sys
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from pkgutil import iter_modules

import botocore
import keyring.backends
import PySide6
import pytest

import layerscope
from freeze import keep
from layerscope.localregistry.protocol import service_model

SOURCES = Path(layerscope.__file__).parent
QT = Path(PySide6.__file__).parent / "Qt"
ONLY_ELSEWHERE = {"qwindows", "qcocoa", "qicns", "qmodernwindowsstyle", "qmacstyle"}


@cache
def sources() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.rglob("*.py")))


@cache
def imported() -> frozenset[str]:
    """Every module that is imported anywhere, in functions too, and what of Qt comes from PySide6 itself."""
    found = set(re.findall(r"^\s*(?:from|import)\s+([A-Za-z_][\w.]*)", sources(), re.MULTILINE))
    for names in re.findall(r"^\s*from PySide6 import (.+)$", sources(), re.MULTILINE):
        found |= {f"PySide6.{name.strip()}" for name in names.split(",")}
    return frozenset(found)


def test_no_module_that_is_imported_is_excluded() -> None:
    excluded = [
        name for name in imported() for out in keep.EXCLUDED if name == out or name.startswith(f"{out}.")
    ]
    assert excluded == []


def test_the_modules_of_qt_that_are_imported_are_kept() -> None:
    used = {name.split(".")[1] for name in imported() if name.startswith("PySide6.")}
    assert used == keep.BINDINGS
    for name in used:
        assert keep.keeps(f"lib/PySide6/{name}.abi3.so")
        assert keep.keeps(f"lib/PySide6/{name}.pyd")
        assert keep.keeps(f"lib/PySide6/Qt/lib/lib{name.replace('Qt', 'Qt6')}.so.6")


def test_the_services_that_are_asked_are_kept() -> None:
    asked = set(re.findall(r'\b_?(?:create_)?client\(\s*"([a-z0-9-]+)"', sources()))
    answered = {
        value for name, value in vars(service_model).items() if name.isupper() and isinstance(value, str)
    } - {service_model.TARGET_PREFIX}
    assert {"ecr", "sts", "iam", "kms"} <= asked
    assert asked | answered <= keep.SERVICES


def test_the_data_of_these_services_and_what_all_share_stays() -> None:
    data = Path(botocore.__file__).parent / "data"
    for path in data.iterdir():
        inside = f"lib/botocore/data/{path.name}" + ("/2015-09-21/service-2.json.gz" if path.is_dir() else "")
        assert keep.keeps(inside) == (path.is_file() or path.name in keep.SERVICES), path.name
    assert all((data / name).is_dir() for name in keep.SERVICES)


@pytest.mark.skipif(sys.platform != "linux", reason="the plug-ins of Linux")
def test_each_plug_in_that_is_named_is_one_of_qts() -> None:
    for folder, names in keep.PLUGINS.items():
        there = {keep.plugin_name(path.name) for path in (QT / "plugins" / folder).glob("*")}
        assert names - ONLY_ELSEWHERE <= there, folder


@pytest.mark.skipif(sys.platform != "linux", reason="the plug-ins of Linux")
def test_no_other_plug_in_is_kept() -> None:
    kept = {
        path.name
        for path in (QT / "plugins").rglob("*.so")
        if keep.keeps(f"lib/PySide6/Qt/plugins/{path.parent.name}/{path.name}")
    }
    assert {keep.plugin_name(name) for name in kept} <= frozenset().union(*keep.PLUGINS.values())
    assert "libqxcb.so" in kept
    assert "libqsvgicon.so" in kept
    assert "libqoffscreen.so" in kept
    assert "libqvnc.so" not in kept


@pytest.mark.skipif(sys.platform != "linux", reason="the libraries of Linux")
def test_what_kept_libraries_of_qt_are_linked_to_is_kept() -> None:
    from freeze.elf import needed

    folder = QT / "lib"
    kept = [path for path in folder.glob("*.so*") if keep.keeps(f"lib/PySide6/Qt/lib/{path.name}")]
    plugins = [
        path for path in (QT / "plugins").rglob("*.so") if keep.keeps(f"x/PySide6/{path.relative_to(QT)}")
    ]
    brought = {path.name for path in folder.iterdir()}
    for path in (*kept, *plugins):
        for name in needed(path.read_bytes()):
            assert name not in brought or keep.keeps(f"lib/PySide6/Qt/lib/{name}"), f"{path.name}: {name}"


def test_packages_taken_by_name_and_their_metadata_are_installed() -> None:
    for name in keep.METADATA:
        assert distribution(name).version
    backends = {module.name for module in iter_modules(keyring.backends.__path__)}
    assert {"SecretService", "Windows", "macOS", "kwallet"} <= backends
    assert "keyring.backends" in keep.BY_NAME


@pytest.mark.parametrize(
    "path",
    [
        "lib/layerscope/resources/translations/layerscope_de.qm",
        "lib/layerscope/resources/icons/copy.svg",
        "lib/layerscope/resources/styles/window.qss",
        "lib/botocore/cacert.pem",
        "lib/botocore/docs/__init__.pyc",
        "lib/boto3/docs/__init__.pyc",
        "lib/license_expression/data/scancode-licensedb-index.json",
        "lib/cyclonedx/schema/__init__.pyc",
        "lib/cyclonedx/schema/_res/spdx.SNAPSHOT.schema.json",
        "lib/PySide6/Qt/translations/qtbase_de.qm",
        "lib/PySide6/Qt/lib/libicudata.so.73",
        "lib/zstandard/backend_c.cpython-311-x86_64-linux-gnu.so",
        "lib/_cffi_backend.cpython-311-x86_64-linux-gnu.so",
        "Contents/Frameworks/PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore",
        "lib/PySide6/plugins/platforms/qwindows.dll",
    ],
)
def test_what_the_program_reads_stays(path: str) -> None:
    assert keep.keeps(path)


@pytest.mark.parametrize(
    "path",
    [
        "lib/layerscope/resources/translations/layerscope_de.ts",
        "lib/boto3/examples/s3.rst",
        "lib/boto3/data/ec2/2016-11-15/resources-1.json",
        "lib/botocore/data/ec2/2016-11-15/service-2.json.gz",
        "lib/cyclonedx/schema/_res/bom-1.6.SNAPSHOT.schema.json",
        "lib/PySide6/Qt/translations/qtbase_fr.qm",
        "lib/PySide6/Qt/lib/libQt6Quick.so.6",
        "lib/PySide6/QtNetwork.abi3.so",
        "lib/PySide6/QtCore.pyi",
        "lib/PySide6/opengl32sw.dll",
        "lib/PySide6/Qt/qml/QtQuick/qmldir",
        "lib/zstandard/_cffi.cpython-311-x86_64-linux-gnu.so",
        "Contents/Frameworks/PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml",
    ],
)
def test_what_is_never_loaded_goes(path: str) -> None:
    assert not keep.keeps(path)
