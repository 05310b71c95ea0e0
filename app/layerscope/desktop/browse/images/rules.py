"""How listed images are distinguished, found, and put below an index; rules only."""

from __future__ import annotations

from layerscope.desktop.browse.images.tree import ImageTree
from layerscope.desktop.tables.row_store import RowRules
from layerscope.registry.model.images import ListedImage


def image_rules(tree: ImageTree) -> RowRules[ListedImage]:
    """By digest; what is about no listed image stands last, else below that, as do indexes' children."""
    return RowRules(
        identity=lambda image: image.digest,
        text=lambda image: "\n".join(image.tags).lower(),
        digest=lambda image: image.digest,
        parent=tree.holder,
        is_last=tree.is_orphan,
    )
