"""Which files of an image say what is installed or locked, by their paths, and what each says."""

from __future__ import annotations

import re
from collections.abc import Callable

from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Package
from layerscope.contents.model.limits import GIB, MIB
from layerscope.contents.packages import apk, dpkg, go_program, java, node, python, rpm_bdb, rpm_ndb, ruby
from layerscope.contents.packages.parts import ReadPart

Read = Callable[[bytes, bytes], tuple[Package, ...]]
ReadParts = Callable[[bytes, int, ReadPart], tuple[Package, ...]]


def is_database(path: bytes) -> bool:
    """Whether the file at this path, clean as an entry has it, is to be read whole for its packages."""
    return _reader(path) is not None


def packages_of(path: bytes, content: bytes) -> tuple[Package, ...]:
    """What the file says is installed; nothing where its path is none of `is_database`.

    Raises PackagesUnreadableError.
    """
    reader = _reader(path)
    return reader(path, content) if reader is not None else ()


def _rpm_sqlite(path: bytes, content: bytes) -> tuple[Package, ...]:
    from layerscope.contents.packages import rpm_sqlite  # sqlite3 takes long to load, and few images need it

    return rpm_sqlite.read(path, content)


def may_tell(name: bytes, mode: int, size_bytes: int) -> bool:
    """Whether a file of this name may tell of packages: quick, and true of others too; not distroless's."""
    if name in _NAMES or name.endswith(_ENDINGS):
        return True
    if size_bytes >= _LEAST_GO_BYTES and (mode & _ANY_EXECUTES or name[-4:].lower() == b".exe"):
        return True
    return is_jar(name)


def is_jar(path: bytes) -> bool:
    """Whether it is an archive of Java's by its name."""
    return java.is_jar(path)


def is_read_by_parts(path: bytes, kind: Kind, mode: int, size_bytes: int) -> bool:
    """Whether the file may be a jar or a Go program, of which only parts are read for its packages."""
    return _parts_reader(path, kind, mode, size_bytes) is not None


def packages_by_parts(
    path: bytes, kind: Kind, mode: int, size_bytes: int, read_part: ReadPart
) -> tuple[Package, ...]:
    """What a jar or a Go program was made of; nothing for any other file. Raises PackagesUnreadableError."""
    reader = _parts_reader(path, kind, mode, size_bytes)
    return reader(path, size_bytes, read_part) if reader is not None else ()


# Before usr-merge and after it; SUSE and Fedora moved rpm's to sysimage, ostree keeps it in usr/share.
_RPM = rb"(?:var/lib/rpm|usr/lib/sysimage/rpm|usr/share/rpm)"
_READERS: tuple[tuple[re.Pattern[bytes], Read], ...] = (
    (re.compile(rb"var/lib/dpkg/status(?:\.d/(?![^/]*\.md5sums$)[^/]+)?"), dpkg.read),
    (re.compile(rb"(?:usr/)?lib/apk/db/installed"), apk.read),
    (re.compile(_RPM + rb"/rpmdb\.sqlite"), _rpm_sqlite),
    (re.compile(_RPM + rb"/Packages"), rpm_bdb.read),
    (re.compile(_RPM + rb"/Packages\.db"), rpm_ndb.read),
    (python.METADATA, python.read_metadata),
    (python.TOML_LOCK, python.read_toml_lock),
    (python.PIPFILE_LOCK, python.read_pipfile_lock),
    (node.INSTALLED, node.read_installed),
    (node.NPM_LOCK, node.read_npm_lock),
    (node.YARN_LOCK, node.read_yarn_lock),
    (node.PNPM_LOCK, node.read_pnpm_lock),
    (ruby.INSTALLED, ruby.read_installed),
    (ruby.LOCK, ruby.read_lock),
)


# Of half a million paths nearly all are told apart by this.
_NAMES = frozenset(
    (b"status", b"installed", b"rpmdb.sqlite", b"Packages", b"Packages.db", b"METADATA", b"PKG-INFO")
)
_ENDINGS = (b".egg-info", b".gemspec", b".lock", b".locked", b".toml", b".json", b".yaml")
_DISTROLESS = b"/status.d/"


def _reader(path: bytes) -> Read | None:
    name = path[path.rfind(b"/") + 1 :]
    if not (name in _NAMES or name.endswith(_ENDINGS) or _DISTROLESS in path):
        return None
    return next((reader for pattern, reader in _READERS if pattern.fullmatch(path)), None)


_MOST_PARTED_BYTES = 2 * GIB
_LEAST_GO_BYTES = MIB // 2  # Go links none that is smaller, even without symbols
_SHARED_LIBRARY = re.compile(rb".*\.so(\.[\d.]+)?")
_ANY_EXECUTES = 0o111


def _parts_reader(path: bytes, kind: Kind, mode: int, size_bytes: int) -> ReadParts | None:
    if kind is not Kind.FILE or not 0 < size_bytes <= _MOST_PARTED_BYTES:
        return None
    if is_jar(path):
        return java.read
    is_program = mode & _ANY_EXECUTES or path.lower().endswith(b".exe")
    if is_program and size_bytes >= _LEAST_GO_BYTES and not _SHARED_LIBRARY.fullmatch(path):
        return go_program.read
    return None
