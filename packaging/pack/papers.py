"""What is told about the libraries that go along: their licenses, and the bill of materials."""

from __future__ import annotations

import json
import platform
import shutil
from pathlib import Path

from pack import inventory, sbom
from pack.layout import Parts

BILL = "layerscope.cdx.json"


def write_papers(parts: Parts, python: Path) -> None:
    """`papers/licenses`, with a folder for each package, and the bill beside it."""
    packages = inventory.installed(python)
    licenses = parts.papers / "licenses"
    shutil.copytree(parts.source / "packaging" / "licenses", licenses)
    for package in inventory.going_along(packages):
        for path in package.license_texts:
            folder = licenses / package.name
            folder.mkdir(exist_ok=True)
            shutil.copyfile(path, folder / path.name)
    shutil.copyfile(parts.tree / "frozen_application_license.txt", licenses / "cx_Freeze.txt")
    subject = sbom.Subject(parts.version, platform.machine(), parts.stamp_s)
    document = sbom.bill(subject, packages, parts.tree)
    (parts.papers / BILL).write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")


def hand_out_bill(parts: Parts, folder: Path) -> Path:
    """The bill as a file of its own."""
    name = f"layerscope-{parts.version}-linux-{platform.machine()}.cdx.json"
    return Path(shutil.copyfile(parts.papers / BILL, folder / name))
