"""Manifests and configs that were published, names and digests made up: each is read for what it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.child_names import NamedChild, child_names
from layerscope.registry.manifests.config import ImageConfig, parse_config
from layerscope.registry.manifests.kinds import ImageKind, kind_of, kind_of_child, kind_of_listed
from layerscope.registry.manifests.layer_list import layers_of, steps_told
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest, Manifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.model.images import ListedImage

FOLDER = Path(__file__).with_name("published")
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
BROKEN = {name for name, expected in EXPECTED.items() if "error" in expected}
READ = sorted(EXPECTED.keys() - BROKEN)


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.manifest.json").read_bytes().decode("utf-8", "replace")


def config_of(name: str) -> ImageConfig | None:
    file = FOLDER / f"{name}.config.json"
    return parse_config(file.read_text("utf-8")) if file.exists() else None


def listed(manifest: Manifest) -> ListedImage:
    """What ECR would list: the artifact's type, else the config's media type."""
    config = manifest.config if isinstance(manifest, ImageManifest) else None
    named = getattr(manifest, "artifact_type", "") or (config.media_type if config else "")
    return ListedImage(manifest.digest, media_type=manifest.media_type, artifact_type=named)


@pytest.mark.parametrize("name", READ)
def test_a_published_manifest_is_read_for_what_it_is(name: str) -> None:
    expected = EXPECTED[name]
    manifest, config = parse_manifest(text_of(name)), config_of(name)
    assert kind_of(manifest) == expected.get("kind", kind_of(manifest))
    assert kind_of_listed(listed(manifest)) == expected.get("listed", kind_of_listed(listed(manifest)))
    # What the list takes for something of its own is that once it is read.
    unsure = {ImageKind.IMAGE, ImageKind.ARTIFACT, ImageKind.INDEX}
    assert kind_of_listed(listed(manifest)) in unsure | {kind_of(manifest)}
    layers = layers_of(manifest, config)
    assert len(layers) == expected.get("nlayers", len(layers))
    assert [layer.size_bytes for layer in layers] == expected.get(
        "sizes", [layer.size_bytes for layer in layers]
    )
    for layer, command in zip(layers, expected.get("layers", ()), strict="layers" in expected):
        assert layer.command.startswith(command)
    if "platform" in expected:
        assert config is not None
        assert str(config.platform) == expected["platform"]
    assert sum(layer.foreign for layer in layers) == expected.get("foreign", 0)
    assert sum(layer.encrypted for layer in layers) == expected.get("encrypted", 0)
    titles = [layer.title for layer in layers]
    assert titles == expected.get("titles", titles)
    if "steps" in expected:  # and no layer has a command of them
        assert config is not None
        assert steps_told(config) == expected["steps"]
        assert not any(layer.command for layer in layers)


@pytest.mark.parametrize("name", [name for name in READ if "children" in EXPECTED[name]])
def test_a_published_indexs_children_are_told_for_what_they_are(name: str) -> None:
    index = parse_manifest(text_of(name))
    assert isinstance(index, IndexManifest)
    found = [[str(child.platform or ""), kind_of_child(child)] for child in index.children]
    assert found == EXPECTED[name]["children"]


@pytest.mark.parametrize("name", [name for name in READ if "names" in EXPECTED[name]])
def test_a_published_indexs_children_are_told_apart(name: str) -> None:
    index = parse_manifest(text_of(name))
    assert isinstance(index, IndexManifest)
    found = child_names(map(NamedChild, index.children))
    assert [found[child.digest] for child in index.children] == EXPECTED[name]["names"]


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_a_broken_one_says_where_it_is_broken(name: str) -> None:
    with pytest.raises(InvalidManifestError) as broken:
        parse_manifest(text_of(name))
    assert EXPECTED[name]["error"] in str(broken.value)
