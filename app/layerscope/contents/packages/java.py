"""Java packages out of jars, and out of the jars that those hold."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.model.limits import MIB
from layerscope.contents.packages.bounds import MOST_PACKAGES, text, too_many, unknown_form
from layerscope.contents.packages.jar_directory import check_directory
from layerscope.contents.packages.parts import PartedFile, ReadPart, TooMuchReadError

# Two names for one member, which some tools write: from Python 3.14 on zipfile reads it, and warns.
warnings.filterwarnings("ignore", "Overlapped entries", UserWarning)
_JARS = frozenset((b".jar", b".war", b".ear", b".hpi", b".jpi", b".par", b".sar"))
_MOST_TEXT_BYTES = 1 * MIB
_MOST_INNER_BYTES = 128 * MIB  # of one jar in a jar
_MOST_INNER_BYTES_TOGETHER = 1024 * MIB
_POM = re.compile(r"META-INF/maven/[^/]+/[^/]+/pom\.properties")
_MANIFEST = "META-INF/MANIFEST.MF"
_FILE_NAME = re.compile(r"(.+?)-(\d[\w.+-]*)")
_GROUP = re.compile(r"[a-z][\w-]*(\.[\w-]+)+")
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, RuntimeError, OSError, LookupError,
    TypeError, AttributeError,
    OverflowError, TooMuchReadError,
)  # fmt: skip


def is_jar(path: bytes) -> bool:
    """Whether it is an archive of Java's by its name."""
    return path[-4:].lower() in _JARS


def read(path: bytes, size_bytes: int, read_part: ReadPart) -> tuple[Package, ...]:
    """What pom.properties in the jar and in the jars inside it say, else their manifests and names.

    A jar in a jar in a jar is not looked into. Raises PackagesUnreadableError for what is no archive.
    """
    room = [_MOST_INNER_BYTES_TOGETHER]
    name = text(path.rpartition(b"/")[2])
    found: dict[Package, None] = {}
    try:
        for package in _packages(path, name, PartedFile(size_bytes, read_part).buffered(), room):
            if len(found) == MOST_PACKAGES:
                raise too_many(path)
            found[package] = None
    except _DAMAGE as error:
        raise unknown_form(path) from error
    return tuple(found)


def _packages(path: bytes, name: str, file: IO[bytes], room: list[int], depth: int = 1) -> Iterator[Package]:
    check_directory(file)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        poms = [one for one in members if _POM.fullmatch(one.filename)]
        own = [package for one in poms if (package := _of_pom(path, _text_of(archive, one)))]
        yield from own
        if not own:
            yield from _of_manifest(path, name, archive)
        for one in members if depth else ():
            if is_jar(one.filename[-4:].encode("utf-8", "replace")):
                inner = _bounded(archive, one, _MOST_INNER_BYTES)
                room[0] -= len(inner)
                if room[0] < 0:
                    raise TooMuchReadError
                yield from _packages(
                    path, one.filename.rpartition("/")[2], io.BytesIO(inner), room, depth - 1
                )


def _bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most_bytes: int) -> bytes:
    """The member, where it is stored or deflated, has no password, and is as small as it says."""
    if (
        member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        or member.file_size > most_bytes
    ):
        raise ValueError("a member that is not read")
    with archive.open(member) as opened:
        return opened.read(most_bytes)


def _text_of(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str:
    return _bounded(archive, member, _MOST_TEXT_BYTES).decode("utf-8", "backslashreplace")


def _of_pom(path: bytes, properties: str) -> Package | None:
    fields = dict(
        re.findall(r"^[ \t]*(groupId|artifactId|version)[ \t]*[=:][ \t]*(\S+)", properties, re.MULTILINE)
    )
    if "artifactId" not in fields or "version" not in fields:
        return None
    name = ":".join(filter(None, (fields.get("groupId"), fields["artifactId"])))
    return Package(Ecosystem.MAVEN, text(name.encode()), text(fields["version"].encode()), path)


def _of_manifest(path: bytes, name: str, archive: zipfile.ZipFile) -> Iterator[Package]:
    """The jar by its file's name and what its manifest says; nothing where no version can be told."""
    fields = _main_attributes(archive)
    named = _FILE_NAME.fullmatch(name.rpartition(".")[0])
    bundle = fields.get("bundle-symbolicname", "").partition(";")[0].strip()
    artifact = named[1] if named else fields.get("implementation-title") or bundle or name.rpartition(".")[0]
    stated = fields.get("implementation-version") or fields.get("bundle-version") or ""
    version = named[2] if named else stated
    group = fields.get("implementation-vendor-id", "")
    if not version or " " in artifact:
        return
    full = f"{group}:{artifact}" if _GROUP.fullmatch(group) else artifact
    yield Package(Ecosystem.MAVEN, text(full.encode()), text(version.encode()), path)


def _main_attributes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Of the manifest's first section; a line that begins with a space continues the last."""
    try:
        manifest = _text_of(archive, archive.getinfo(_MANIFEST))
    except KeyError:
        return {}
    section = manifest.replace("\r\n", "\n").replace("\r", "\n").partition("\n\n")[0]
    pairs = (line.partition(":") for line in section.replace("\n ", "").split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}
