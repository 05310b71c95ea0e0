"""One registry as one account asks it: its client, its URLs, its blobs and what is kept of its manifests."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import Protocol

from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.cached_manifests import CachedManifests
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.listing import list_repositories
from layerscope.registry.ecr.manifests import Manifests, resolve_tag
from layerscope.registry.ecr.soci import LayerTable, soci_tables
from layerscope.registry.ecr.tree import read_tree
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.model.commands import CliTarget
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl, Probe, cli_command
from layerscope.registry.model.repositories import Repository


class UrlOf(Protocol):
    """What mints a layer's URL."""

    def __call__(self, ref: LayerRef, *, renew: bool = False) -> Awaitable[PresignedUrl]:
        """The present URL while it lives; another one where `renew` asks for it."""


class RegistrySession:
    """Everything that is asked as one account; another account has another one, and shares nothing.

    `cli_target` is asked when a command is copied, since the region may be known only then.
    Attributes: `client`, which makes every call; `kept`, its manifests as far as the cache has them.
    """

    def __init__(
        self, client: EcrClient, blobs: BlobReader, kept: CachedManifests, cli_target: Callable[[], CliTarget]
    ) -> None:
        self.client = client
        self.kept = kept
        self._blobs = blobs
        self._cli_target = cli_target
        self._urls = PresignedUrls(client)

    def repositories(self) -> AsyncGenerator[tuple[Repository, ...], None]:
        """The registry's repositories, page by page."""
        return list_repositories(self.client)

    async def read_image(
        self, repository: str, digest: str, on_part: Callable[[ReadImage], None] | None = None
    ) -> ReadImage:
        """One image as far as it can be read; `on_part` gets what is known while the rest comes."""
        return await read_image(self.client, self._urls, self._blobs, repository, digest, on_part)

    async def read_tree(self, repository: str, digest: str) -> Manifests:
        """A manifest and all below it, by digest."""
        return await read_tree(self.client, repository, digest)

    async def soci_tables(
        self, repository: str, digest: str, annotations: Mapping[str, str]
    ) -> tuple[LayerTable, ...]:
        """The SOCI tables of an image's layers; `annotations` are of its manifest."""
        return await soci_tables(self.client, repository, digest, annotations)

    async def resolve_tag(self, repository: str, tag: str) -> str:
        """The digest that the tag has now, asked by the way that is allowed."""
        return await resolve_tag(self.client, repository, tag)

    async def url_of(self, ref: LayerRef, *, renew: bool = False) -> PresignedUrl:
        """The layer's URL: the present one while it lives, unless another is asked for."""
        return await self._urls.get(ref, renew=renew)

    def cached_url(self, ref: LayerRef) -> PresignedUrl | None:
        """The layer's URL where it is known and lives long enough; nothing is asked."""
        return self._urls.cached(ref)

    async def probe(self, url: PresignedUrl) -> Probe:
        """What the URL's store answers to a GET of one byte; raises RegistryError."""
        return await self._blobs.probe(url)

    def cli_command(self, ref: LayerRef) -> str:
        """The AWS CLI's way to the same URL."""
        return cli_command(ref, self._cli_target())
