"""From a reference to the image that a command is about: of an index one platform, as the window opens it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from layerscope.access.platforms import PlatformImage, first_platform, platforms_in, platforms_named
from layerscope.commands.asking import Asking
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.parts import NoImageInIndexError, NoSuchPlatformError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.model.layers import Layer, LayerRef
from layerscope.registry.references.reference import Reference


class ChosenBy(StrEnum):
    """Why it is this image of those that a reference may lead to."""

    ITSELF = "itself"  # the reference leads to it, and to no index
    PLATFORM = "platform"  # --platform
    MACHINE = "machine"  # nothing was said: this machine's, else linux/amd64, else the first


@dataclass(frozen=True, slots=True)
class RootImage:
    """What a reference leads to: an image, an index or an artifact; `tag` is empty where a digest was named.

    `registry_id` is empty for the caller's own registry.
    """

    session: RegistrySession
    repository: str
    registry_id: str
    tag: str
    read: ReadImage

    @property
    def digest(self) -> str:
        return self.read.manifest.digest

    @property
    def name(self) -> str:
        """`team/app:1.4`, or with the digest where there is no tag."""
        return f"{self.repository}:{self.tag}" if self.tag else f"{self.repository}@{self.digest}"

    @property
    def platforms(self) -> tuple[PlatformImage, ...]:
        """The images of an index; of an image none."""
        return platforms_in(self.read.children, self.digest)

    @property
    def subject(self) -> Subject:
        return Subject(repository=self.repository, image=self.tag or self.digest)

    def ref(self, layer: Layer | str) -> LayerRef:
        """What the URL of the layer, or of a blob by its digest, is asked for."""
        digest = layer.digest if isinstance(layer, Layer) else layer
        return LayerRef(self.repository, digest, self.registry_id)


@dataclass(frozen=True, slots=True)
class ChosenImage:
    """`root` is what the reference leads to, `read` the image itself; the same where it leads to no index.

    `platform` is the index's entry of it, None for no index; `by` why it is this one.
    """

    root: RootImage
    read: ReadImage
    platform: PlatformImage | None
    by: ChosenBy

    @property
    def session(self) -> RegistrySession:
        return self.root.session

    @property
    def repository(self) -> str:
        return self.root.repository

    @property
    def digest(self) -> str:
        """Of the image, where `root.digest` is that of the index."""
        return self.read.manifest.digest

    @property
    def platform_name(self) -> str:
        """What tells it apart from the index's others, or what its config says; empty where neither does."""
        if self.platform is not None:
            return self.platform.name
        return str(self.read.platform or "")

    @property
    def name(self) -> str:
        """`team/app:1.4`, with `(linux/arm64)` behind it where that was a choice."""
        return f"{self.root.name} ({self.platform_name})" if self.platform else self.root.name

    def ref(self, layer: Layer | str) -> LayerRef:
        """As the root's."""
        return self.root.ref(layer)


async def root_image(asking: Asking, reference: Reference) -> RootImage:
    """What the reference, which names an image, leads to; raises RegistryError.

    Who may not list is asked by the calls of a pull.
    """
    session = asking.session(reference)
    digest = reference.digest or await session.resolve_tag(reference.repository, reference.tag)
    read = await session.read_image(reference.repository, digest)
    tag = "" if reference.digest else reference.tag
    return RootImage(session, reference.repository, asking.account_at(reference).registry_id, tag, read)


async def chosen_image(asking: Asking, reference: Reference, platform: str | None = None) -> ChosenImage:
    """The image that the reference and the platform (None: not said) lead to.

    Raises RegistryError: NoSuchPlatformError with the platforms that there are, NoImageInIndexError.
    """
    return await chosen_of(await root_image(asking, reference), platform)


async def chosen_of(root: RootImage, platform: str | None = None) -> ChosenImage:
    """The same of an image that was read."""
    if root.read.kind is not ImageKind.INDEX:
        _check_platform(root, platform)
        return ChosenImage(root, root.read, None, ChosenBy.ITSELF)
    if not (platforms := root.platforms):
        raise NoImageInIndexError(subject=root.subject)
    if platform:
        named = platforms_named(platforms, platform)
        if not named:
            raise NoSuchPlatformError(platform, tuple(each.name for each in platforms), subject=root.subject)
        target, by = named[0], ChosenBy.PLATFORM
    else:
        target, by = first_platform(platforms), ChosenBy.MACHINE
    if target.error is not None:
        raise target.error
    return ChosenImage(root, await root.session.read_image(root.repository, target.digest), target, by)


def _check_platform(root: RootImage, platform: str | None) -> None:
    """Raise where the one image that there is says that it is for another platform, or cannot say."""
    if not platform:
        return
    if root.read.platform is None and root.read.config_error is not None:
        raise root.read.config_error
    own = root.read.platform
    of_config = PlatformImage(root.digest, str(own or ""), "", (own,) if own else ())
    if not platforms_named((of_config,), platform):
        raise NoSuchPlatformError(platform, (str(own),) if own else (), subject=root.subject)
