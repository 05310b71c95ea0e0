"""What a row of the list stands for: the image to show, its digest, its URI."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.desktop.browse.images.model import ImagesModel
from layerscope.desktop.browse.images.nested_row import NestedRow
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.model.images import ListedImage


class RowChoices:
    """Rows as values; `chips` gives an image's tags in the order in which they are shown."""

    def __init__(self, model: ImagesModel, chips: Callable[[tuple[str, ...]], tuple[str, ...]]) -> None:
        self._model = model
        self._chips = chips

    def image(self, repository: str, row: object) -> ImageChoice | None:
        """The image that the row is; None where it is none."""
        if isinstance(row, ListedImage):
            return self._listed(repository, row)
        return self._child(repository, row) if isinstance(row, NestedRow) and row.child else None

    def shown(self, repository: str, row: object) -> ImageChoice | None:
        """The image to show: of a row that is none the one that it is about, which is above it."""
        if isinstance(row, NestedRow) and row.child is None:
            above = self._model.position_of(row.parent)
            return self.shown(repository, self._model.row_at(above)) if above >= 0 else None
        return self.image(repository, row)

    def uri(self, address: str, row: object) -> str:
        """The image's URI below the repository's: with its tag, else with its digest; empty for no image."""
        if isinstance(row, ListedImage) and row.tags:
            return f"{address}:{self._chips(row.tags)[0]}"
        digest = digest_of(row)
        return f"{address}@{digest}" if digest else ""

    def tags(self, row: object) -> tuple[str, ...]:
        """All tags of the image itself."""
        listed = self._model.listed(digest_of(row))
        return row.tags if isinstance(row, ListedImage) else listed.tags if listed else ()

    def _listed(self, repository: str, image: ListedImage) -> ImageChoice:
        return ImageChoice(
            repository,
            image.digest,
            self._chips(image.tags)[0] if image.tags else "",
            kind=self._model.tree.kind(image),
            size_bytes=image.size_bytes,
            pushed_at_s=image.pushed_at_s,
        )

    def _child(self, repository: str, row: NestedRow) -> ImageChoice | None:
        if (child := row.child) is None:
            return None
        index, listed = self._model.listed(row.index_digest), self._model.listed(child.digest)
        tags = (listed.tags if listed else ()) or (index.tags if index else ())
        return ImageChoice(
            repository,
            child.digest,
            tag=tags[0] if tags else "",
            index_digest=row.index_digest if self._model.tree.is_index(row.index_digest) else "",
            platform=child.platform,
            kind=child.kind,
            size_bytes=listed.size_bytes if listed else child.size_bytes,
            pushed_at_s=listed.pushed_at_s if listed else None,
            error=child.error,
            name=child.name,
        )


def digest_of(row: object) -> str:
    """The image's digest; empty for no image."""
    if isinstance(row, ListedImage):
        return row.digest
    return row.child.digest if isinstance(row, NestedRow) and row.child else ""
