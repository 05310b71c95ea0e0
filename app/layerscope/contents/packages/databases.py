"""Which files of an image say what is installed, by their paths, and what each says."""

from __future__ import annotations

import re
from collections.abc import Callable

from layerscope.contents.model.findings import Package
from layerscope.contents.packages import apk, dpkg, rpm_bdb, rpm_ndb

Read = Callable[[bytes, bytes], tuple[Package, ...]]


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


# Before usr-merge and after it; SUSE and Fedora moved rpm's to sysimage, ostree keeps it in usr/share.
_RPM = rb"(?:var/lib/rpm|usr/lib/sysimage/rpm|usr/share/rpm)"
_READERS: tuple[tuple[re.Pattern[bytes], Read], ...] = (
    (re.compile(rb"var/lib/dpkg/status(?:\.d/(?![^/]*\.md5sums$)[^/]+)?"), dpkg.read),
    (re.compile(rb"(?:usr/)?lib/apk/db/installed"), apk.read),
    (re.compile(_RPM + rb"/rpmdb\.sqlite"), _rpm_sqlite),
    (re.compile(_RPM + rb"/Packages"), rpm_bdb.read),
    (re.compile(_RPM + rb"/Packages\.db"), rpm_ndb.read),
)


def _reader(path: bytes) -> Read | None:
    return next((reader for pattern, reader in _READERS if pattern.fullmatch(path)), None)
