"""What a release says of itself: `published.py check`, `notes`, `manifests`.

check      ends with 1 where GITHUB_REF_NAME is not the tag of this version
notes      prints the changelog's part on this version, with how to verify what is downloaded
manifests  writes winget's and Homebrew's manifests beside dist/SHA256SUMS, with the sums from it
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from pack import sums

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
_VERIFYING = """
### Verifying what is downloaded
```
sha256sum --check --ignore-missing SHA256SUMS
gh attestation verify FILE --repo {name}
```
{unsigned}"""
_UNSIGNED = """
**Not signed in this release:** {what}. macOS asks for a confirmation in System Settings, \
Privacy & Security; Windows shows SmartScreen's notice.
"""


class UnfitReleaseError(Exception):
    """The release is not whole: what is missing or wrong is its text."""


def main(arguments: list[str]) -> int:
    """The exit status."""
    steps = {"check": check, "notes": lambda: print(notes()), "manifests": write_manifests}
    if len(arguments) != 1 or arguments[0] not in steps:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        steps[arguments[0]]()
    except UnfitReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def constant(name: str) -> str:
    """A text of `layerscope/__init__.py`, which is read and not imported: nothing need be installed."""
    source = (ROOT / "app" / "layerscope" / "__init__.py").read_text("utf-8")
    found = re.search(rf'^{name} = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise UnfitReleaseError(f"layerscope/__init__.py has no {name}.")
    return found[1]


def check() -> None:
    """Raise UnfitReleaseError where the tag is another version's, or nothing is told of this one."""
    version, tag = constant("__version__"), os.environ.get("GITHUB_REF_NAME", "")
    if tag != f"v{version}":
        raise UnfitReleaseError(f"The tag is {tag or 'not named'}, and this is version {version}.")
    notes()


def notes() -> str:
    """The changelog's part on this version, in Markdown."""
    version = constant("__version__")
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8")
    found = re.search(
        rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## \[|^\[[^\]]+\]: |\Z)",
        changes,
        re.MULTILINE | re.DOTALL,
    )
    if found is None or not found[1].strip():
        raise UnfitReleaseError(f"CHANGELOG.md says nothing of {version}.")
    unsigned = os.environ.get("UNSIGNED", "").strip()
    name = constant("REPOSITORY_URL").removeprefix("https://github.com/")
    told = _VERIFYING.format(name=name, unsigned=_UNSIGNED.format(what=unsigned) if unsigned else "")
    return f"{found[1].strip()}\n{told}".rstrip()


def write_manifests(folder: Path = DIST) -> None:
    """Fill both templates, in `folder`; raises UnfitReleaseError where a file's sum is not known."""
    version, known = constant("__version__"), sums.told(folder)
    upgrade = re.search(r'UPGRADE_CODE = "([^"]+)"', (ROOT / "packaging/windows/msi.py").read_text("utf-8"))
    try:
        facts = {
            "version": version,
            "repository": constant("REPOSITORY_URL"),
            "upgrade_code": upgrade[1] if upgrade else "",
            "msi_sha256": known[f"layerscope-{version}-windows-x64.msi"].upper(),
            "arm64_sha256": known[f"layerscope-{version}-macos-arm64.dmg"],
            "x86_64_sha256": known[f"layerscope-{version}-macos-x86_64.dmg"],
        }
    except KeyError as error:
        raise UnfitReleaseError(f"SHA256SUMS does not have {error}.") from error
    for template, name in (
        ("windows/winget.yaml", "layerscope.winget.yaml"),
        ("macos/layerscope.rb", "layerscope.rb"),
    ):
        text = (ROOT / "packaging" / template).read_text("utf-8")
        for fact, value in facts.items():
            text = text.replace(f"{{{fact}}}", value)
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
