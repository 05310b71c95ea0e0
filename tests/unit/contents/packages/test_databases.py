"""Which paths are databases, what each form says, and that damage is said to be that."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress

import pytest

from layerscope.contents.errors import PackagesUnreadableError
from layerscope.contents.model.findings import Package
from layerscope.contents.packages import bounds
from layerscope.contents.packages.databases import is_database, packages_of
from support.samples import package_databases as made

STATUS = b"var/lib/dpkg/status"
APK = b"lib/apk/db/installed"
SQLITE, BDB, NDB = b"var/lib/rpm/rpmdb.sqlite", b"var/lib/rpm/Packages", b"usr/lib/sysimage/rpm/Packages.db"
RPMS = {("p0", "1.0-1.el9"), ("p1", "7:1.1-1.el9"), ("p2", "1.2-1.el9")}


def named(packages: tuple[Package, ...]) -> set[tuple[str, str]]:
    return {(package.name, package.version) for package in packages}


def an_sqlite(statements: str, headers: Sequence[bytes] = (), journal: str = "wal") -> bytes:
    """A database file as rpm's, which a write-ahead log was used for."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(statements)
        for header in headers:
            connection.execute("INSERT INTO Packages (blob) VALUES (?)", (header,))
        connection.commit()
        image = bytearray(connection.serialize())
    if journal == "wal":
        image[18:20] = b"\2\2"
    return bytes(image)


TABLE = "CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL);"


class TestPaths:
    @pytest.mark.parametrize(
        "path",
        [STATUS, b"var/lib/dpkg/status.d/tzdata", APK, b"usr/lib/apk/db/installed", SQLITE, BDB, NDB,
         b"usr/share/rpm/rpmdb.sqlite", b"usr/lib/sysimage/rpm/rpmdb.sqlite"],
    )  # fmt: skip
    def test_is_one(self, path: bytes) -> None:
        assert is_database(path)

    @pytest.mark.parametrize(
        "path",
        [b"", b"status", b"x/var/lib/dpkg/status", b"var/lib/dpkg/status.d/tzdata.md5sums",
         b"var/lib/dpkg/status.d",
         b"var/lib/dpkg/status-old", b"var/lib/rpm/Name", b"var/lib/dpkg/status\n",
         b"lib/apk/db/installed/x"],
    )  # fmt: skip
    def test_is_none(self, path: bytes) -> None:
        assert not is_database(path)
        assert packages_of(path, b"anything") == ()


class TestForms:
    def test_dpkg_tells_what_is_installed(self) -> None:
        packages = packages_of(STATUS, made.DPKG)
        assert named(packages) == {("base-files", "12.4+deb12u5"), ("half", "2:1.0-1")}
        assert packages[0].source == "base-files-src (12.4)"
        assert packages[0].architecture == "amd64"

    def test_distroless_has_a_file_a_package_and_no_status(self) -> None:
        packages = packages_of(b"var/lib/dpkg/status.d/tzdata", made.DISTROLESS)
        assert named(packages) == {("tzdata", "2024a-0+deb12u1")}

    def test_apk(self) -> None:
        packages = packages_of(APK, made.APK)
        assert named(packages) == {("musl", "1.2.4-r2"), ("busybox-binsh", "1.36.1-r5")}
        assert [(package.source, package.license) for package in packages] == [
            ("musl", "MIT"),
            ("busybox", "GPL-2.0-only"),
        ]

    @pytest.mark.parametrize("journal", ["wal", "delete"])
    def test_rpm_in_sqlite(self, journal: str) -> None:
        content = an_sqlite(TABLE, made.rpm_headers(), journal)
        assert named(packages_of(SQLITE, content)) == RPMS

    @pytest.mark.parametrize("order", ["<", ">"])
    @pytest.mark.parametrize("filling", [0, 5000])
    def test_rpm_in_berkeley_db_of_either_byte_order(self, order: str, filling: int) -> None:
        content = made.bdb(made.rpm_headers(filling=filling), order)
        assert named(packages_of(BDB, content)) == RPMS

    def test_rpm_in_ndb(self) -> None:
        assert named(packages_of(NDB, made.ndb(made.rpm_headers()))) == RPMS

    def test_an_imported_key_is_no_package(self) -> None:
        headers = [made.rpm_header({1000: "gpg-pubkey", 1001: "1", 1002: "2"}), *made.rpm_headers()]
        assert named(packages_of(NDB, made.ndb(headers))) == RPMS

    @pytest.mark.parametrize("path", [STATUS, APK])
    def test_an_empty_list_is_one(self, path: bytes) -> None:
        assert packages_of(path, b"") == packages_of(path, b"\n") == ()

    @pytest.mark.parametrize("path", [STATUS, APK, SQLITE, BDB, NDB])
    def test_another_form_is_said(self, path: bytes) -> None:
        with pytest.raises(PackagesUnreadableError, match="form is unknown"):
            packages_of(path, b"\x7fELF" + bytes(2000))


