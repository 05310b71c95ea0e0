"""The two sides of a comparison, as they are named and as they are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from layerscope.access.image_layers import image_layers
from layerscope.access.platforms import first_platform, platforms_in
from layerscope.contents.model.layers import ImageLayers
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.manifests.manifest import Platform
from layerscope.registry.references.names import is_tag
from layerscope.registry.references.parsing import parse_reference
from layerscope.text.reasons import Reason
from layerscope.words import formats


@dataclass(frozen=True, slots=True)
class Side:
    """An image that is to be compared, by its digest or else its tag; with `layer` a layer of it.

    `pushed_at_s` is None where it is not known.
    """

    repository: str
    digest: str = ""
    tag: str = ""
    layer: int = 0
    pushed_at_s: float | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What it is called beside the other: its tag, else its short digest."""
        return self.tag or formats.named_digest(self.digest)


@dataclass(frozen=True, slots=True)
class ReadSide:
    """A side that was read: of an index, one of its platforms."""

    side: Side
    image: ImageLayers
    platform: Platform | None


def side_of_image(image: ImageChoice) -> Side:
    """The image that somebody chose."""
    return Side(image.repository, image.digest, image.tag, pushed_at_s=image.pushed_at_s)


def side_of_layer(layer: ChosenLayer) -> Side:
    """The layer in the image that it was chosen in."""
    return Side(layer.repository, layer.image_digest, layer.tag, layer.layer.position)


def side_named(text: str, repository: str, registry_id: str) -> Side:
    """The image that was typed: a tag or digest of the repository, or a reference with its own.

    Raises InvalidReferenceError for what names none, and for another registry than the one that is asked.
    """
    typed = text.strip()
    if is_tag(typed):
        return Side(repository, tag=typed)
    reference = parse_reference(typed)
    if reference.registry_id and registry_id and reference.registry_id != registry_id:
        reason = Reason.tr("only images of the registry that is open can be compared.")
        raise InvalidReferenceError(text, reason)
    if not reference.tag and not reference.digest:
        raise InvalidReferenceError(text, Reason.tr("it has neither a tag nor a digest."))
    return Side(reference.repository or repository, reference.digest, reference.tag)


async def read_side(
    session: RegistrySession, side: Side, registry_id: str, platform: Platform | None
) -> ReadSide:
    """The image: of an index the one for this platform, else for this machine. Raises RegistryError."""
    digest = side.digest or await session.resolve_tag(side.repository, side.tag)
    read = await session.read_image(side.repository, digest)
    images = platforms_in(read.children, digest)
    if images:
        same = [each for each in images if platform is not None and platform in each.platforms]
        read = await session.read_image(side.repository, (same[0] if same else first_platform(images)).digest)
    found = replace(side, digest=read.manifest.digest)
    return ReadSide(found, image_layers(side.repository, read, registry_id), read.platform)


def older_first(one: Side, other: Side) -> tuple[Side, Side]:
    """Both, the one pushed earlier first; as they are given where that is not known of both."""
    if one.pushed_at_s is None or other.pushed_at_s is None or one.pushed_at_s <= other.pushed_at_s:
        return one, other
    return other, one


def title_of(left: Side, right: Side) -> str:
    """`team/app:1.4 → 1.5`; the layers too, where layers are compared."""
    first = f"{left.repository}:{left.tag}" if left.tag else f"{left.repository}@{left.name}"
    same = left.repository == right.repository
    second = right.name if same else f"{right.repository}:{right.name}"
    if left.layer and right.layer:
        return f"{first} #{left.layer} → {second} #{right.layer}"
    return f"{first} → {second}"


def names_of(left: Side, right: Side) -> tuple[str, str]:
    """What the sides are called in the rows, so that they can be told apart."""
    if left.layer and right.layer:
        return f"#{left.layer}", f"#{right.layer}"
    if left.name == right.name:
        return f"{left.repository}:{left.name}", f"{right.repository}:{right.name}"
    return left.name, right.name
