"""Secrets left behind: in files of any layer, in an image's history and in its environment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from layerscope.contents.analysis.hiding import Hiding
from layerscope.contents.analysis.nodes import file_nodes
from layerscope.contents.analysis.secret_names import NamedSecret, is_name_of_secret, named_secret
from layerscope.contents.analysis.secret_rules import secrets_in
from layerscope.contents.analysis.secret_visitor import SecretVisitor
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.findings import LeftBehind, LeftBehindPlace
from layerscope.contents.tree.lattice import NOTHING, NOWHERE
from layerscope.contents.tree.tree import Tree, unchecked
from layerscope.registry.manifests.config import parse_config
from layerscope.registry.manifests.runtime import parse_runtime
from layerscope.text.reasons import Reason

_FILE = int(Kind.FILE)
_IN_VARIABLE = Reason.tr("{what} in the variable {name}")
_SLICE = 20_000


def left_behind_in_files(
    tree: Tree, visited: Mapping[int, SecretVisitor], check: Callable[[], None] = unchecked
) -> list[LeftBehind]:
    """What the names of files say, and what was found in those of the layers that were `visited`.

    A file that usually holds a secret, and whose text was looked at without finding one, is not told.
    """
    hiding = Hiding(tree)
    found = [one for layer in sorted(visited) for one in _by_content(tree, layer, visited[layer], hiding)]
    told = {(one.path, one.layer) for one in found}
    named = _by_name(tree, hiding, visited, check)
    found += [one for one in named if (one.path, one.layer) not in told]
    return sorted(found, key=lambda one: (one.path, one.layer, one.line))


def _by_content(tree: Tree, layer: int, visitor: SecretVisitor, hiding: Hiding) -> Iterator[LeftBehind]:
    for file in file_nodes(tree, layer, visitor.found):
        if file.is_link:
            continue
        path, removed_by = file.path, layer  # by a later entry of the same archive
        if file.node != NOWHERE:
            path, removed_by = tree.lattice.path(file.node), _removed_by(hiding, file.node, layer)
        for one in visitor.found[file.path]:
            yield LeftBehind(LeftBehindPlace.FILE, one.what, path, layer, one.line, one.beginning, removed_by)


def _by_name(
    tree: Tree, hiding: Hiding, visited: Mapping[int, SecretVisitor], check: Callable[[], None]
) -> Iterator[LeftBehind]:
    lattice = tree.lattice
    for node, newest in enumerate(lattice.latest):
        if not node % _SLICE:
            check()
        if newest < 0 or lattice.kids[node]:
            continue
        path = lattice.path(node) if is_name_of_secret(lattice.names[node]) else b""
        named = named_secret(path) if path else None
        version = newest if named is not None else NOTHING
        while named is not None and version >= 0:
            if _counts(tree, version, named, visited):
                layer = lattice.layers[version]
                removed_by = _removed_by(hiding, node, layer)
                yield LeftBehind(LeftBehindPlace.FILE, named.what, path, layer, removed_by_layer=removed_by)
            version = lattice.older[version]


def _counts(tree: Tree, version: int, named: NamedSecret, visited: Mapping[int, SecretVisitor]) -> bool:
    """Whether it is a file that has something in it, and nobody looked and found nothing."""
    if tree.lattice.kinds[version] != _FILE or not tree.lattice.sizes[version]:
        return False
    visitor = visited.get(tree.lattice.layers[version])
    if named.is_certain or visitor is None:
        return True
    place = tree.place(version)
    return place.listing.path(place.number) not in visitor.looked


def _removed_by(hiding: Hiding, node: int, layer: int) -> int:
    hidden = hiding.of(node, layer)
    return hidden.layer if hidden is not None else 0


def left_behind_in_config(text: str) -> list[LeftBehind]:
    """What stands in the history and the environment of an image's config, in their order.

    Raises InvalidConfigError.
    """
    found = []
    layer = 0
    for entry in parse_config(text).history:
        layer += not entry.empty
        for secret in secrets_in(entry.created_by, is_settings=True):
            of_layer = 0 if entry.empty else layer
            found.append(
                LeftBehind(LeftBehindPlace.HISTORY, secret.what, b"", of_layer, beginning=secret.beginning)
            )
    for variable in parse_runtime(text).environment:
        name = variable.partition("=")[0]
        for secret in secrets_in(variable, is_settings=True)[:1]:
            what = secret.what if name in secret.what else _IN_VARIABLE.filled(what=secret.what, name=name)
            found.append(LeftBehind(LeftBehindPlace.ENVIRONMENT, what, beginning=secret.beginning))
    return found
