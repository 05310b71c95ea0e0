"""The ways to a registry that checks, Where used and Restore take."""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.diagnosis.checking.reading import Calls
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.children import read_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.listing import list_images, list_repositories
from layerscope.registry.ecr.manifests import fetch_manifests, find_image
from layerscope.registry.ecr.session import RegistrySession
from layerscope.registry.ecr.storage_class import restore_image
from layerscope.registry.model.images import ListedImage


def calls_of(session: RegistrySession) -> Calls:
    """What the checks ask of the session's registry."""
    client, kept = session.client, session.kept
    return Calls(
        repositories=lambda: list_repositories(client),
        images=lambda repository: list_images(client, repository),
        kept=kept.manifests,
        kept_with=kept.holding,
        fresh=lambda repository, digests: fetch_manifests(client, repository, digests),
        children=lambda repository, index: read_children(client, repository, index),
        states=lambda repository, layers: layer_states(client, repository, layers),
    )


@dataclass(frozen=True, slots=True)
class ClientArchive:
    """The archive of the client's registry."""

    client: EcrClient

    async def restore(self, repository: str, digest: str) -> str:
        """Have the image restored; its status from now on."""
        return await restore_image(self.client, repository, digest)

    async def look(self, repository: str, digest: str) -> ListedImage:
        return await find_image(self.client, repository, digest)
