"""Bills of materials against their schema and another reader, and what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.bom import cyclonedx_json, spdx_json
from layerscope.contents.bom.bill import Bill
from layerscope.contents.bom.licenses import spdx_expression
from layerscope.contents.bom.purls import image_purl, purl_of
from layerscope.contents.model.findings import Ecosystem, Package
from layerscope.contents.packages.os_release import NO_SYSTEM, System, read

LAYERS = ("sha256:" + "1" * 64, "sha256:" + "2" * 64)
PACKAGES = (
    Package(Ecosystem.DEB, "libc6", "2.36-9+deb12u10", b"var/lib/dpkg/status", "amd64", "glibc (2.36)"),
    Package(Ecosystem.RPM, "openssl", "1:3.0.7-27.el9", b"var/lib/rpm/rpmdb.sqlite", "x86_64", "",
        "MIT and Zlib"),
    Package(Ecosystem.APK, "musl", "1.2.4-r2", b"lib/apk/db/installed", "x86_64", "musl", "MIT"),
    Package(Ecosystem.PYPI, "Flask", "3.0.0", b"x/Flask.dist-info/METADATA", license="BSD License, or so"),
    Package(Ecosystem.NPM, "@babel/core", "7.23.9", b"app/yarn.lock", is_locked=True),
    Package(Ecosystem.GO, "github.com/a/B", "v1.2.3", b"bin/b"),
    Package(Ecosystem.GO, "stdlib", "1.22.0", b"bin/b"),
    Package(Ecosystem.MAVEN, "org.example:core", "1.0", b"app.jar", license="Apache-2.0 OR MIT"),
    Package(Ecosystem.MAVEN, "core", "1.0", b"\xff.jar"),
    Package(Ecosystem.GEM, "rake", "", b"specifications/rake.gemspec"),
    Package(Ecosystem.DEB, "libc6", "2.36-9+deb12u10", b"var/lib/dpkg/status", "i386"),
)  # fmt: skip
BILL = Bill(
    "team/app:1.0",
    "sha256:" + "a" * 64,
    LAYERS,
    tuple(InstalledPackage(package, number % 3) for number, package in enumerate(PACKAGES)),
    System("debian", "12"),
    unknown_layers=(2,),
)
ENDLESS = "x" * 900


def nothing() -> None:
    """A check that nobody stops."""


def cyclonedx() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(cyclonedx_json.write(BILL, nothing))
    return found


def spdx() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(spdx_json.write(BILL, nothing))
    return found


def schema(name: str) -> Any:
    """One that the library brings, as CycloneDX publishes it."""
    folder = resources.files("cyclonedx.schema") / "_res"
    return json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))


def properties(component: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["value"] for one in component["properties"]}


class TestCycloneDx:
    def test_fits_the_schema_of_its_version(self) -> None:
        registry: Registry[Any] = Registry()
        for name in ("spdx", "jsf-0.82"):
            found = DRAFT7.create_resource(schema(name))
            registry = registry.with_resource(found.id() or "", found)
            registry = registry.with_resource(
                f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", found
            )
        validator = Draft7Validator(schema("bom-1.6"), registry=registry)
        assert [error.message for error in validator.iter_errors(cyclonedx())] == []

    def test_says_where_each_package_is_from(self) -> None:
        document = cyclonedx()
        assert document["specVersion"] == "1.6"
        image = document["metadata"]["component"]
        assert image["purl"] == f"pkg:oci/app@{BILL.digest}?repository_url=team/app"
        assert properties(image)["layerscope:layer:2:digest"] == LAYERS[1]
        components = {one["bom-ref"]: one for one in document["components"]}
        assert len(components) == len(PACKAGES)
        rpm = components["package-2"]
        assert rpm["purl"] == "pkg:rpm/debian/openssl@3.0.7-27.el9?arch=x86_64&distro=debian-12&epoch=1"
        assert rpm["licenses"] == [{"expression": "MIT AND Zlib"}]
        assert properties(rpm)["layerscope:layer:digest"] == LAYERS[0]
        assert components["package-3"]["licenses"] == [{"license": {"id": "MIT"}}]
        assert components["package-4"]["licenses"] == [{"license": {"name": "BSD License, or so"}}]
        assert components["package-5"]["scope"] == "optional"

    def test_the_same_bill_gives_the_same_bytes(self) -> None:
        assert cyclonedx_json.write(BILL, nothing) == cyclonedx_json.write(BILL, nothing)
        assert cyclonedx()["metadata"]["timestamp"].startswith("1970-01-01")


class TestSpdx:
    def test_another_reader_finds_nothing_wrong_with_it(self, tmp_path: Any) -> None:
        """The parser and the validator of SPDX's own tools, which warn and therefore run by themselves."""
        file = tmp_path / "bill.spdx.json"
        file.write_bytes(spdx_json.write(BILL, nothing))
        code = (
            "import sys\n"
            "from spdx_tools.spdx.parser.parse_anything import parse_file\n"
            "from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document\n"
            "document = parse_file(sys.argv[1])\n"
            "faults = validate_full_spdx_document(document)\n"
            "print(len(document.packages), [one.validation_message for one in faults])\n"
        )
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code, str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout.strip(), done.stderr) == (f"{len(PACKAGES) + 1} []", "")

    def test_says_where_each_package_is_from(self) -> None:
        document = spdx()
        assert document["spdxVersion"] == "SPDX-2.3"
        image, *packages = document["packages"]
        assert image["checksums"] == [{"algorithm": "SHA256", "checksumValue": "a" * 64}]
        assert (
            packages[1]["annotations"][0]["comment"]
            == f"path: var/lib/rpm/rpmdb.sqlite\nlayer 1: {LAYERS[0]}"
        )
        assert packages[1]["licenseDeclared"] == "MIT AND Zlib"
        assert packages[3]["licenseDeclared"] == "NOASSERTION"
        assert packages[3]["licenseComments"] == "The package states: BSD License, or so"
        assert "nothing says that it is installed" in packages[4]["annotations"][0]["comment"]
        assert "Of these layers not all could be looked at: 2." in document["creationInfo"]["comment"]
        assert len({one["SPDXID"] for one in document["packages"]}) == len(PACKAGES) + 1

    def test_a_time_is_told_where_there_is_one(self) -> None:
        timed = Bill("a", BILL.digest, (), (), created=datetime(2026, 11, 29, 12, 0, 1, tzinfo=UTC))
        assert (
            json.loads(spdx_json.write(timed, nothing))["creationInfo"]["created"] == "2026-11-29T12:00:01Z"
        )
        assert spdx()["creationInfo"]["created"] == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize("write", [cyclonedx_json.write, spdx_json.write])
