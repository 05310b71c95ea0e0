"""The facts of an image, gathered: its manifest, what the digest asked for is, who has the same layer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.digest_roles import (
    Searched,
    holders,
    is_not_here,
    most_suspect,
    role_among_images,
    role_in_image,
)
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole
from layerscope.diagnosis.model.facts import NOT_ASKED
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes import images, registry
from layerscope.diagnosis.probes.blobs import new_url
from layerscope.diagnosis.probes.client import ProbeClient
from layerscope.diagnosis.probes.context import DiagnosisContext
from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifests, pulled_digest
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.joining import layers_of
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, Layer, LayerState
from layerscope.registry.model.media_types import is_image_config
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.registry.references.digests import is_digest

_MOST_CHILDREN_CONFIGS = 6  # of an index: the platforms that people have


class Put(Protocol):
    """Takes what has been found out."""

    def __call__(self, **answers: Any) -> None:
        """Each by the name of its fact."""


class _Part(NamedTuple):
    """An image as one platform has it: the one asked for, or a child of its index."""

    manifest: Manifest
    config: ImageConfig | None = None


class ImageBranch:
    """The probes of one image. `run` puts them; `digest` tells which layer the diagnosis looks at.

    `availability` waits for what ECR says of that layer.
    """

    def __init__(
        self,
        question: Question,
        context: DiagnosisContext,
        desk: ProbeClient,
        put: Put,
        availability: Callable[[], Awaitable[LayerState | None]],
    ) -> None:
        self._question = question
        self._context = context
        self._desk = desk
        self._put = put
        self._availability = availability
        self._urls: dict[str, asyncio.Task[Answer[PresignedUrl]]] = {}
        self._chosen: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        if question.digest or not question.image:
            self._chosen.set_result(question.digest)

    async def url(self, digest: str) -> Answer[PresignedUrl]:
        """A URL of the layer; that which was asked for already, if any was."""
        asked = self._urls.get(digest)
        return await (asked or self._new_url(digest))

    async def _new_url(self, digest: str) -> Answer[PresignedUrl]:
        repository = self._question.repository
        return await self._desk.ask(lambda client: new_url(client, repository, digest))

    async def digest(self) -> str:
        """The layer that is looked at: the one asked for, else one of the image; empty for none."""
        return await asyncio.shield(self._chosen)

    async def run(self) -> None:
        """Put every probe of the image, and of what the digest is."""
        asked = self._question
        try:
            async with asyncio.TaskGroup() as group:
                listing = group.create_task(self._listed()) if asked.digest else None
                if asked.image:
                    group.create_task(self._ask_replication())
                manifest = await self._read_image() if asked.image else None
                if listing is not None:
                    await self._find_digest(manifest, listing)
                elif manifest is not None:
                    await self._choose_layer(manifest, group)
        finally:
            if not self._chosen.done():
                self._chosen.set_result("")

    # The image asked for.

    async def _read_image(self) -> Manifest | None:
        name = self._question.image
        if is_digest(name):
            async with asyncio.TaskGroup() as group:
                group.create_task(self._ask_image())
                read = group.create_task(self._ask_manifest(name))
            return read.result()
        listed = await self._ask_image()
        if listed.value is not None:
            return await self._ask_manifest(listed.value.digest)
        # Who may not list (a node's role) may still pull by the tag.
        may_pull = isinstance(listed.error, AccessDeniedError)
        pulled: Answer[str] = await self._ask_pulled() if may_pull else NOT_ASKED
        if pulled.value:
            return await self._ask_manifest(pulled.value)
        unread: Answer[Any] = Answer(error=pulled.error, calls=pulled.calls, late=pulled.late)
        self._put(manifest=unread, config=NOT_ASKED, lost_children=NOT_ASKED)
        return None

    async def _ask_image(self) -> Answer[ListedImage]:
        repository, name = self._question.repository, self._question.image
        answer = await self._desk.ask(lambda client: images.image(client, repository, name))
        self._put(image=answer)
        return answer

    async def _ask_pulled(self) -> Answer[str]:
        repository, name = self._question.repository, self._question.image
        return await self._desk.ask(lambda client: pulled_digest(client, repository, name))

    async def _ask_manifest(self, digest: str) -> Manifest | None:
        repository = self._question.repository
        answer = await self._desk.ask(lambda client: images.manifest(client, repository, digest))
        unread = {} if answer.value is not None else {"config": NOT_ASKED, "lost_children": NOT_ASKED}
        self._put(manifest=answer, **unread)
        return answer.value

    async def _parts(self, manifest: Manifest, wanted: str | None) -> Sequence[_Part]:
        """The image, or its index's children; with configs where a digest is `wanted`: it may be a diffID."""
        if isinstance(manifest, IndexManifest):
            self._put(config=NOT_ASKED)
            found = await self._ask_children(manifest)
            if wanted is None or any(role_in_image(wanted, "", child) for child in found):
                return [_Part(child) for child in found]
            return await self._with_configs(found)
        self._put(lost_children=NOT_ASKED)
        answer = await self._config_of(manifest) if wanted is not None else NOT_ASKED
        self._put(config=answer)
        return [_Part(manifest, answer.value)]

    async def _with_configs(self, children: Sequence[Manifest]) -> Sequence[_Part]:
        asked = children[:_MOST_CHILDREN_CONFIGS]
        configs = await asyncio.gather(*(self._config_of(child) for child in asked))
        return [_Part(child, answer.value) for child, answer in zip(asked, configs, strict=True)]

    async def _ask_children(self, index: IndexManifest) -> list[Manifest]:
        repository = self._question.repository
        answer = await self._desk.ask(lambda client: images.children(client, repository, index))
        if answer.value is None:
            self._put(lost_children=Answer(error=answer.error, calls=answer.calls, late=answer.late))
            return []
        self._put(lost_children=Answer.of(images.lost(index, answer.value), *answer.calls))
        return [child for child in answer.value.values() if not isinstance(child, RegistryError)]

    async def _config_of(self, manifest: Manifest) -> Answer[ImageConfig]:
        described = manifest.config if isinstance(manifest, ImageManifest) else None
        if described is None or not is_image_config(described.media_type):
            return NOT_ASKED
        blobs, repository = self._context.blobs, self._question.repository
        return await self._desk.ask(lambda client: images.config(client, blobs, repository, described))

    async def _ask_replication(self) -> None:
        """Asked where the image was pushed, as far as that is known: in the account's own place."""
        asked, account = self._question, self._context.account
        away = asked.region not in ("", account.region)
        desk = self._context.desk("", "") if away and account.region else self._desk
        name, image = asked.repository, asked.image
        self._put(replication=await desk.ask(lambda client: registry.replication(client, name, image)))

    # Which layer to look at, where only an image was asked for.

    async def _choose_layer(self, manifest: Manifest, group: asyncio.TaskGroup) -> None:
        parts = await self._parts(manifest, None)
        layers = next((found for part in parts if (found := layers_of(part.manifest))), ())
        if not layers:
            return
        first = most_suspect(layers).digest  # the one to look at, unless ECR says that another is broken
        self._urls[first] = group.create_task(self._new_url(first))
        suspect = await self._ask_states(layers)
        self._chosen.set_result(suspect.digest)
        if isinstance(manifest, IndexManifest):
            self._tell_child(parts, suspect.digest)
        if not suspect.foreign and suspect.state.availability is not Availability.AVAILABLE:
            await self._tell_role(suspect.digest, manifest, [part.manifest for part in parts])

    async def _ask_states(self, layers: Sequence[Layer]) -> Layer:
        """The layer to look at; ECR is asked about all of them, and what it says of this one is kept."""
        repository = self._question.repository
        states = await self._desk.ask(lambda client: layer_states(client, repository, layers))
        told: Sequence[Layer] = states.value.layers if states.value else layers
        chosen = most_suspect(told)
        error = states.value.error if states.value else states.error
        if error is not None or states.value is None:
            self._put(availability=Answer(error=error, calls=states.calls, late=states.late))
        else:
            self._put(availability=Answer.of(chosen.state, *states.calls))
        return chosen

    async def _tell_role(self, digest: str, manifest: Manifest, children: Sequence[Manifest]) -> None:
        is_index = isinstance(manifest, IndexManifest)
        parts = await (self._with_configs(children) if is_index else self._parts(manifest, digest))
        role = self._role_of(parts, digest)
        self._put(digest=Answer.of(role) if role else NOT_ASKED)

    # What the digest asked for is.

    async def _listed(self) -> Answer[Searched]:
        repository = self._question.repository
        return await self._desk.ask(lambda client: images.images(client, repository))

    async def _find_digest(self, manifest: Manifest | None, listing: asyncio.Task[Answer[Searched]]) -> None:
        asked = self._question
        direct = role_in_image(asked.digest, asked.image, manifest) if manifest else None
        async with asyncio.TaskGroup() as group:
            parts = group.create_task(self._parts(manifest, asked.digest)) if manifest else None
            search = None if direct else group.create_task(self._searched(listing))
        own = self._role_of(parts.result(), asked.digest) if parts else None
        if parts and isinstance(manifest, IndexManifest):
            self._tell_child(parts.result(), asked.digest)
        found = own or direct  # a layer by the manifest may be a diffID by the config
        if found is not None:
            self._put(digest=Answer.of(found))
        if search is None:
            await self._tell_elsewhere(NOT_ASKED, "")
            return
        await self._conclude(search.result(), manifest.digest if manifest else "", known=found is not None)

    def _tell_child(self, parts: Sequence[_Part], digest: str) -> None:
        held = (part for part in parts if role_in_image(digest, "", part.manifest, part.config))
        if part := next(held, None):
            self._put(child=Answer.of(part.manifest))

    def _role_of(self, parts: Sequence[_Part], digest: str) -> DigestFacts | None:
        image = self._question.image
        roles = (role_in_image(digest, image, part.manifest, part.config) for part in parts)
        return next((role for role in roles if role), None)

    async def _searched(self, listing: asyncio.Task[Answer[Searched]]) -> Answer[Searched]:
        """The repository's images with their manifests, and with configs where no manifest has the digest."""
        listed, repository, blobs = await listing, self._question.repository, self._context.blobs
        if listed.value is None:
            return listed
        searched, digest = listed.value, self._question.digest

        async def search(client: EcrClient) -> Searched:
            async def read(name: str, digests: Sequence[str]) -> Mapping[str, Manifest | RegistryError]:
                return await fetch_manifests(client, name, digests)

            found = await images.with_manifests(searched, repository, self._context.manifests or read)
            if role_among_images(digest, found).role is not DigestRole.UNKNOWN:
                return found
            return await images.with_configs(found, client, blobs, repository)

        answer = await self._desk.ask(search)
        return Answer(answer.value, answer.error, (*listed.calls, *answer.calls), late=answer.late)

    async def _conclude(self, searched: Answer[Searched], image_digest: str, *, known: bool) -> None:
        digest = self._question.digest
        if searched.value is None:
            missing: Answer[Any] = Answer(error=searched.error, calls=searched.calls, late=searched.late)
            self._put(**({} if known else {"digest": missing}))
            await self._tell_elsewhere(missing, image_digest)
            return
        if not known:
            role = role_among_images(digest, searched.value, image_digest)
            self._put(digest=Answer.of(role, *searched.calls))
        await self._tell_elsewhere(searched, image_digest)

    async def _tell_elsewhere(self, searched: Answer[Searched], image_digest: str) -> None:
        """The siblings that hold the layer; where the repository does not give it, neighbours are asked."""
        state = await self._availability()
        if is_not_here(state):
            return
        if searched.value is None or state is None:
            self._put(elsewhere=NOT_ASKED)
            return
        asked = self._question
        found = holders(asked.digest, asked.repository, searched.value, image_digest)
        self._put(elsewhere=Answer.of(found, *searched.calls))
