"""Package databases and metadata of each kind, as package managers leave them in an image."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

from layerscope.localregistry.demo.making.tarballs import TarMember, file

_SITE = "usr/local/lib/python3.11/site-packages"
_ZIP_TIME = (2026, 10, 5, 9, 0, 0)


def dpkg_status(versions: Mapping[str, str], architecture: str = "amd64") -> str:
    """`/var/lib/dpkg/status`, a paragraph for each package."""
    return "\n".join(_paragraph(name, version, architecture) for name, version in versions.items())


def distroless_packages(versions: Mapping[str, str]) -> list[TarMember]:
    """Distroless images have a file for each package instead."""
    return [
        file(f"var/lib/dpkg/status.d/{name}", _paragraph(name, version, "amd64", installed=False))
        for name, version in versions.items()
    ]


def apk_installed(versions: Mapping[str, str]) -> str:
    """`/lib/apk/db/installed`."""
    return "".join(
        f"C:Q1AAAAAAAAAAAAAAAAAAAAAAAAAAA=\nP:{name}\nV:{version}\nA:x86_64\nS:4096\nI:16384\n"
        f"T:{name}\nL:MIT\no:{name}\nF:usr/bin\nR:{name}\n\n"
        for name, version in versions.items()
    )


def python_package(name: str, version: str, license_name: str = "MIT") -> list[TarMember]:
    """A package as pip installs it."""
    about = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nLicense: {license_name}\n\n{name}.\n"
    folder = f"{_SITE}/{name}-{version}.dist-info"
    return [
        file(f"{_SITE}/{name}/__init__.py", f'__version__ = "{version}"\n'),
        file(f"{folder}/INSTALLER", "pip\n"),
        file(f"{folder}/METADATA", about),
    ]


def node_package(root: str, name: str, version: str, license_name: str = "MIT") -> list[TarMember]:
    """A package as npm installs it."""
    about = {"name": name, "version": version, "license": license_name, "main": "index.js"}
    folder = f"{root}/node_modules/{name}"
    return [
        file(f"{folder}/package.json", json.dumps(about, indent=2) + "\n"),
        file(f"{folder}/index.js", f"module.exports = {{ name: '{name}' }}\n"),
    ]


def jar(group: str, artifact: str, version: str) -> bytes:
    """A Java archive as Maven builds it."""
    place = f"META-INF/maven/{group}/{artifact}/pom.properties"
    manifest = (
        f"Manifest-Version: 1.0\r\nImplementation-Title: {artifact}\r\nImplementation-Version: {version}\r\n"
    )
    return _zipped(
        {
            "META-INF/MANIFEST.MF": manifest + "\r\n",
            place: f"groupId={group}\nartifactId={artifact}\nversion={version}\n",
        }
    )


def gem(name: str, version: str) -> list[TarMember]:
    """A gem as RubyGems installs it."""
    root = "usr/local/bundle"
    about = (
        f"# -*- encoding: utf-8 -*-\n# stub: {name} {version} ruby lib\n\nGem::Specification.new do |s|\n"
        f'  s.name = "{name}".freeze\n  s.version = "{version}"\n  s.licenses = ["MIT".freeze]\nend\n'
    )
    return [
        file(f"{root}/specifications/{name}-{version}.gemspec", about),
        file(f"{root}/gems/{name}-{version}/lib/{name}.rb", f"module {name.title()}\nend\n"),
    ]


def _paragraph(name: str, version: str, architecture: str, *, installed: bool = True) -> str:
    status = "Status: install ok installed\n" if installed else ""
    return (
        f"Package: {name}\n{status}Priority: optional\nSection: libs\nInstalled-Size: 120\n"
        f"Maintainer: Demo <demo@example.com>\nArchitecture: {architecture}\nVersion: {version}\n"
        f"Description: {name}\n"
    )


def _zipped(texts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in texts.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_TIME), text)
    return buffer.getvalue()
