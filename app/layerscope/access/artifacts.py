"""Listed artifacts that say which image they are about: signatures, attestations, SBOMs, whatever refers."""

from __future__ import annotations

from collections.abc import Iterable

from layerscope.access.image_children import ImageChild
from layerscope.registry.manifests.kinds import ImageKind, kind_of_listed, target_of_tag
from layerscope.registry.model.images import ListedImage


class Artifacts:
    """What is about an image by its subject, or by the tags `sha256-<hex>.sig`, `.att` and `.sbom`.

    Constant work for each. What is an image itself is none, whatever its tags or subject.
    """

    def __init__(self) -> None:
        self._by_target: dict[str, dict[str, ImageChild]] = {}
        self._targets: dict[str, tuple[str, ...]] = {}  # by the artifact's digest
        self._named: set[str] = set()  # artifacts with a tag of their own besides

    def __len__(self) -> int:
        return len(self._targets)

    def about(self, digest: str) -> tuple[ImageChild, ...]:
        """What is about the image of this digest, in the order of its arrival."""
        return tuple(self._by_target.get(digest, {}).values())

    def attached(self, digests: Iterable[str]) -> dict[str, ImageChild]:
        """What is about these images, and about that in turn, by digest."""
        found: dict[str, ImageChild] = {}
        wanted = list(digests)
        for digest in wanted:  # grows
            for artifact in self._by_target.get(digest, {}).values():
                if artifact.digest not in found:
                    found[artifact.digest] = artifact
                    wanted.append(artifact.digest)
        return found

    def targets(self, digest: str) -> tuple[str, ...]:
        """The digests of the images that the artifact is about; empty where it has a name of its own."""
        return () if digest in self._named else self._targets.get(digest, ())

    def nameless(self) -> list[str]:
        """The digests of all artifacts that have no tag but those that name their images."""
        return [digest for digest in self._targets if digest not in self._named]

    def put(self, images: Iterable[ListedImage]) -> set[str]:
        """Take listed images in; the digests of the images whose artifacts may be others than before."""
        changed: set[str] = set()
        for image in images:
            before, targets = self._targets.get(image.digest, ()), _targets(image)
            if before != targets:
                self._drop(image.digest)
            if targets:
                self._keep(image, targets)
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
        self._named.clear()

    def _keep(self, image: ListedImage, targets: tuple[str, ...]) -> None:
        self._targets[image.digest] = targets
        is_named = any(not target_of_tag(tag) for tag in image.tags)
        (self._named.add if is_named else self._named.discard)(image.digest)
        for target in targets:  # the same one keeps its place
            self._by_target.setdefault(target, {})[image.digest] = _child(image, target)

    def _drop(self, digest: str) -> None:
        self._named.discard(digest)
        for target in self._targets.pop(digest, ()):
            artifacts = self._by_target[target]
            del artifacts[digest]
            if not artifacts:
                del self._by_target[target]


def _child(image: ListedImage, about: str) -> ImageChild:
    kind = kind_of_listed(image)
    return ImageChild(
        image.digest, size_bytes=image.size_bytes, kind=kind, media_type=image.media_type, about=about
    )


def _targets(image: ListedImage) -> tuple[str, ...]:
    """The digests of the images that it is about, each once; none of what is an image, or of itself."""
    has_tag = any(tag.startswith("sha") for tag in image.tags)
    if not has_tag and not image.subject_digest:
        return ()
    kind = kind_of_listed(image)
    tagged = map(target_of_tag, image.tags) if kind.describes_another else ()
    subject = "" if kind in {ImageKind.IMAGE, ImageKind.INDEX} else image.subject_digest
    return tuple(dict.fromkeys(target for target in (subject, *tagged) if target and target != image.digest))
