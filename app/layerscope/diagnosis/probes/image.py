"""The image asked for: its entry, its manifest, and of an index the images that it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import Replica, Replication
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.probes.probe import FactProbe, ProbeRun, about_image
from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import fetch_manifest, fetch_manifests, find_image, pulled_digest
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError
from layerscope.registry.manifests.manifest import Descriptor, IndexManifest, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.references.digests import is_digest


async def _image(run: ProbeRun) -> Answer[ListedImage]:
    return await run.ask(lambda client: find_image(client, run.asked.repository, run.asked.image))


async def _manifest(run: ProbeRun) -> Answer[Manifest]:
    asked = run.asked
    if is_digest(asked.image):
        return await _manifest_of(run, asked.image)
    listed = await run.answer(Facts.image)
    if listed.value is not None:
        return await _manifest_of(run, listed.value.digest)
    if not isinstance(listed.error, AccessDeniedError):
        return NOT_ASKED
    # Who may not list (a node's role) may still pull by the tag.
    pulled = await run.ask(lambda client: pulled_digest(client, asked.repository, asked.image))
    return await _manifest_of(run, pulled.value) if pulled.value else pulled.without_value()


async def _manifest_of(run: ProbeRun, digest: str) -> Answer[Manifest]:
    return await run.ask(lambda client: fetch_manifest(client, run.asked.repository, digest))


async def _lost_children(run: ProbeRun) -> Answer[tuple[Descriptor, ...]]:
    found, index = await run.once(_children), run.facts.manifest.value
    return found.map(lambda found: _lost(index, found) if isinstance(index, IndexManifest) else ())


async def _children(run: ProbeRun) -> Answer[Mapping[str, Manifest | RegistryError]]:
    """What became of each of an index's children, by digest."""
    index = (await run.answer(Facts.manifest)).value
    if not isinstance(index, IndexManifest):
        return NOT_ASKED
    digests = [child.digest for child in index.children]
    return await run.ask(lambda client: fetch_manifests(client, run.asked.repository, digests))


async def manifests_of_image(run: ProbeRun) -> Sequence[Manifest]:
    """The manifest asked for, or those of its index that can be had; without one ()."""
    manifest = (await run.answer(Facts.manifest)).value
    if manifest is None:
        return ()
    if not isinstance(manifest, IndexManifest):
        return (manifest,)
    children = (await run.once(_children)).value or {}
    return [child for child in children.values() if not isinstance(child, RegistryError)]


async def _replication(run: ProbeRun) -> Answer[Replication]:
    """Asked where the image was pushed, as far as that is known: in the account's own registry and region."""
    asked, context = run.asked, run.context
    is_away = asked.region not in ("", context.account.region) and context.account.region
    client = context.client("", "") if is_away else run.client
    return await client.ask(lambda client: replication(client, asked.repository, asked.image))


def _lost(index: IndexManifest, found: Mapping[str, Manifest | RegistryError]) -> tuple[Descriptor, ...]:
    """The children that the index names and the repository does not have."""
    return tuple(child for child in index.children if isinstance(found.get(child.digest), ImageNotFoundError))


async def replication(client: EcrClient, name: str, image: str) -> Replication:
    """Where this registry replicates the image to, and how far that is; raises RegistryError."""
    key = "imageDigest" if is_digest(image) else "imageTag"
    parameters = {"repositoryName": name, "imageId": {key: image}}
    subject = Subject(repository=name, image=image)
    replicas = await client.submit("DescribeImageReplicationStatus", subject, parameters, _replicas)
    return Replication(client.access.region or "", client.access.registry_id or "", replicas)


def _replicas(answer: Members) -> tuple[Replica, ...]:
    return tuple(
        Replica(
            region=status.text("region"),
            registry_id=status.text("registryId"),
            status=status.text("status"),
            failure_code=status.text("failureCode"),
        )
        for status in answer.children("replicationStatuses")
    )


PROBES = (
    FactProbe(Facts.image, _image, about_image),
    FactProbe(Facts.manifest, _manifest, about_image),
    FactProbe(Facts.lost_children, _lost_children, about_image),
    FactProbe(Facts.replication, _replication, about_image),
)
