"""How listed images are told apart, found, sorted and held by an index; rules only."""

from __future__ import annotations

from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.registry.manifests.kinds import kind_of_listed
from layerscope.registry.model.images import ListedImage

_UNTAGGED_LAST = "\x7f"


def image_rules(tree: ImageTree) -> RowRules[ListedImage]:
    """By tag, kind, size and time of push; an untagged child of an index is held by that index."""
    return RowRules(
        identity=lambda image: image.digest,
        text=lambda image: "\n".join(image.tags).lower(),
        keys=(
            lambda image: natural_key(image.tags[0]) if image.tags else _UNTAGGED_LAST + image.digest,
            lambda image: kind_of_listed(image).value,
            lambda image: float(image.size_bytes if image.size_bytes is not None else -1),
            lambda image: image.pushed_at_s or 0.0,
        ),
        digest=lambda image: image.digest,
        parent=lambda image: "" if image.tags else tree.parent(image.digest),
    )
