"""Images as ECR's own calls push them."""

from __future__ import annotations

import json
from typing import Any

from unit.localregistry.layouts import CONFIG, LAYER, OCI_MANIFEST, digest

NAME = "team/app"


def upload(ecr: Any, content: bytes, name: str = NAME) -> str:
    """A layer or a config, pushed; its digest."""
    started = ecr.initiate_layer_upload(repositoryName=name)["uploadId"]
    ecr.upload_layer_part(
        repositoryName=name,
        uploadId=started,
        partFirstByte=0,
        partLastByte=len(content) - 1,
        layerPartBlob=content,
    )
    answer = ecr.complete_layer_upload(repositoryName=name, uploadId=started, layerDigests=[digest(content)])
    return str(answer["layerDigest"])


def manifest(layer: bytes, **more: Any) -> str:
    """The manifest of an image of one layer."""
    described = {"mediaType": LAYER, "digest": digest(layer), "size": len(layer)}
    config = {"mediaType": CONFIG, "digest": digest(b"{}" + layer), "size": len(layer) + 2}
    body = {"schemaVersion": 2, "mediaType": OCI_MANIFEST, "config": config, "layers": [described], **more}
    return json.dumps(body)


def push(ecr: Any, layer: bytes, tag: str = "", name: str = NAME, **more: Any) -> str:
    """An image of one layer, pushed; its digest."""
    upload(ecr, layer, name)
    upload(ecr, b"{}" + layer, name)
    tagged = {"imageTag": tag} if tag else {}
    answer = ecr.put_image(repositoryName=name, imageManifest=manifest(layer, **more), **tagged)
    return str(answer["image"]["imageId"]["imageDigest"])
