"""How listed images are distinguished, found, and put below an index; rules only."""

from __future__ import annotations

from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.row_store import RowRules
from layerscope.registry.model.images import ListedImage


def image_rules(tree: ImageTree) -> RowRules[ListedImage]:
    """By digest; an untagged child of an index has that index for its parent."""
    return RowRules(
        identity=lambda image: image.digest,
        text=lambda image: "\n".join(image.tags).lower(),
        digest=lambda image: image.digest,
        parent=lambda image: "" if image.tags else tree.parent(image.digest),
    )
