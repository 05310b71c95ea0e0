"""What stands out in an image: values that analyses find and the window lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.contents.model.changes import Aspect, HiddenBy
from layerscope.contents.model.entries import Kind


@dataclass(frozen=True, slots=True)
class WastedFile:
    """A version of a path that the image does not show: stored in `layer`, hidden by `hidden_by_layer`.

    `transferred_bytes` is its share of the compressed layer, None where that cannot be told.
    """

    path: bytes
    layer: int
    size_bytes: int
    transferred_bytes: int | None
    hidden_by_layer: int
    hidden_by: HiddenBy | None  # None: a newer version


@dataclass(frozen=True, slots=True)
class LargeFile:
    """One of the largest files that the image shows."""

    path: bytes
    layer: int
    size_bytes: int


class Permission(StrEnum):
    SETUID = "setuid"
    SETGID = "setgid"
    WORLD_WRITABLE = "world-writable"
    CAPABILITIES = "capabilities"


@dataclass(frozen=True, slots=True)
class PermissionFinding:
    """A file that runs as another user or with capabilities (`detail` names them), or that all may write."""

    path: bytes
    layer: int
    permission: Permission
    mode: int
    kind: Kind = Kind.FILE
    detail: str = ""


class PackageChange(StrEnum):
    ADDED = "added"
    UPGRADED = "upgraded"
    DOWNGRADED = "downgraded"
    REMOVED = "removed"


class Ecosystem(StrEnum):
    """Whose packages they are, as package URLs name it (https://github.com/package-url/purl-spec)."""

    DEB = "deb"
    APK = "apk"
    RPM = "rpm"
    PYPI = "pypi"
    NPM = "npm"
    GO = "golang"
    MAVEN = "maven"
    GEM = "gem"


@dataclass(frozen=True, slots=True)
class Package:
    """A package as its database or metadata at `path` tells; `source` is what it was built from.

    `is_locked`: a lockfile names it, which does not say that it is installed. A Maven package's `name` is
    GROUP:ARTIFACT, or the artifact alone where no file says its group.
    """

    ecosystem: Ecosystem
    name: str
    version: str
    path: bytes
    architecture: str = ""
    source: str = ""
    license: str = ""
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class PackageStep:
    """What `layer` did to a package; `before` is its version before, empty where it was added."""

    package: Package
    change: PackageChange
    layer: int
    before: str = ""


class LeftBehindPlace(StrEnum):
    FILE = "file"
    HISTORY = "history"
    ENVIRONMENT = "environment"


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A secret, or a file that usually holds one, by where it is. Its value is kept nowhere.

    `what` is the name of its form or file; `beginning` has at most the secret's first four characters.
    `line` is from 1, 0 where only the name says so. In HISTORY `layer` is the step's own layer, 0 where it
    made none, and `path` is empty; so it is in ENVIRONMENT, where `what` names the variable too.
    `removed_by_layer` is the layer that hides the file, 0 where the image shows it.
    """

    place: LeftBehindPlace
    what: str
    path: bytes = b""
    layer: int = 0
    line: int = 0
    beginning: str = ""
    removed_by_layer: int = 0


class StartFault(StrEnum):
    """What keeps an image from being unpacked, or its program from being started."""

    DAMAGED = "damaged"  # the layer's archive, at byte `at_byte`
    NO_PROGRAM = "no-program"  # the config names none
    MISSING = "missing"
    BROKEN_LINK = "broken-link"  # what it links to is `other`
    NO_FILE = "no-file"  # a folder, a device
    NOT_EXECUTABLE = "not-executable"
    WRONG_MACHINE = "wrong-machine"  # built for `detail`
    NO_INTERPRETER = "no-interpreter"  # what runs it is `other`
    WINDOWS_LINES = "windows-lines"  # the interpreter's name ends in a carriage return
    NOT_A_PROGRAM = "not-a-program"  # neither ELF nor a script


@dataclass(frozen=True, slots=True)
class StartFinding:
    """A fault of the program at `path`, which `layer` brought; 0 where no layer did.

    `chain` are the scripts that lead to the program, from the one that the config names on.
    """

    fault: StartFault
    path: bytes = b""
    layer: int = 0
    other: bytes = b""
    detail: str = ""
    at_byte: int = -1
    chain: tuple[bytes, ...] = ()


class Side(StrEnum):
    """Which of two images has a path."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SideFacts:
    """A path on one side of a comparison."""

    layer: int
    kind: Kind
    size_bytes: int
    mode: int
    uid: int
    gid: int
    mtime_s: int
    link: bytes = b""


@dataclass(frozen=True, slots=True)
class Difference:
    """A path that two images have differently; `aspects` where both have it.

    `is_certain` is False where a layer that is not listed may have what the others do not tell.
    """

    path: bytes
    side: Side
    aspects: Aspect
    left: SideFacts | None
    right: SideFacts | None
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class PackageDifference:
    """A package that two images have in other versions; an empty version: not there."""

    ecosystem: Ecosystem
    name: str
    left: str
    right: str
