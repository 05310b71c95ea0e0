"""Python packages: what is installed says so beside itself, what is locked stands in lockfiles.

Not read: requirements.txt, which tells what somebody wanted.
"""

from __future__ import annotations

import re

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import (
    MOST_METADATA_BYTES,
    MOST_PACKAGES,
    check_size,
    one_line,
    text,
    too_many,
)
from layerscope.contents.packages.documents import items, json_members, members, toml_members, words

METADATA = re.compile(
    rb"(?:.*/)?[^/]+\.(?:dist-info/METADATA|egg-info|egg-info/PKG-INFO)|(?:.*/)?EGG-INFO/PKG-INFO"
)
TOML_LOCK = re.compile(rb"(?:.*/)?(?:poetry\.lock|uv\.lock|pdm\.lock|pylock(?:\.[^/.]+)?\.toml)")
PIPFILE_LOCK = re.compile(rb"(?:.*/)?Pipfile\.lock")
_FIELD = re.compile(rb"(Name|Version|License|License-Expression):[ \t]*([^\r\n]*)", re.IGNORECASE)
_OWN = frozenset({"virtual", "editable", "directory"})  # uv's sources of the project's own packages


def read_metadata(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The package that the core metadata are of (packaging.python.org); none where they have no name."""
    check_size(path, content, MOST_METADATA_BYTES)
    fields: dict[bytes, str] = {}
    for line in content.split(b"\n", 2000)[:2000]:
        if not line.strip():
            break  # the description follows
        found = _FIELD.match(line)
        if found:
            fields.setdefault(found[1].lower(), text(found[2]))
    name, version = fields.get(b"name", ""), fields.get(b"version", "")
    if not name:
        return ()
    terms = fields.get(b"license-expression") or fields.get(b"license", "")
    return (Package(Ecosystem.PYPI, name, version, path, license=terms),)


def read_toml_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of poetry, uv, pdm, and of pylock.toml (PEP 751)."""
    document = toml_members(path, content)
    found = []
    for item in items(document.get("package") or document.get("packages")):
        package = members(item)
        if not _OWN & members(package.get("source")).keys():
            found.append(_locked(path, words(package.get("name")), words(package.get("version"))))
    return _bounded(path, found)


def read_pipfile_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of both groups that have a version."""
    document = json_members(path, content)
    found = []
    for group in ("default", "develop"):
        for name, package in members(document.get(group)).items():
            version = words(members(package).get("version"))
            if version.startswith("=="):
                found.append(_locked(path, one_line(name), version.removeprefix("==")))
    return _bounded(path, found)


def _locked(path: bytes, name: str, version: str) -> Package:
    return Package(Ecosystem.PYPI, name, version, path, is_locked=True)


def _bounded(path: bytes, packages: list[Package]) -> tuple[Package, ...]:
    if len(packages) > MOST_PACKAGES:
        raise too_many(path)
    return tuple(dict.fromkeys(package for package in packages if package.name))
