"""A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema.schema import SchemaVersion1Dot6
from cyclonedx.spdx import is_supported_id

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.bom.bill import NO_TIME, Bill, shown_path
from layerscope.contents.bom.licenses import spdx_expression
from layerscope.contents.bom.purls import image_purl, purl_of

_IMAGE = "image"
_PREFIX = "layerscope:"
_CHECKED_EVERY = 100  # packages


def write(bill: Bill, check: Callable[[], None]) -> bytes:
    """The bill as JSON; the same for the same bill. `check` may raise to stop.

    Each component is written by the library, and so is all around them: of a whole bill it compares every
    component with every other one, which takes 13 seconds for 5,000.
    """
    image = _image(bill)
    tool = Component(name="layerscope", version=bill.tool_version or None, type=ComponentType.APPLICATION)
    metadata = BomMetaData(component=image, timestamp=bill.created or NO_TIME)
    metadata.tools.components.add(tool)
    bom = Bom(metadata=metadata, serial_number=bill.identity)
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    components = []
    for number, installed in enumerate(bill.packages, start=1):
        if not number % _CHECKED_EVERY:
            check()
        component: Any = _component(bill, number, installed)
        components.append(json.loads(component.as_json(view_=SchemaVersion1Dot6)))
    check()
    document["components"] = components
    references = [one["bom-ref"] for one in components]
    document["dependencies"] = [
        {"ref": _IMAGE, **({"dependsOn": references} if references else {})},
        *({"ref": reference} for reference in references),
    ]
    return json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _image(bill: Bill) -> Component:
    properties = [_property(f"layer:{n}:digest", digest) for n, digest in enumerate(bill.layers, start=1)]
    properties += [_property("layer:unknown", str(position)) for position in bill.unknown_layers]
    return Component(
        name=bill.name,
        version=bill.digest,
        type=ComponentType.CONTAINER,
        bom_ref=_IMAGE,
        purl=image_purl(bill.name, bill.digest),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=bill.digest.partition(":")[2])],
        properties=properties,
    )


def _component(bill: Bill, number: int, installed: InstalledPackage) -> Component:
    package = installed.package
    namespace, _, name = package.name.rpartition(":" if package.ecosystem == "maven" else "\0")
    properties = [_property("path", shown_path(package.path))]
    if installed.layer:
        properties += [
            _property("layer:position", str(installed.layer)),
            _property("layer:digest", bill.layer(installed.layer)),
        ]
    if package.is_locked:
        properties.append(_property("locked", "true"))
    return Component(
        name=name,
        group=namespace or None,
        version=package.version or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"package-{number}",
        purl=purl_of(package, bill.system),
        scope=ComponentScope.OPTIONAL if package.is_locked else None,
        licenses=_licenses(package.license),
        properties=properties,
    )


def _licenses(stated: str) -> list[DisjunctiveLicense | LicenseExpression]:
    expression = spdx_expression(stated)
    if is_supported_id(expression):
        return [DisjunctiveLicense(id=expression)]
    if expression:
        return [LicenseExpression(expression)]
    return [DisjunctiveLicense(name=stated)] if stated else []


def _property(name: str, value: str) -> Property:
    return Property(name=_PREFIX + name, value=value)
