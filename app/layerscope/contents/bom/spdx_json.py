"""A bill of materials in SPDX 2.3 (https://spdx.github.io/spdx-spec/v2.3/), as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.bom.bill import NO_TIME, Bill, shown_path
from layerscope.contents.bom.licenses import spdx_expression
from layerscope.contents.bom.purls import image_purl, purl_of

_DOCUMENT, _IMAGE = "SPDXRef-DOCUMENT", "SPDXRef-Image"
_NOTHING_SAID = "NOASSERTION"
_NO_ID = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_ID = 100
_CHECKED_EVERY = 100  # packages
_Json = dict[str, Any]


def write(bill: Bill, check: Callable[[], None]) -> bytes:
    """The bill as JSON; the same for the same bill. `check` may raise to stop."""
    packages = [_image(bill)]
    for number, installed in enumerate(bill.packages, start=1):
        if not number % _CHECKED_EVERY:
            check()
        packages.append(_package(bill, number, installed))
    document = {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": _DOCUMENT,
        "name": bill.name,
        "documentNamespace": f"https://spdx.org/spdxdocs/layerscope-{bill.identity}",
        "creationInfo": _creation(bill),
        "packages": packages,
        "relationships": [
            _relationship(_DOCUMENT, "DESCRIBES", _IMAGE),
            *(_relationship(_IMAGE, "CONTAINS", one["SPDXID"]) for one in packages[1:]),
        ],
    }
    check()
    return json.dumps(document, indent=2, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _creation(bill: Bill) -> _Json:
    comments = [] if bill.created else ["The time is not stated: the same image gives the same document."]
    if bill.unknown_layers:
        layers = ", ".join(map(str, bill.unknown_layers))
        comments.append(f"Of these layers not all could be looked at: {layers}.")
    creation = {"created": _time(bill), "creators": [_tool(bill)]}
    return creation | ({"comment": " ".join(comments)} if comments else {})


def _image(bill: Bill) -> _Json:
    layers = "\n".join(f"layer {n}: {digest}" for n, digest in enumerate(bill.layers, start=1))
    purl = image_purl(bill.name, bill.digest)
    algorithm, _, value = bill.digest.partition(":")
    return {
        "name": bill.name,
        "SPDXID": _IMAGE,
        "versionInfo": bill.digest,
        "downloadLocation": _NOTHING_SAID,
        "filesAnalyzed": False,
        "primaryPackagePurpose": "CONTAINER",
        "checksums": [{"algorithm": algorithm.upper(), "checksumValue": value}],
        "licenseConcluded": _NOTHING_SAID,
        "licenseDeclared": _NOTHING_SAID,
        "copyrightText": _NOTHING_SAID,
        **_references(str(purl) if purl else ""),
        **(_annotation(bill, layers) if layers else {}),
    }


def _package(bill: Bill, number: int, installed: InstalledPackage) -> _Json:
    package = installed.package
    expression = spdx_expression(package.license)
    purl = purl_of(package, bill.system)
    notes = [f"path: {shown_path(package.path)}"]
    if installed.layer:
        notes.append(f"layer {installed.layer}: {bill.layer(installed.layer)}")
    if package.is_locked:
        notes.append("A lockfile names it; nothing says that it is installed.")
    stated = package.license and not expression
    return {
        "name": package.name,
        "SPDXID": f"SPDXRef-Package-{number}-{_NO_ID.sub('-', package.name)[:_LONGEST_ID]}",
        **({"versionInfo": package.version} if package.version else {}),
        "downloadLocation": _NOTHING_SAID,
        "filesAnalyzed": False,
        "licenseConcluded": _NOTHING_SAID,
        "licenseDeclared": expression or _NOTHING_SAID,
        **({"licenseComments": f"The package states: {package.license}"} if stated else {}),
        "copyrightText": _NOTHING_SAID,
        **_references(str(purl) if purl else ""),
        **_annotation(bill, "\n".join(notes)),
    }


def _references(purl: str) -> _Json:
    if not purl:
        return {}
    reference = {
        "referenceCategory": "PACKAGE-MANAGER",
        "referenceType": "purl",
        "referenceLocator": purl,
    }
    return {"externalRefs": [reference]}


def _annotation(bill: Bill, comment: str) -> _Json:
    annotation = {
        "annotationDate": _time(bill),
        "annotationType": "OTHER",
        "annotator": _tool(bill),
        "comment": comment,
    }
    return {"annotations": [annotation]}


def _relationship(element: str, kind: str, other: str) -> _Json:
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": other}


def _tool(bill: Bill) -> str:
    return f"Tool: layerscope-{bill.tool_version}" if bill.tool_version else "Tool: layerscope"


def _time(bill: Bill) -> str:
    return (bill.created or NO_TIME).strftime("%Y-%m-%dT%H:%M:%SZ")
