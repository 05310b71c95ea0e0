"""The demo's broken repositories: those of the table of failures, and those whose content is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from layerscope.localregistry.demo.making import file_trees as files
from layerscope.localregistry.demo.making.artifacts import (
    AMD64,
    ARM64,
    OCI_MANIFEST,
    Artifact,
    buildkit,
    image,
    index,
    package,
)
from layerscope.localregistry.demo.making.demo_blobs import DemoBlob, blob, compact_json, gzip_layer
from layerscope.localregistry.demo.making.layout_folders import RegistryFolder, RepositoryFolder
from layerscope.localregistry.demo.making.tarballs import file
from layerscope.localregistry.demo.repositories.bases import Bases
from layerscope.localregistry.demo.repositories.demo_failures import failures
from layerscope.localregistry.demo.repositories.products import keep_last
from layerscope.registry.references.digests import digest_of

_AGE_H = 26.0
# What DescribeImageReplicationStatus says of each: the status, and the code of a failure.
_REPLICATED = {
    "replication-failed": ("FAILED", "AccessDenied"),
    "replication-in-progress": ("IN_PROGRESS", ""),
}


def add_broken(registry: RegistryFolder, bases: Bases) -> None:
    # Big enough that faults in the middle of its bytes have a middle to be in.
    library = gzip_layer([file("usr/lib/libdemo.so", files.noise("libdemo", 400_000))], level=1)
    for failure in failures():
        repository = registry.repository(f"broken/{failure.name}")
        built = _push_plain(repository, bases, library, failure.name)
        digests = {"layer": library.digest, "config": built.config.digest, "image": built.digest}
        repository.faults = failure.faults_for(digests)
        if "kms" in failure.name:
            repository.settings["encryptionConfiguration"] = _encrypted(registry)
    _add_archived(registry, bases, library)
    _add_incomplete(registry, bases, library)
    _add_wrong_content(registry, bases, library)
    _add_vanished(registry, bases, library)
    _add_fenced(registry, bases, library)


def _encrypted(registry: RegistryFolder) -> dict[str, str]:
    key = f"arn:aws:kms:{registry.region}:{registry.account}:key/1b2c3d4e-5f60-4718-9abc-def012345678"
    registry.keys[key] = "Disabled"
    return {"encryptionType": "KMS", "kmsKey": key}


def _push_plain(repository: RepositoryFolder, bases: Bases, library: DemoBlob, name: str) -> Artifact:
    return repository.push(_plain(bases, library, name), "1.0", "latest", age_h=_AGE_H)


def _plain(bases: Bases, library: DemoBlob, name: str, architecture: str = "amd64") -> Artifact:
    """An image with nothing wrong in it: a base, a library, an application."""
    application = gzip_layer(files.application(name, "1.0"))
    steps = [
        *bases.small(),
        buildkit("RUN make -C /src install", library),
        buildkit("COPY app /srv/app", application),
        buildkit('ENTRYPOINT ["/srv/app/bin/start"]'),
    ]
    return image(steps, platform=AMD64 if architecture == "amd64" else ARM64, age_h=_AGE_H)


def _add_archived(registry: RegistryFolder, bases: Bases, library: DemoBlob) -> None:
    for name, status in (("image-archived", "ARCHIVED"), ("image-being-restored", "ACTIVATING")):
        repository = registry.repository(f"broken/{name}")
        archived = repository.time(30)
        built = _plain(bases, library, name)
        repository.push(built, "1.0", "latest", age_h=24 * 120, status=status, lastArchivedAt=archived)


def _add_incomplete(registry: RegistryFolder, bases: Bases, library: DemoBlob) -> None:
    """What is named is not there: a platform's image, a layer, a config."""
    pair = [_plain(bases, library, "missing-platform", name) for name in ("amd64", "arm64")]
    gone = registry.repository("broken/missing-platform")
    gone.push(index(pair), "1.0", "latest", age_h=_AGE_H, without=[pair[1].digest])
    half = _plain(bases, library, "push-incomplete")
    registry.repository("broken/push-incomplete").push(half, "1.0", age_h=_AGE_H, without=[library.digest])
    bare = _plain(bases, library, "config-missing")
    registry.repository("broken/config-missing").push(bare, "1.0", age_h=_AGE_H, without=[bare.config.digest])


