"""Listed artifacts that name, in a tag, the image that they are about: cosign's signatures and the like."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.desktop.shell.image_values import ImageChild
from layerscope.registry.manifests.kinds import kind_of_listed, target_of_tag
from layerscope.registry.model.images import ListedImage


class TaggedArtifacts:
    """What belongs to an image by the tags `sha256-<hex>.sig`, `.att` and `.sbom`; constant work for each."""

    def __init__(self) -> None:
        self._by_target: dict[str, dict[str, ListedImage]] = {}
        self._targets: dict[str, tuple[str, ...]] = {}  # by the artifact's digest

    def about(self, digest: str) -> tuple[ImageChild, ...]:
        """What belongs to the image of this digest, in the order of its arrival.

        What is no artifact about another image does not, whatever its tags.
        """
        images = self._by_target.get(digest, {}).values()
        children = (
            ImageChild(image.digest, kind=kind_of_listed(image), media_type=image.media_type, about=digest)
            for image in images
        )
        return tuple(child for child in children if child.folds)

    def put(self, images: Iterable[ListedImage]) -> set[str]:
        """Take listed images in; the digests of the images whose artifacts may be others than before."""
        changed: set[str] = set()
        for image in images:
            before, targets = self._targets.get(image.digest, ()), _targets(image)
            if before != targets:
                self._drop(image.digest)
            if targets:
                self._targets[image.digest] = targets
            for target in targets:  # the same one keeps its place
                self._by_target.setdefault(target, {})[image.digest] = image
            if before or targets:
                changed.update(before, targets)
        return changed

    def drop(self, digests: Iterable[str]) -> None:
        """Take images out that are not listed any more."""
        for digest in digests:
            self._drop(digest)

    def clear(self) -> None:
        self._by_target.clear()
        self._targets.clear()

    def _drop(self, digest: str) -> None:
        for target in self._targets.pop(digest, ()):
            artifacts = self._by_target[target]
            del artifacts[digest]
            if not artifacts:
                del self._by_target[target]


def _targets(image: ListedImage) -> tuple[str, ...]:
    """The digests that the tags name, each once."""
    if not any(tag.startswith("sha") for tag in image.tags):
        return ()
    found = map(target_of_tag, image.tags)
    return tuple(dict.fromkeys(target for target in found if target))
