"""What metadata folders, lockfiles, jars and Go programs say is there."""

from __future__ import annotations

import base64
import importlib.metadata
import io
import struct
import time
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages import java
from layerscope.contents.packages.databases import (
    is_database,
    is_read_by_parts,
    packages_by_parts,
    packages_of,
)
from support.samples import language_packages as made
from support.samples.go_programs import PROGRAMS
from support.samples.package_databases import damages


def named(packages: tuple[Package, ...]) -> list[tuple[str, str]]:
    return [(package.name, package.version) for package in packages]


def by_parts(path: bytes, content: bytes) -> tuple[Package, ...]:
    return packages_by_parts(
        path, Kind.FILE, 0o755, len(content), lambda start, size: content[start : start + size]
    )


def jar(members: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def go_program(name: str) -> bytes:
    return zlib.decompress(base64.b85decode(PROGRAMS[name]))


NPM, GEM = b"node_modules/a/package.json", b"specifications/a.gemspec"
TITLE = "Implementation"
POM = "META-INF/maven/org.example/core/pom.properties"
PROPERTIES = "#Generated\ngroupId=org.example\nartifactId=core\nversion=1.2.3\n"


class TestText:
    @pytest.mark.parametrize(("path", "content", "expected", "is_locked"), made.TEXTS)
    def test_says(
        self, path: bytes, content: bytes, expected: list[tuple[str, str]], is_locked: bool
    ) -> None:
        packages = packages_of(path, content)
        assert named(packages) == expected
        assert {package.is_locked for package in packages} <= {is_locked}
        assert {package.path for package in packages} <= {path}

    @pytest.mark.parametrize(
        "path",
        [b"app/requirements.txt", b"app/package.json", b"app/node_modules/a/test/package.json",
         b"app/node_modules/.package-lock.json", b"app/node_modules/a/yarn.lock", b"x/METADATA",
         b"app/node_modules/@scope/package.json", b"app/a.gemspec"],
    )  # fmt: skip
    def test_what_tells_no_more_than_a_wish_is_not_read(self, path: bytes) -> None:
        assert not is_database(path)

    @pytest.mark.parametrize(
        ("path", "content", "terms"),
        [
            (b"a.dist-info/METADATA", b"Name: a\nLicense-Expression: MIT OR X\nLicense: y\n", "MIT OR X"),
            (b"a.dist-info/METADATA", b"Name: a\nLicense: BSD\n", "BSD"),
            (NPM, b'{"name":"a","version":"1","license":{"type":"ISC"}}', "ISC"),
            (NPM, b'{"name":"a","version":"1","licenses":[{"type":"A"},{"type":"B"}]}', "A OR B"),
            (GEM, b"s.name = 'a'\ns.version = '1'\ns.licenses = ['MIT'.freeze, \"BSD\"]", "MIT OR BSD"),
        ],
    )
    def test_license(self, path: bytes, content: bytes, terms: str) -> None:
        assert [package.license for package in packages_of(path, content)] == [terms]

    def test_half_a_character_is_shown(self) -> None:
        (package,) = packages_of(NPM, b'{"name": "a\\ud800", "version": "1"}')
        assert package.name == "a\\ud800"

    def test_importlib_tells_the_same(self) -> None:
        told, ours = [], []
        for distribution in importlib.metadata.distributions():
            file = next((one for one in distribution.files or () if one.name == "METADATA"), None)
            if file is not None:
                told.append((distribution.metadata["Name"], distribution.version))
                content = Path(str(distribution.locate_file(file))).read_bytes()
                ours += named(packages_of(str(file).encode(), content))
        assert len(told) > 10
        assert ours == told

    @pytest.mark.parametrize("path", [b"poetry.lock", b"Pipfile.lock", b"package-lock.json"])
    @pytest.mark.parametrize(
        "content", [b"\xff", b"[" * 100_000, b'{"a":' * 100_000, b"a = " + b"[" * 100_000]
    )
    def test_another_form_is_said(self, path: bytes, content: bytes) -> None:
        with pytest.raises(PackagesUnreadableError, match="form is unknown"):
            packages_of(path, content)

    @pytest.mark.parametrize(("path", "content"), [row[:2] for row in made.TEXTS])
    def test_damage_is_said_and_nothing_else(self, path: bytes, content: bytes) -> None:
        for damaged in damages(content, default_count=150):
            with suppress(PackagesUnreadableError):
                packages_of(path, damaged)

    @pytest.mark.parametrize(
        ("path", "content"),
        [
            (GEM, b"\n" * 400_000),
            (GEM, b"s.name = '" * 40_000),
            (b"pnpm-lock.yaml", b"packages:\n" + 200 * (b"  /a/1" + b"1" * 1900 + b"\n")),
            (b"yarn.lock", 200 * (b"@" * 1900 + b"\n")),
            (b"Gemfile.lock", b"GEM\n" + 200 * (b"    " + b"a(" * 900 + b"\n")),
            (b"var/lib/dpkg/status", b"Package: a\n" + b"\n \t" * 100_000),
            (b"lib/apk/db/installed", b"P:a\n" + b"\n" * 400_000),
        ],
        ids=["empty lines", "no end", "pnpm", "yarn", "gems", "dpkg", "apk"],
    )
    def test_reading_takes_linear_time(self, path: bytes, content: bytes) -> None:
        start = time.process_time()
        packages_of(path, content)
        assert time.process_time() - start < 1.0


class TestJar:
    def test_pom_properties(self) -> None:
        assert named(by_parts(b"a/core.jar", jar({POM: PROPERTIES}))) == [("org.example:core", "1.2.3")]

    def test_shaded_jars_have_several(self) -> None:
        other = POM.replace("core", "more")
        content = jar({POM: PROPERTIES, other: PROPERTIES.replace("core", "more")})
        assert named(by_parts(b"a.jar", content)) == [
            ("org.example:core", "1.2.3"),
            ("org.example:more", "1.2.3"),
        ]

    def test_jars_in_it_are_read_and_those_in_them_are_not(self) -> None:
        inner = jar({POM: PROPERTIES, "lib/deeper.jar": jar({POM: PROPERTIES.replace("core", "deeper")})})
        content = jar({"BOOT-INF/lib/core-1.2.3.jar": inner, "BOOT-INF/lib/plain-4.5.jar": jar({"a": "b"})})
        assert named(by_parts(b"app.war", content)) == [("org.example:core", "1.2.3"), ("plain", "4.5")]

    @pytest.mark.parametrize(
        ("name", "manifest", "expected"),
        [
            (b"guava-31.1-jre.jar", "", [("guava", "31.1-jre")]),
            (b"c.jar", f"{TITLE}-Title: commons\r\n{TITLE}-Version: 2.6\r\n", [("commons", "2.6")]),
            (b"a-1.jar", f"{TITLE}-Vendor-Id: org.b\n{TITLE}-Version: 2\n", [("org.b:a", "1")]),
            (b"x.jar", "Bundle-SymbolicName: o.x;a:=b\nBundle-Version: 1.\n 2.3\n", [("o.x", "1.2.3")]),
            (b"app.jar", f"Main-Class: A\n\nName: b\n{TITLE}-Version: 9\n", []),
        ],
    )
    def test_manifest_and_name(self, name: bytes, manifest: str, expected: list[tuple[str, str]]) -> None:
        content = jar({"META-INF/MANIFEST.MF": f"Manifest-Version: 1.0\n{manifest}"})
        assert named(by_parts(b"opt/" + name, content)) == expected

    def test_a_bomb_is_not_unpacked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(java, "_MOST_INNER_BYTES", 1000)
        content = jar({"lib/a.jar": bytes(1001)})
        with pytest.raises(PackagesUnreadableError):
            by_parts(b"a.jar", content)

    @pytest.mark.parametrize("content", [b"", b"PK\5\6", b"\x7fELF" + bytes(1000)])
    def test_no_archive_is_said(self, content: bytes) -> None:
        with pytest.raises(PackagesUnreadableError):
            by_parts(b"a.jar", content or b"x")

    def test_a_directory_that_is_too_large_is_not_read(self) -> None:
        content = bytearray(jar({"a": "b"}))
        struct.pack_into("<I", content, len(content) - 22 + 12, 1 << 30)
        with pytest.raises(PackagesUnreadableError):
            by_parts(b"a.jar", bytes(content))

    def test_damage_is_said_and_nothing_else(self) -> None:
        content = jar(
            {POM: PROPERTIES, "lib/b-1.jar": jar({"META-INF/MANIFEST.MF": "A: b\n"}), "c": "d" * 99}
        )
        for damaged in damages(content):
            with suppress(PackagesUnreadableError):
                by_parts(b"a.jar", damaged or b"x")


class TestGoProgram:
    @pytest.mark.parametrize("name", PROGRAMS)
    def test_says_its_modules(self, name: str) -> None:
        packages = by_parts(b"usr/bin/hello", go_program(name))
        assert named(packages) == [
            ("stdlib", "1.19.8"),
            ("example.com/hello", ""),  # (devel)
            ("example.com/dep", "v1.2.3"),
            ("example.com/other", ""),  # replaced by a folder
        ]
        assert {package.ecosystem for package in packages} == {Ecosystem.GO}

    @pytest.mark.parametrize("order", ["<", ">"])
    @pytest.mark.parametrize("pointer", ["I", "Q"])
    def test_says_them_by_pointers_as_before_go_1_18(self, order: str, pointer: str) -> None:
        program = made.go_by_pointers(order, pointer) + bytes(1 << 19)
        assert named(by_parts(b"a", program)) == [("stdlib", "1.16.2"), ("example.com/b", "v2.0.0")]

    def test_reads_little(self) -> None:
        content = go_program("linux-amd64")
        asked: list[int] = []

        def read(start: int, size: int) -> bytes:
            asked.append(size)
            return content[start : start + size]

        assert packages_by_parts(b"a", Kind.FILE, 0o755, len(content), read)
        assert sum(asked) < 10_000

    def test_another_program_has_none(self) -> None:
        assert by_parts(b"a", b"#!/bin/sh\n" * 60_000) == ()
        assert (
            by_parts(b"a", go_program("linux-amd64").replace(b"\xff Go buildinf:", b"\xff No buildinf:"))
            == ()
        )
        assert by_parts(b"a", go_program("linux-amd64").replace(b".go.buildinfo", b".no.buildinfo")) == ()

    @pytest.mark.parametrize(
        ("path", "kind", "mode", "expected"),
        [
            (b"usr/bin/a", Kind.FILE, 0o755, True),
            (b"usr/bin/a", Kind.SYMLINK, 0o777, False),
            (b"usr/bin/a", Kind.FILE, 0o644, False),
            (b"Files/a.EXE", Kind.FILE, 0o644, True),
            (b"usr/lib/a.so.1.2", Kind.FILE, 0o755, False),
            (b"a.JAR", Kind.FILE, 0o644, True),
        ],
    )
    def test_which_are_looked_into(self, path: bytes, kind: Kind, mode: int, expected: bool) -> None:
        assert is_read_by_parts(path, kind, mode, 1 << 20) is expected

    def test_damage_is_said_and_nothing_else(self) -> None:
        content = go_program("linux-amd64")
        head, body = content[:6000], content[6000:]
        at = content.index(b"\xff Go buildinf:")
        for damaged in damages(head, default_count=300):
            with suppress(PackagesUnreadableError):
                by_parts(b"a", damaged.ljust(6000, b"\0")[:6000] + body)
        for damaged in damages(content[at : at + 600], default_count=300):
            with suppress(PackagesUnreadableError):
                by_parts(b"a", content[:at] + damaged.ljust(600, b"\0")[:600] + content[at + 600 :])
        windows = go_program("windows-386")
        for damaged in damages(windows[:1024], default_count=300):
            with suppress(PackagesUnreadableError):
                by_parts(b"a", damaged.ljust(1024, b"\0")[:1024] + windows[1024:])
