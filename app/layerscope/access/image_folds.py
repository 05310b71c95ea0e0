"""Which image stands below which in a list; rules only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from layerscope.access.artifacts import Artifacts
from layerscope.access.image_children import ImageChild
from layerscope.registry.manifests.kinds import ImageKind, kind_of_listed
from layerscope.registry.model import media_types
from layerscope.registry.model.images import ListedImage

_PLATFORMS = {ImageKind.IMAGE, ImageKind.INDEX}


class ImageFolds:
    """The children of indexes by the indexes' digests, and what is about which image.

    Attributes: `artifacts`, the listed ones, which stand below the image that they are about; with
    `lists_artifacts` they are rows of their own instead. `listed(digest)` finds an image as it is listed.
    """

    def __init__(self) -> None:
        self.artifacts = Artifacts()
        self.lists_artifacts = False
        self.listed: Callable[[str], ListedImage | None] = lambda _digest: None
        self._kinds: dict[str, ImageKind] = {}  # of what was read
        self._children: dict[str, tuple[ImageChild, ...]] = {}
        self._parents: dict[str, str] = {}

    def put_children(self, named: Mapping[str, Sequence[ImageChild]]) -> None:
        """Note the children of these indexes."""
        self._children.update({digest: tuple(children) for digest, children in named.items()})
        self.find_parents()

    def holder(self, image: ListedImage) -> str:
        """The digest of the listed image below whose row this one stands; empty where it has its own row."""
        above, seen = self._above(image), {image.digest}
        while above and above not in seen:
            seen.add(above)
            listed = self.listed(above)
            higher = self._above(listed) if listed else self.parent(above)
            if not higher:
                return above
            above = higher
        return ""

    def is_orphan(self, image: ListedImage) -> bool:
        """Whether it is about images of which none is listed."""
        is_about = not self.lists_artifacts and bool(self.artifacts.targets(image.digest))
        return is_about and not self._above(image)

    def _above(self, image: ListedImage) -> str:
        """An index that has the untagged image, or an image that the artifact is about."""
        if self.artifacts.targets(image.digest):
            return "" if self.lists_artifacts else self._known_target(image.digest)
        return "" if image.tags else self.parent(image.digest)

    def _known_target(self, digest: str) -> str:
        targets = self.artifacts.targets(digest)
        return next((each for each in targets if self.listed(each) or self.parent(each)), "")

    def _own_artifacts(self, digest: str) -> tuple[ImageChild, ...]:
        """What stands directly below the row of an image that is no index."""
        return () if self.lists_artifacts else self.artifacts.about(digest)

    def is_index(self, digest: str) -> bool:
        """Whether it is an index, by what is known of it."""
        listed = self.listed(digest)
        return listed is None or media_types.is_index(listed.media_type)

    def learn_kind(self, digest: str, kind: ImageKind) -> None:
        """Note what an image is by its manifest, which is surer than a listing."""
        self._kinds[digest] = kind

    def kind(self, image: ListedImage) -> ImageKind:
        """What the image is: by its manifest where that was read, else by the listing."""
        return self._kinds.get(image.digest) or kind_of_listed(image)

    def children(self, digest: str) -> tuple[ImageChild, ...]:
        return self._children.get(digest, ())

    def platforms(self, digest: str) -> int:
        """How many of the index's known children are images, or indexes of such."""
        return sum(child.kind in _PLATFORMS for child in self.children(digest))

    def parent(self, digest: str) -> str:
        """The digest of an index that has this one among its known children; empty for none."""
        return self._parents.get(digest, "")

    def folded(self, digest: str) -> tuple[ImageChild, ...]:
        """What the index has to fold, then what listed artifacts add to it and to its platforms."""
        children = self.children(digest)
        folded = {child.digest: child for child in self.folding(children)}
        images = (digest, *(child.digest for child in children if not child.folds))
        return tuple((self.artifacts.attached(images) | folded).values())

    @staticmethod
    def folding(children: tuple[ImageChild, ...]) -> list[ImageChild]:
        """Those that stand in the fold; none of an index that has nothing else, as a list of referrers."""
        folding = [child for child in children if child.folds]
        return folding if len(folding) < len(children) else []

    def find_parents(self) -> None:
        """Know each child's index; an index that claims one of those above it does not hold that one."""
        self._parents = {}
        for digest, children in self._children.items():
            above = [digest]
            while above[-1] in self._parents:
                above.append(self._parents[above[-1]])
            self._parents.update((child.digest, digest) for child in children if child.digest not in above)
