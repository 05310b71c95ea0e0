"""The packages that two images have in other versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from layerscope.contents.analysis.attribution import InstalledPackage
from layerscope.contents.model.findings import Ecosystem, PackageDifference

_BETWEEN = ", "


def package_differences(
    left: Iterable[InstalledPackage], right: Iterable[InstalledPackage]
) -> list[PackageDifference]:
    """By ecosystem and name; where one side has several versions, those that the other has not.

    What only lockfiles name is compared too: it is there or not like all else.
    """
    lefts, rights = _versions(left), _versions(right)
    differences = []
    for ecosystem, name in sorted(lefts.keys() | rights.keys()):
        ours, its = lefts[ecosystem, name], rights[ecosystem, name]
        if ours != its:
            one, other = _joined(ours - its or ours), _joined(its - ours or its)
            differences.append(PackageDifference(ecosystem, name, one, other))
    return differences


def _versions(packages: Iterable[InstalledPackage]) -> defaultdict[tuple[Ecosystem, str], set[str]]:
    found: defaultdict[tuple[Ecosystem, str], set[str]] = defaultdict(set)
    for installed in packages:
        found[installed.package.ecosystem, installed.package.name].add(installed.package.version or "?")
    return found


def _joined(versions: set[str]) -> str:
    return _BETWEEN.join(sorted(versions))
