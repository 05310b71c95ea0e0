"""Exports of the demo's images over real HTTP, asked for as the program asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.manifests import resolve_tag
from layerscope.registry.ecr.tree import read_tree
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.manifests.manifest import IndexManifest
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.transfers.engine.stopping import Stop
from layerscope.transfers.export.exporting import export
from layerscope.transfers.export.request import ExportRequest
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.export.rules.naming import export_name
from layerscope.transfers.export.rules.parts import ImageParts, parts_of
from support.drivers.export_runs import HOST, PartsOf


@pytest.fixture
def parts_of_demo(client: EcrClient) -> PartsOf:
    async def read(repository: str, tag: str, platform: str) -> ImageParts:
        root = await resolve_tag(client, repository, tag)
        found = await read_tree(client, repository, root)
        index = found[root]
        if not platform:
            return parts_of(root, found)
        assert isinstance(index, IndexManifest)
        child = next(each for each in index.children if str(each.platform) == platform)
        return parts_of(child.digest, found, child.platform)

    return lambda repository, tag, platform="": asyncio.run(read(repository, tag, platform))


@pytest.fixture
def save(client: EcrClient, tmp_path: Path) -> Callable[..., Path]:
    """`save(parts, repository, tag, form, with_foreign=False)`: the export's path."""

    def run(
        parts: ImageParts, repository: str, tag: str, form: ExportFormat, *, with_foreign: bool = False
    ) -> Path:
        def url_of(digest: str, *, renew: bool = False) -> PresignedUrl:
            urls = PresignedUrls(client)  # belongs to one loop
            return asyncio.run(urls.get(LayerRef(repository, digest), renew=renew))

        is_index = len(parts.manifests) > 1
        name = export_name(repository, tag, parts.root.digest, parts.platform, form, is_index=is_index)
        names = ImageNames(tag, f"{HOST}/{repository}")
        order = ExportRequest(parts, form, names, tmp_path, name, url_of, with_foreign)
        return export(order, lambda _: None, Stop())

    return run