class TestDanger:
    def test_a_view_is_not_read(self) -> None:
        content = an_sqlite("CREATE VIEW Packages AS SELECT 1 AS blob;")
        with pytest.raises(PackagesUnreadableError, match="form is unknown"):
            packages_of(SQLITE, content)

    def test_a_computed_column_is_not_read(self) -> None:
        content = an_sqlite("CREATE TABLE Packages (a, blob AS (hex(zeroblob(1000))));")
        with pytest.raises(PackagesUnreadableError, match="form is unknown"):
            packages_of(SQLITE, content)

    def test_reading_ends_by_the_clock(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from layerscope.contents.packages import rpm_sqlite

        monkeypatch.setattr(rpm_sqlite, "_MOST_S", -1.0)
        monkeypatch.setattr(rpm_sqlite, "_STEPS", 1)
        with pytest.raises(PackagesUnreadableError, match="interrupted"):
            packages_of(SQLITE, an_sqlite(TABLE, made.rpm_headers(50)))

    def test_a_number_for_a_header(self) -> None:
        content = an_sqlite(TABLE + "INSERT INTO Packages (blob) VALUES (5);")
        with pytest.raises(PackagesUnreadableError, match="damaged"):
            packages_of(SQLITE, content)

    def test_pages_that_lead_in_a_circle(self) -> None:
        content = bytearray(made.bdb(made.rpm_headers(1, filling=2000)))
        content[2 * 512 + 16 : 2 * 512 + 20] = (2).to_bytes(4, "little")
        with pytest.raises(PackagesUnreadableError, match="damaged"):
            packages_of(BDB, bytes(content))

    def test_a_wrong_checksum(self) -> None:
        content = made.ndb(made.rpm_headers()).replace(b"1.el9", b"1.el8", 1)
        with pytest.raises(PackagesUnreadableError, match="damaged"):
            packages_of(NDB, content)

    def test_more_packages_than_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from layerscope.contents.packages import apk, dpkg

        for module in (apk, dpkg):
            monkeypatch.setattr(module, "MOST_PACKAGES", 1)
        for path, content in ((STATUS, made.DPKG), (APK, made.APK)):
            with pytest.raises(PackagesUnreadableError, match="more than"):
                packages_of(path, content)

    def test_names_are_one_line_and_bounded(self) -> None:
        (package,) = packages_of(STATUS, b"Package: a\x1f\xffb" + b"c" * 9000 + b"\nVersion: 1\n")
        assert package.name.startswith("a \\xffb")
        assert len(package.name) <= bounds._MOST_CHARACTERS

    @pytest.mark.parametrize(
        ("path", "content"),
        [
            (STATUS, made.DPKG),
            (APK, made.APK),
            (SQLITE, an_sqlite(TABLE, made.rpm_headers())),
            (BDB, made.bdb(made.rpm_headers(filling=700))),
            (NDB, made.ndb(made.rpm_headers())),
        ],
        ids=["dpkg", "apk", "sqlite", "bdb", "ndb"],
    )
    def test_damage_is_said_and_nothing_else(self, path: bytes, content: bytes) -> None:
        for damaged in made.damages(content):
            with suppress(PackagesUnreadableError):
                packages_of(path, damaged)