def test_hostile_names_are_texts(write: Any) -> None:
    names = ("a\n\u202eb", '"</x>', "../../x", ENDLESS, "a@b?c#d%")
    for ecosystem in Ecosystem:
        packages = tuple(InstalledPackage(Package(ecosystem, name, name, b"\xff\n"), 1) for name in names)
        document = json.loads(write(Bill("n", BILL.digest, LAYERS, packages), nothing))
        assert len(document.get("components") or document["packages"][1:]) == len(names)


@pytest.mark.parametrize("write", [cyclonedx_json.write, spdx_json.write])
def test_writing_is_stopped(write: Any) -> None:
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        write(BILL, stop)


@pytest.mark.parametrize(
    ("number", "purl"),
    [
        (0, "pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12&upstream=glibc"),
        (2, "pkg:apk/debian/musl@1.2.4-r2?arch=x86_64&distro=debian-12"),
        (3, "pkg:pypi/flask@3.0.0"),
        (4, "pkg:npm/%40babel/core@7.23.9"),
        (5, "pkg:golang/github.com/a/B@v1.2.3"),
        (6, "pkg:golang/stdlib@1.22.0"),
        (7, "pkg:maven/org.example/core@1.0"),
        (8, "None"),
        (9, "pkg:gem/rake"),
    ],
)
def test_package_urls(number: int, purl: str) -> None:
    assert str(purl_of(PACKAGES[number], System("debian", "12"))) == purl


def test_an_image_s_url() -> None:
    name = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/App:1"
    where = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/app"
    assert str(image_purl(name, "sha256:ab")) == f"pkg:oci/app@sha256:ab?repository_url={where}"
    assert image_purl("", "sha256:ab") is None


@pytest.mark.parametrize(
    ("stated", "expression"),
    [
        ("MIT", "MIT"), ("mit or apache-2.0", "MIT OR Apache-2.0"), ("GPLv3", ""), ("", ""),
        ("MIT AND (", ""), ("LicenseRef-x", ""), (ENDLESS, ""), ("GPL-2.0-only WITH Classpath-exception-2.0",
        "GPL-2.0-only WITH Classpath-exception-2.0"),
    ],
)  # fmt: skip
def test_license_expressions(stated: str, expression: str) -> None:
    assert spdx_expression(stated) == expression


def test_os_release() -> None:
    assert read(b'NAME="Debian"\nID=debian\nVERSION_ID="12"\r\n') == System("debian", "12")
    assert read(b"ID=$(rm -rf)\n\xff") == NO_SYSTEM


def test_no_window_imports_the_library() -> None:
    """Nor a worker, before a bill is written."""
    code = (
        "import sys, layerscope.worker.serving, layerscope.contents.service.service\n"
        "print([name for name in ('cyclonedx', 'packageurl', 'license_expression') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
