"""Synthetic repositories: every image opens, pages cover all, and 100,000 of them stay small."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layerscope.localregistry.content.served_repository import Registry, StoredImage
from layerscope.localregistry.synthetic.synthetic_repository import (
    SyntheticRepository,
    synthetic_repositories,
)
from layerscope.registry.references.digests import digest_of

_REGISTRY = Registry("111122223333", "eu-central-1")
_COUNT = 257
_REPOSITORY = SyntheticRepository(_REGISTRY, "synthetic/app", _COUNT)


@given(st.integers(0, _COUNT - 1))
def test_every_image_opens_with_the_digests_and_sizes_it_names(position: int) -> None:
    listed = next(_REPOSITORY.images_from(position))
    text = _REPOSITORY.manifest_text(listed.digest)
    assert text is not None
    assert digest_of(text.encode()) == listed.digest
    manifest = json.loads(text)
    contents = {}
    for blob in (manifest["config"], *manifest["layers"]):
        with _REPOSITORY.open_layer(blob["digest"]) as opened:
            contents[blob["digest"]] = content = opened.read()
        stored = _REPOSITORY.layer(blob["digest"])
        assert stored is not None
        assert (stored.size_bytes, stored.media_type) == (blob["size"], blob["mediaType"])
        assert (digest_of(content), len(content)) == (blob["digest"], blob["size"])
    config = json.loads(contents.pop(manifest["config"]["digest"]))
    diff_ids = [digest_of(gzip.decompress(content)) for content in contents.values()]
    assert config["rootfs"]["diff_ids"] == diff_ids
    assert listed.size_bytes == sum(blob["size"] for blob in (manifest["config"], *manifest["layers"]))


@given(st.integers(0, _COUNT + 3), st.integers(1, 100))
def test_pages_go_on_where_the_last_ended(start: int, page: int) -> None:
    everything = list(_REPOSITORY.images_from(0))
    assert list(_REPOSITORY.images_from(start)) == everything[start:]
    pages = [list(_REPOSITORY.images_from(at))[:page] for at in range(0, _COUNT, page)]
    assert [image for each in pages for image in each] == everything


def test_digests_and_tags_are_each_one_images_only() -> None:
    images = list(_REPOSITORY.images_from(0))
    tags = [tag for image in images for tag in image.tags]
    assert len({image.digest for image in images}) == len(images) == _COUNT
    assert len(set(tags)) == len(tags)
    assert images[0].tags[-1] == "latest"
    assert any(not image.tags for image in images)
    assert images[0].pushed_at_s > images[1].pushed_at_s > _REPOSITORY.settings().created_at_s


def test_images_are_found_by_digest_and_by_tag() -> None:
    for image in _REPOSITORY.images_from(0):
        assert _REPOSITORY.image(image.digest) == image
        assert [_REPOSITORY.digest_of_tag(tag) for tag in image.tags] == [image.digest] * len(image.tags)


@pytest.mark.parametrize("tag", ["1.99.0", "1.2", "1.2.57.1", "v1.2.3", "1.-1.3", "", "1.0.00", "1.0.٣"])
def test_other_tags_are_nobodys(tag: str) -> None:
    assert _REPOSITORY.digest_of_tag(tag) is None


def _nobodys_digests() -> list[str]:
    listed: StoredImage = next(_REPOSITORY.images_from(0))
    return [
        "sha256:" + "0" * 64,
        "sha512:" + listed.digest.removeprefix("sha256:"),
        listed.digest[:-1] + ("0" if listed.digest[-1] != "0" else "1"),  # the same first eight bytes
        "sha256:xyz",
        "",
    ]


@pytest.mark.parametrize("number", range(5))
def test_other_digests_are_nobodys(number: int) -> None:
    digest = _nobodys_digests()[number]
    assert _REPOSITORY.image(digest) is None
    assert _REPOSITORY.manifest_text(digest) is None
    assert _REPOSITORY.layer(digest) is None
    with pytest.raises(FileNotFoundError):
        _REPOSITORY.open_layer(digest)


def test_a_manifest_is_no_layer_and_a_layer_no_image() -> None:
    listed = next(_REPOSITORY.images_from(3))
    layer = json.loads(_REPOSITORY.manifest_text(listed.digest) or "")["layers"][1]["digest"]
    assert _REPOSITORY.layer(listed.digest) is None
    assert _REPOSITORY.image(layer) is None


def test_many_threads_agree() -> None:
    """The digests are computed once, whoever asks first and for what."""
    fresh = SyntheticRepository(_REGISTRY, "synthetic/app", _COUNT)
    wanted = [image.digest for image in _REPOSITORY.images_from(0)]
    with ThreadPoolExecutor(8) as threads:
        listings = [threads.submit(lambda: list(fresh.images_from(0))) for _ in range(4)]
        lookups = [threads.submit(fresh.image, digest) for digest in wanted]
        assert [[image.digest for image in listing.result()] for listing in listings] == [wanted] * 4
        assert [found.result().digest for found in lookups] == wanted


def test_an_empty_repository() -> None:
    empty = SyntheticRepository(_REGISTRY, "synthetic/none", 0)
    assert list(empty.images_from(0)) == []
    assert empty.digest_of_tag("latest") is None
    assert empty.layer("sha256:" + "0" * 64) is None


def test_repositories_differ_in_name_and_in_images() -> None:
    made = list(synthetic_repositories(_REGISTRY, 12, 2))
    digests = {image.digest for repository in made for image in repository.images_from(0)}
    assert len({repository.name for repository in made}) == 12
    assert len(digests) == 24


def test_a_hundred_thousand_images_cost_less_than_200_mb() -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the largest size of this process alone: getrusage counts its parent's")
    program = textwrap.dedent("""
        from pathlib import Path
        from layerscope.localregistry.content.served_repository import Registry
        from layerscope.localregistry.synthetic.synthetic_repository import synthetic_repositories

        [repository] = synthetic_repositories(Registry("111122223333", "eu-central-1"), 1, 100_000)
        seen = 0
        for start in range(0, 100_000, 1_000):
            for _, image in zip(range(1_000), repository.images_from(start)):
                seen += 1
        assert seen == 100_000 and repository.image(image.digest) == image
        print(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) * 1024 < 200_000_000  # told in kB