def _add_wrong_content(registry: RegistryFolder, bases: Bases, library: DemoBlob) -> None:
    """Everything is there, and something in it is not what it should be."""
    made = _plain(bases, library, "diff-id-as-layer")
    mixed_up = [
        replace(layer, digest=layer.diff_id) if layer.digest == library.digest else layer
        for layer in made.layers
    ]
    confused = package(made.config, mixed_up)
    # The diffID was taken for the layer's digest: no blob has it.
    repository = registry.repository("broken/diff-id-as-layer")
    repository.push(confused, "1.0", age_h=_AGE_H, without=[library.diff_id])

    bad_config = blob(b"This is no image config.\n", made.config.media_type)
    registry.repository("broken/config-invalid").push(package(bad_config, made.layers), "1.0", age_h=_AGE_H)
    registry.repository("broken/manifest-invalid").push(_invalid_manifest(made), "1.0", age_h=_AGE_H)
    registry.repository("broken/layer-without-size").push(_without_size(made), "1.0", age_h=_AGE_H)

    changed = _plain(bases, library, "config-changed")
    repository = registry.repository("broken/config-changed")
    repository.push(changed, "1.0", age_h=_AGE_H)
    repository.replace_blob(changed.config.digest, changed.config.content.replace(b"linux", b"Linux"))


def _add_vanished(registry: RegistryFolder, bases: Bases, library: DemoBlob) -> None:
    """Images that went by themselves, or never arrived."""
    expired = registry.repository("broken/image-expired-by-lifecycle")
    expired.settings["lifecyclePolicy"] = keep_last("1.", 1)
    expired.settings["lifecyclePolicyEvaluatedAt"] = expired.time(3)
    expired.push(_plain(bases, library, "expired"), "1.9", age_h=_AGE_H)
    orphaned = registry.repository("broken/layer-orphaned")
    newer = gzip_layer([file("usr/lib/libdemo.so", b"of the image that came after")])
    _push_plain(orphaned, bases, newer, "layer-orphaned")
    orphaned.keep_blob(library)
    for name, (status, code) in _REPLICATED.items():
        repository = registry.repository(f"broken/{name}")
        _push_plain(repository, bases, library, name)
        told = {"region": "us-east-1", "registryId": registry.account, "status": status}
        repository.settings["replication"] = {"*": [{**told, "failureCode": code} if code else told]}


def _add_fenced(registry: RegistryFolder, bases: Bases, library: DemoBlob) -> None:
    """A repository whose policy lets its layers out through one endpoint only."""
    fenced = registry.repository("broken/denied-outside-endpoint")
    fenced.settings["policy"] = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "LayersThroughTheEndpointOnly",
                "Effect": "Deny",
                "Principal": "*",
                "Action": "ecr:GetDownloadUrlForLayer",
                "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-0a1b2c3d4e5f67890"}},
            }
        ],
    }
    _push_plain(fenced, bases, library, "denied-outside-endpoint")


def add_missing_replicas(registry: RegistryFolder) -> None:
    """In the second region: the repositories of the images whose replication failed or goes on."""
    for name in _REPLICATED:
        registry.repository(f"broken/{name}")


def _invalid_manifest(made: Artifact) -> Artifact:
    """A manifest whose layers are no list."""
    return _rewritten(made, lambda document: document.update(layers="none"))


def _without_size(made: Artifact) -> Artifact:
    """A manifest whose second layer has no size."""
    return _rewritten(made, lambda document: document["layers"][1].pop("size"))


def _rewritten(made: Artifact, change: Any) -> Artifact:
    document = json.loads(made.manifest)
    change(document)
    text = compact_json(document)
    return Artifact(text, OCI_MANIFEST, digest_of(text), made.blobs)
