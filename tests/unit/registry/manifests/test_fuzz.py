from __future__ import annotations

import json
import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.errors.content import InvalidConfigError, InvalidManifestError
from layerscope.registry.manifests.config import ImageConfig, parse_config
from layerscope.registry.manifests.kinds import kind_of, kind_of_child, target_of_child
from layerscope.registry.manifests.layer_entry import layer_entry
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.manifests.manifest import IndexManifest, Manifest
from layerscope.registry.manifests.parsing import parse_manifest
from layerscope.registry.manifests.schema1 import digested_bytes
from layerscope.registry.model.media_types import ACCEPTED_MEDIA_TYPES
from unit.registry.manifests.corpus import NAMES, manifest_text
from unit.registry.manifests.mutations import JUNK, KEYS, mutated_bytes, mutated_structure

CASES = 20_000
_JSON = st.recursive(
    st.sampled_from(JUNK[:8]) | st.text(max_size=8) | st.integers() | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), inner)
    ),
    max_leaves=12,
)


def _use(manifest: Manifest) -> None:
    """All that anyone does with a manifest once it is read."""
    layers = layers_of(manifest, ImageConfig())
    assert [layer.position for layer in layers] == list(range(1, len(layers) + 1))
    assert str(kind_of(manifest))
    for layer in layers:
        assert layer.digest
        assert layer.size_bytes is None or 0 <= layer.size_bytes < 2**63
        assert layer_entry(manifest, layer.position)
    if isinstance(manifest, IndexManifest):
        for child in manifest.children:
            assert str(kind_of_child(child))
            assert isinstance(target_of_child(child), str)
    repr((manifest, layers)).encode("utf-8")
    hash(manifest)


def _refused(error: InvalidManifestError) -> str:
    assert error.place.startswith(("/", "line "))
    assert f"{error} {error.raw_text}".encode()
    return "refused"


def _read(text: str, media_type: str) -> str:
    digested_bytes(text, media_type)
    try:
        manifest = parse_manifest(text, media_type, "sha256:" + "0" * 64)
    except InvalidManifestError as error:
        return _refused(error)
    _use(manifest)
    return type(manifest).__name__


@pytest.mark.parametrize("mutated", [mutated_bytes, mutated_structure], ids=["bytes", "structure"])
def test_a_mutated_manifest_is_read_or_refused_with_its_place(mutated: object) -> None:
    chance = random.Random(20150921)
    outcomes: Counter[str] = Counter()
    texts = [manifest_text(name) for name in NAMES]
    for case in range(CASES // 2):
        text = mutated(texts[case % len(texts)], chance)  # type: ignore[operator]
        media_type = chance.choice(("", "", *ACCEPTED_MEDIA_TYPES, "application/x-unheard-of"))
        try:
            outcomes[_read(text, media_type)] += 1
        except Exception as error:
            raise AssertionError(f"case {case}: {text[:500]!r} as {media_type!r}") from error
    # A fuzz that is always refused, or never, tests nothing.
    assert outcomes["refused"] > CASES // 25
    assert sum(outcomes.values()) - outcomes["refused"] > CASES // 25


def test_a_mutated_config_is_read_or_refused() -> None:
    chance = random.Random(1)
    config = (
        '{"os":"linux","architecture":"arm64","variant":"v8","rootfs":{"type":"layers","diff_ids":'
        '["sha256:%s"]},"history":[{"created":"2025-01-02T03:04:05Z","created_by":"RUN make # buildkit"},'
        '{"created_by":"CMD [\\"sh\\"]","empty_layer":true}]}' % ("a" * 64)
    )
    outcomes: Counter[bool] = Counter()
    for case in range(2000):
        text = (mutated_bytes if case % 2 else mutated_structure)(config, chance)
        try:
            read = parse_config(text)
            assert all(isinstance(entry.command, str) for entry in read.history)
            outcomes[True] += 1
        except InvalidConfigError as error:
            outcomes[not _refused(error)] += 1
    assert min(outcomes.values()) > 100


@settings(deadline=None)
@given(st.text(), st.sampled_from(("", *ACCEPTED_MEDIA_TYPES)))
def test_any_text_is_read_or_refused(text: str, media_type: str) -> None:
    assert _read(text, media_type)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), _JSON), st.sampled_from(("", "x/y", *ACCEPTED_MEDIA_TYPES)))
def test_any_object_is_read_or_refused(document: dict[str, object], media_type: str) -> None:
    assert _read(json.dumps(document), media_type)
