"""Node packages: those in node_modules are installed, those in lockfiles are locked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.bounds import (
    MOST_METADATA_BYTES,
    MOST_PACKAGES,
    check_size,
    one_line,
    too_many,
)
from layerscope.contents.packages.documents import Members, items, json_members, members, words

INSTALLED = re.compile(rb"(?:.*/)?node_modules/(?:@[^/]+/)?[^/@.][^/]*/package\.json")
NPM_LOCK = re.compile(rb"(?!.*node_modules/)(?:.*/)?(?:package-lock|npm-shrinkwrap)\.json")
YARN_LOCK = re.compile(rb"(?!.*node_modules/)(?:.*/)?yarn\.lock")
PNPM_LOCK = re.compile(rb"(?!.*node_modules/)(?:.*/)?pnpm-lock\.yaml")
_MOST_DEPTH = 50
_YARN_NAME = re.compile(r'"?(@?[^@"\s,]+)@')
_YARN_VERSION = re.compile(r'  version:? "?([^"\s]+)"?\s*$')
# `/name@1.0.0(peer@2):`, `name@1.0.0:`, and `/name/1.0.0_peer@2:` of older ones
_PNPM_KEY = re.compile(r"/?((?:@[^/@]+/)?[^/@]+)[@/]([0-9][^_]*)")


def read_installed(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The package that a package.json is of; none where it has no name or version."""
    document = json_members(path, content)
    name, version = words(document.get("name")), words(document.get("version"))
    if not (name and version):
        return ()
    return (Package(Ecosystem.NPM, name, version, path, license=_license(document)),)


def _license(document: Members) -> str:
    """SPDX's expression, or the types of objects that old ones have."""
    stated = document.get("license")
    types = [words(members(one).get("type")) for one in [stated, *items(document.get("licenses"))[:10]]]
    return words(stated) or " OR ".join(filter(None, types))


def read_npm_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of a package-lock.json of any version."""
    document = json_members(path, content)
    packages = members(document.get("packages"))
    named = _of_paths(packages) if packages else _of_tree(members(document.get("dependencies")), _MOST_DEPTH)
    return _locked(path, named)


def _of_paths(packages: Members) -> Iterator[tuple[str, str]]:
    """Of versions 2 and 3: by path in node_modules. Others are the project's own."""
    for place, value in packages.items():
        package = members(value)
        _, folder, name = place.rpartition("node_modules/")
        if folder and not package.get("link"):
            yield words(package.get("name")) or one_line(name), words(package.get("version"))


def _of_tree(dependencies: Members, depth: int) -> Iterator[tuple[str, str]]:
    """Of version 1."""
    for name, value in dependencies.items():
        package = members(value)
        yield one_line(name), words(package.get("version"))
        if depth:
            yield from _of_tree(members(package.get("dependencies")), depth - 1)


def read_yarn_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The packages of yarn's own form, and of the YAML that its later versions write."""
    return _locked(path, _of_yarn(_lines(path, content)))


def _of_yarn(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    name = ""
    for line in lines:
        if line[:1] not in (" ", "#", ""):
            found = _YARN_NAME.match(line)
            own = "@workspace:" in line or line.startswith("__metadata")
            name = found[1] if found and not own else ""
        elif name and (version := _YARN_VERSION.match(line)):
            yield name, version[1]
            name = ""


def read_pnpm_lock(path: bytes, content: bytes) -> tuple[Package, ...]:
    """The keys of the section `packages`."""
    return _locked(path, _of_pnpm(_lines(path, content)))


def _of_pnpm(lines: Iterator[str]) -> Iterator[tuple[str, str]]:
    section = ""
    for line in lines:
        if line[:1] not in (" ", "#", ""):
            section = line.strip()
        elif section == "packages:" and line[:2] == "  " != line[2:4] and line.rstrip().endswith(":"):
            name = line.strip().removesuffix(":").strip("'").partition("(")[0]
            if key := _PNPM_KEY.match(name):
                yield key[1], key[2]


def _lines(path: bytes, content: bytes) -> Iterator[str]:
    """Lines, each bounded, of which a pattern may look at every character several times."""
    check_size(path, content, MOST_METADATA_BYTES)
    return (raw[:2000].decode("utf-8", "backslashreplace") for raw in content.splitlines())


def _locked(path: bytes, named: Iterator[tuple[str, str]]) -> tuple[Package, ...]:
    found: dict[Package, None] = {}
    for name, version in named:
        if len(found) == MOST_PACKAGES:
            raise too_many(path)
        if name and version:
            found[Package(Ecosystem.NPM, name, version, path, is_locked=True)] = None
    return tuple(found)
