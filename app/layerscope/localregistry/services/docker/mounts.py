"""Layers that a push takes from another repository of the registry, where its settings allow that.

https://docs.aws.amazon.com/AmazonECR/latest/userguide/blob-mounting.html
"""

from __future__ import annotations

from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.services.docker.calls import Calls
from layerscope.localregistry.services.docker.paths import Asked
from layerscope.localregistry.services.ecr.pushing import pushing


def mounted(asked: Asked, calls: Calls) -> bool:
    """Whether the layer is in the repository now; False means that it has to be uploaded, as without mounts.

    Mounting is off unless registry.json turns it on; the caller must be allowed to pull the layer from where
    it is, and both repositories have to be encrypted by the same key.
    """
    store = calls.service.store
    if not store.registry(calls.registry).mounts_blobs:
        return False
    try:
        # First, since it also refuses what is no repository's name.
        calls.ask("GetDownloadUrlForLayer", repositoryName=asked.source, layerDigest=asked.digest)
    except ApiError:
        return False
    source = store.repository(calls.registry, asked.source)
    if source is None or source.writer is None:
        return False
    with pushing(calls.admitted("InitiateLayerUpload", repositoryName=asked.name)) as target:
        if source.settings().encryption != target.repository.settings().encryption:
            return False
        if not target.writer.has_blob(asked.digest):
            target.writer.link_blob(asked.digest, source.writer.blob_file(asked.digest))
            target.uploads.add_fresh(target.repository, asked.digest)
    return True
