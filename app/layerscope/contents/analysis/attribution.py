"""Which layer brought, upgraded, downgraded or removed a package, and what the image has in the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cmp_to_key
from typing import NamedTuple

from layerscope.contents.analysis.hiding import Hiding
from layerscope.contents.analysis.nodes import file_nodes
from layerscope.contents.analysis.package_files import LayerPackages
from layerscope.contents.model.findings import Ecosystem, Package, PackageChange, PackageStep
from layerscope.contents.packages.versions import is_older
from layerscope.contents.tree.lattice import NOWHERE
from layerscope.contents.tree.tree import Tree

_OF_SYSTEM = frozenset({Ecosystem.DEB, Ecosystem.APK, Ecosystem.RPM})
# Folders or files of one package, by the depth of what tells of it: siblings are compared with each other.
_DEPTH = {Ecosystem.PYPI: 2, Ecosystem.NPM: 3, Ecosystem.GEM: 1, Ecosystem.MAVEN: 1, Ecosystem.GO: 0}

_Group = tuple[Ecosystem, bytes]
_Name = tuple[str, str]  # with the architecture: libc6 of amd64 and of i386 are two


class InstalledPackage(NamedTuple):
    """A package that the image has, and the layer that brought this version of it."""

    package: Package
    layer: int


class _Told(NamedTuple):
    """What a file told of packages from one layer until another hides it, 0: none does."""

    layer: int
    until: int
    packages: tuple[Package, ...]


def package_steps(tree: Tree, found: Mapping[int, LayerPackages]) -> list[PackageStep]:
    """What each layer did, layer by layer; `found` is by layer.

    A package manager writes its database anew in every layer that installs something, so what a layer has is
    compared with what was seen below it. A layer that is missing in `found` is passed over: what it did is
    then said of the next one that has the same database.
    """
    return list(_Attribution(tree, found).steps())


def installed_packages(tree: Tree, found: Mapping[int, LayerPackages]) -> list[InstalledPackage]:
    """What the whole image has, in the order of ecosystems and names."""
    attribution = _Attribution(tree, found)
    brought: dict[tuple[Ecosystem, str, str, str], int] = {}
    for step in attribution.steps():
        if step.change is not PackageChange.REMOVED:
            brought[_identity(step.package)] = step.layer
    packages = {package for told in attribution.told if not told.until for package in told.packages}
    ordered = sorted(
        packages, key=lambda one: (one.ecosystem, one.name, one.version, one.architecture, one.path)
    )
    return [InstalledPackage(package, brought.get(_identity(package), 0)) for package in ordered]


def _identity(package: Package) -> tuple[Ecosystem, str, str, str]:
    return package.ecosystem, package.name, package.version, package.architecture


class _Attribution:
    def __init__(self, tree: Tree, found: Mapping[int, LayerPackages]) -> None:
        self._layers = tree.layer_count
        self.told = list(_told(tree, found))

    def steps(self) -> Iterator[PackageStep]:
        """Layer by layer, each group of packages by itself."""
        begin: dict[int, list[_Told]] = defaultdict(list)
        end: dict[int, list[_Told]] = defaultdict(list)
        for told in self.told:
            begin[told.layer].append(told)
            end[told.until].append(told)
        now: dict[_Group, Counter[Package]] = defaultdict(Counter)
        for layer in range(1, self._layers + 1):
            before: dict[_Group, Counter[Package]] = {}
            for sign, changed in ((-1, end[layer]), (1, begin[layer])):
                for package in (package for told in changed for package in told.packages):
                    group = _group(package)
                    before.setdefault(group, Counter(now[group]))
                    now[group][package] += sign
            for group in sorted(before):
                yield from _differences(layer, before[group], +now[group])


def _told(tree: Tree, found: Mapping[int, LayerPackages]) -> Iterator[_Told]:
    hiding = Hiding(tree)
    for layer, of_layer in found.items():
        for node, packages in _by_node(tree, layer, of_layer.packages).items():
            hidden = hiding.of(node, layer)
            yield _Told(layer, hidden.layer if hidden else 0, packages)


def _by_node(
    tree: Tree, layer: int, found: Mapping[bytes, tuple[Package, ...]]
) -> dict[int, tuple[Package, ...]]:
    """What is told by node of the image: also by hard links to such files, as uv and pnpm install."""
    by_node: dict[int, tuple[Package, ...]] = {}
    for file in file_nodes(tree, layer, found.keys()):
        if file.node != NOWHERE and found[file.path]:
            path = tree.lattice.path(file.node)
            by_node[file.node] = tuple(replace(package, path=path) for package in found[file.path])
    return by_node


def _group(package: Package) -> _Group:
    """The packages among which another version takes the place of this one."""
    if package.ecosystem in _OF_SYSTEM:
        return package.ecosystem, b""
    if package.is_locked:
        return package.ecosystem, package.path
    parts = package.path.split(b"/")
    return package.ecosystem, b"/".join(parts[: len(parts) - _DEPTH[package.ecosystem]])


def _differences(layer: int, before: Counter[Package], after: Counter[Package]) -> Iterator[PackageStep]:
    """By name: versions that went and came are one change each, as far as there are as many."""
    gone: dict[_Name, list[Package]] = defaultdict(list)
    come: dict[_Name, list[Package]] = defaultdict(list)
    was, now = _by_identity(+before), _by_identity(after)
    for side, other, lists in ((was, now, gone), (now, was, come)):
        for identity, package in side.items():
            if identity not in other:
                lists[package.name, package.architecture].append(package)
    for name in sorted(gone.keys() | come.keys()):
        yield from _steps(layer, _in_order(gone[name]), _in_order(come[name]))


def _by_identity(packages: Iterable[Package]) -> dict[tuple[Ecosystem, str, str, str], Package]:
    return {_identity(package): package for package in packages}


def _steps(layer: int, gone: list[Package], come: list[Package]) -> Iterator[PackageStep]:
    pairs = min(len(gone), len(come))
    for before, after in zip(gone[-pairs:] if pairs else [], come[-pairs:] if pairs else [], strict=True):
        is_upgrade = is_older(after.ecosystem, before.version, after.version)
        change = PackageChange.UPGRADED if is_upgrade else PackageChange.DOWNGRADED
        yield PackageStep(after, change, layer, before.version)
    for package in gone[: len(gone) - pairs]:
        yield PackageStep(package, PackageChange.REMOVED, layer, package.version)
    for package in come[: len(come) - pairs]:
        yield PackageStep(package, PackageChange.ADDED, layer)


def _in_order(packages: list[Package]) -> list[Package]:
    def compare(one: Package, other: Package) -> int:
        if is_older(one.ecosystem, one.version, other.version):
            return -1
        return int(is_older(one.ecosystem, other.version, one.version))

    return sorted(packages, key=cmp_to_key(compare))
