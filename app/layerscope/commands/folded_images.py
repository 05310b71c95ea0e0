"""A repository's images as the window folds them: platforms below indexes, artifacts below their images."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from layerscope.access.image_children import ImageChild
from layerscope.access.image_folds import ImageFolds
from layerscope.access.named_children import named_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images
from layerscope.registry.ecr.manifests import BATCH_SIZE
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ImageStatus, ListedImage


class FoldedImages:
    """One repository's; its length counts every manifest that is listed."""

    def __init__(self, client: EcrClient, repository: str) -> None:
        self._client = client
        self._repository = repository
        self._listed: dict[str, ListedImage] = {}
        self._folds = ImageFolds()
        self._folds.listed = self._listed.get

    def __len__(self) -> int:
        return len(self._listed)

    @property
    def archived(self) -> int:
        return sum(image.status == ImageStatus.ARCHIVED for image in self._listed.values())

    async def read(self, on_page: Callable[[], None]) -> None:
        """List the images, then read what children the indexes name; raises RegistryError.

        Who may list and not read has the images all the same, without what stands below.
        """
        async for page in list_images(self._client, self._repository):
            self.put(page)
            on_page()
        indexes = [
            image.digest
            for image in self._listed.values()
            if media_types.is_index(image.media_type) and image.status == ImageStatus.ACTIVE
        ]
        for start in range(0, len(indexes), BATCH_SIZE):
            named = await named_children(self._client, self._repository, indexes[start : start + BATCH_SIZE])
            if not named:
                return  # who may not read one may read none
            self.put_children(named)

    def put(self, page: Sequence[ListedImage]) -> None:
        """Take listed images in."""
        self._listed.update((image.digest, image) for image in page)
        self._folds.artifacts.put(page)

    def put_children(self, named: Mapping[str, Sequence[ImageChild]]) -> None:
        """Take in what indexes name."""
        self._folds.put_children(named)

    def listed(self, digest: str) -> ListedImage | None:
        """The image as ECR lists it."""
        return self._listed.get(digest)

    def tops(self) -> list[ListedImage]:
        """Those that stand below no other, the one pushed last first; what is about no image at the end."""
        found = [image for image in self._listed.values() if not self._folds.holder(image)]
        return sorted(found, key=lambda image: (self.is_alone(image), -(image.pushed_at_s or 0.0)))

    def is_alone(self, image: ListedImage) -> bool:
        """Whether it is about an image that is not listed."""
        return self._folds.is_orphan(image)

    def kind(self, image: ListedImage) -> ImageKind:
        return self._folds.kind(image)

    def platforms(self, digest: str) -> list[ImageChild]:
        """The images of an index that stand in the open; those below its nested indexes too."""
        return [child for child in self._below(digest, {digest}) if not child.folds]

    def attached(self, digest: str) -> list[ImageChild]:
        """What is about the image, or about one of the index's: what the window folds."""
        digests = (digest, *(child.digest for child in self.platforms(digest)))
        found = {child.digest: child for each in digests for child in self._folds.folded(each)}
        return list(found.values())

    def _below(self, digest: str, seen: set[str]) -> Iterator[ImageChild]:
        """Each once: indexes that name each other many times would have no end."""
        children = self._folds.children(digest)
        folding = {child.digest for child in self._folds.folding(children)}
        for child in children:
            if child.digest in seen or child.digest in folding:
                continue
            seen.add(child.digest)
            yield child
            yield from self._below(child.digest, seen)
