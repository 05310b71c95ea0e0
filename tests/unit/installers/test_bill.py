"""The bill of materials against its schema, and what it says of which library."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7

from pack import libraries, native, sbom
from pack.inventory import Package, going_along
from unit.installers.conftest import STAMP_S

SUBJECT = sbom.Subject("9.8.7", "x86_64", STAMP_S)
OF_RUST = {
    "bomFormat": "CycloneDX",
    "components": [
        {
            "type": "library",
            "bom-ref": "path+file:///build/cryptography#1",
            "name": "cryptography-cffi",
            "version": "1",
            "licenses": [{"expression": "MIT OR Apache-2.0"}],
            "purl": "pkg:cargo/cryptography-cffi@1?download_url=file://.",
            "author": "somebody",
        },
        {
            "type": "library",
            "bom-ref": "x",
            "name": "openssl",
            "version": "4.0.3",
            "purl": "pkg:generic/openssl@4.0.3",
        },
    ],
}
OF_FREEZER = {
    "components": [
        {"type": "library", "name": "freeze_core", "version": "1", "purl": "pkg:pypi/freeze_core@1"},
        {
            "type": "library",
            "name": "libffi",
            "version": "3.0.13-19.el7",
            "purl": "pkg:rpm/centos/libffi@3.0.13-19.el7",
        },
        {"type": "library", "name": "readline", "version": "6.2", "purl": "pkg:rpm/centos/readline@6.2"},
    ]
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Files with their versions where a frozen program has them."""
    contents = {
        "layerscope": b"\x7fELF\x003.11.17\x00",
        "lib/PySide6/Qt/lib/libQt6Core.so.6": b"..Qt 6.11.3 (x86_64-little_endian",
        "lib/PySide6/Qt/lib/libicudata.so.73": b"",
        "lib/libcrypto-27e744a7.so.3": b"..OpenSSL 3.5.9 29 Sep 2026",
        "lib/libsqlite3-172acc61.so.3.54.1": b"",
        "lib/libbz2-a273e504.so.1.0.6": b"",
        "lib/libffi-af4ed708.so.6.0.1": b"",
        "lib/liblzma-004595ca.so.5.2.2": b"",
    }
    for name, content in contents.items():
        path = tmp_path / "tree" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "tree"


@pytest.fixture
def packages(tmp_path: Path) -> list[Package]:
    files = {}
    for name, document in {"rust": OF_RUST, "auditwheel": OF_FREEZER}.items():
        files[name] = tmp_path / name / "sboms" / f"{name}.cdx.json"
        files[name].parent.mkdir(parents=True)
        files[name].write_text(json.dumps(document))
    return [
        Package("cryptography", "50.0.2", "Apache-2.0 OR BSD-3-Clause", "", (files["rust"],)),
        Package("freeze-core", "0.8.1", "MIT", "", (files["auditwheel"],)),
        Package("layerscope", "9.8.7", "Apache-2.0", "", ()),
        Package("python-dateutil", "2.9.0", "Dual License\nand more", "", ()),
        Package("setuptools", "84.2.1", "MIT", "", ()),
        Package("typing_extensions", "4.16.0", "", "", ()),
    ]


def named(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in document["components"]}


def schema(name: str) -> Any:
    folder = resources.files("cyclonedx.schema") / "_res"
    return json.loads((folder / f"{name}.SNAPSHOT.schema.json").read_text(encoding="utf-8"))


def test_it_fits_the_schema_of_its_version(tree: Path, packages: list[Package]) -> None:
    registry: Registry[Any] = Registry()
    for name in ("spdx", "jsf-0.82"):
        found = DRAFT7.create_resource(schema(name))
        registry = registry.with_resource(found.id() or "", found)
        registry = registry.with_resource(f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", found)
    validator = Draft7Validator(schema("bom-1.6"), registry=registry)
    document = sbom.bill(SUBJECT, packages, tree)
    assert [error.message for error in validator.iter_errors(document)] == []
    references = [one["bom-ref"] for one in document["components"]]
    assert len(references) == len(set(references))
    known = {*references, document["metadata"]["component"]["bom-ref"]}
    assert {other for one in document["dependencies"] for other in one.get("dependsOn", ())} <= known


def test_what_only_builds_is_not_in_it(tree: Path, packages: list[Package]) -> None:
    names = named(sbom.bill(SUBJECT, packages, tree))
    assert {"freeze-core", "setuptools", "layerscope", "readline"}.isdisjoint(names)
    assert [each.name for each in going_along(packages)] == [
        "cryptography",
        "python-dateutil",
        "typing_extensions",
    ]


def test_bills_that_packages_bring_are_taken_over(tree: Path, packages: list[Package]) -> None:
    document = sbom.bill(SUBJECT, packages, tree)
    rust = named(document)["cryptography-cffi"]
    assert rust["purl"] == "pkg:cargo/cryptography-cffi@1"
    assert "file:" not in json.dumps(document)
    inside = next(one for one in document["dependencies"] if one["ref"] == "pkg:pypi/cryptography@50.0.2")
    assert rust["bom-ref"] in inside["dependsOn"]


def test_libraries_without_a_package_tell_their_versions(tree: Path, packages: list[Package]) -> None:
    names = named(sbom.bill(SUBJECT, packages, tree))
    told = {name: names[name]["version"] for name in ("Python", "Qt", "ICU", "OpenSSL", "SQLite", "libffi")}
    assert told == {
        "Python": "3.11.17",
        "Qt": "6.11.3",
        "ICU": "73",
        "OpenSSL": "3.5.9",
        "SQLite": "3.54.1",
        "libffi": "3.0.13-19.el7",
    }
    assert names["Qt"]["licenses"] == [{"expression": "LGPL-3.0-only"}]
    assert names["openssl"]["version"] == "4.0.3"  # the one inside cryptography


def test_libraries_that_only_archives_bring_are_marked(tree: Path, packages: list[Package]) -> None:
    document = sbom.bill(SUBJECT, packages, tree)
    marked = [one for one in document["components"] if "properties" in one]
    assert {one["name"] for one in marked} == {libraries.LIBRARIES[soname] for soname in libraries.BROUGHT}
    assert all(one["purl"].startswith(("pkg:deb/debian/libx", "pkg:generic/libx")) for one in marked)


def test_a_library_that_is_gone_is_told(tree: Path, packages: list[Package]) -> None:
    (tree / "lib/libcrypto-27e744a7.so.3").unlink()
    with pytest.raises(native.UnknownLibraryError, match="OpenSSL"):
        sbom.bill(SUBJECT, packages, tree)


def test_licenses_are_expressions_or_what_is_stated(tree: Path, packages: list[Package]) -> None:
    names = named(sbom.bill(SUBJECT, packages, tree))
    assert names["cryptography"]["licenses"] == [{"expression": "Apache-2.0 OR BSD-3-Clause"}]
    assert names["python-dateutil"]["licenses"] == [{"license": {"name": "Dual License"}}]
    assert "licenses" not in names["typing_extensions"]


def test_the_same_program_has_the_same_bill(tree: Path, packages: list[Package]) -> None:
    first, second = (sbom.bill(SUBJECT, packages, tree) for _ in range(2))
    assert first == second
    assert first["metadata"]["timestamp"].endswith("Z")
