"""The bill of materials of the frozen program, in CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/.

Python packages as they are installed; what those packages tell of libraries inside them (PEP 770); what
neither tells, from `native.py`; and X's libraries, which only archives bring along. The same for the same
program from the same machine.
"""

from __future__ import annotations

import json
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from layerscope.contents.bom.licenses import spdx_expression
from pack import native
from pack.inventory import FREEZER, Package, going_along
from pack.libraries import BROUGHT, LIBRARIES

HOMEPAGE = "https://github.com/layerscope/layerscope"
_TAKEN = ("type", "name", "version", "description", "hashes", "licenses", "purl", "externalReferences")
"""Members of a component of another bill that are taken over; references to places of its build are not."""

Component = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """What the bill is of; `stamp_s` is the commit's time."""

    version: str
    machine: str
    stamp_s: int


def bill(subject: Subject, packages: list[Package], tree: Path) -> Component:
    """The document, to be written as JSON. Raises UnknownLibraryError."""
    known = {package.name: package for package in packages}
    program = _program(subject)
    components: list[Component] = []
    needs: dict[str, list[str]] = {program["bom-ref"]: []}
    for package in going_along(packages):
        component = _of_package(package)
        inside = list(_inside(package, component["bom-ref"]))
        components += [component, *inside]
        needs[program["bom-ref"]].append(component["bom-ref"])
        needs[component["bom-ref"]] = [each["bom-ref"] for each in inside]
    for component in _of_native(known.get(FREEZER), tree):
        components.append(component)
        needs[program["bom-ref"]].append(component["bom-ref"])
    for component in _brought():
        components.append(component)
        needs[program["bom-ref"]].append(component["bom-ref"])
    moment = datetime.fromtimestamp(subject.stamp_s, UTC)
    identity = f"{HOMEPAGE}/{subject.version}/{subject.machine}/{subject.stamp_s}"
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, identity)}",
        "version": 1,
        "metadata": {"timestamp": moment.isoformat().replace("+00:00", "Z"), "component": program},
        "components": components,
        "dependencies": [
            {"ref": reference, **({"dependsOn": others} if others else {})}
            for reference, others in needs.items()
        ],
    }


def _program(subject: Subject) -> Component:
    purl = f"pkg:pypi/layerscope@{subject.version}"
    return {
        "type": "application",
        "bom-ref": purl,
        "name": "layerscope",
        "version": subject.version,
        "licenses": [{"license": {"id": "Apache-2.0"}}],
        "purl": purl,
        "externalReferences": [{"type": "website", "url": HOMEPAGE}],
    }


def _of_package(package: Package) -> Component:
    purl = f"pkg:pypi/{package.name.lower().replace('_', '-')}@{package.version}"
    component: Component = {
        "type": "library",
        "bom-ref": purl,
        "name": package.name,
        "version": package.version,
        "purl": purl,
    }
    if expression := spdx_expression(package.stated):
        component["licenses"] = [{"expression": expression}]
    elif package.stated:
        component["licenses"] = [{"license": {"name": package.stated.splitlines()[0]}}]
    return component


def _inside(package: Package, parent: str) -> Iterator[Component]:
    """What the package's own bills name, under references that are this document's."""
    number = 0
    for path in package.bills:
        for component in json.loads(path.read_text("utf-8")).get("components", ()):
            if component.get("purl", "").startswith("pkg:pypi/"):
                continue  # the package itself
            number += 1
            yield {"bom-ref": f"{parent}#{number}", **_taken(component)}


def _taken(component: Component) -> Component:
    taken = {name: component[name] for name in _TAKEN if name in component}
    if "file:" in taken.get("purl", ""):  # a place on the machine that built it
        taken["purl"] = taken["purl"].partition("?")[0]
    return taken


def _of_native(freezer: Package | None, tree: Path) -> Iterator[Component]:
    known = {each["name"]: each for each in _inside(freezer, FREEZER)} if freezer else {}
    for library, version in native.versions(tree):
        told = known.get(native.OF_PACKAGES.get(library.name, ""), {})
        purl = told.get("purl") or f"pkg:generic/{library.name.lower()}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": library.name,
            "version": told.get("version") or version,
            "licenses": [{"expression": library.license}],
            "purl": purl,
        }


def _brought() -> Iterator[Component]:
    """X's libraries of the machine that builds, with the versions of Debian's packages where it has them."""
    for name in sorted({LIBRARIES[soname] for soname in BROUGHT}):
        asked = ["dpkg-query", "--show", "--showformat", "${Version}", name]
        try:
            version = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
        except FileNotFoundError:  # no Debian
            version = ""
        purl = f"pkg:deb/debian/{name}@{quote(version, safe='')}" if version else f"pkg:generic/{name}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            **({"version": version} if version else {}),
            "purl": purl,
            "properties": [{"name": "layerscope:only-in", "value": "tar.xz, AppImage"}],
        }
