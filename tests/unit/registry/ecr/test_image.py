"""A whole image: what can be read is read, and nothing missing hides the rest."""

import asyncio
import json
from concurrent.futures import Executor
from typing import Any

import pytest

from layerscope.registry.ecr import children as children_module
from layerscope.registry.ecr.blob_reader import CONFIG_LIMIT_BYTES, BlobReader
from layerscope.registry.ecr.children import ChildState, read_children
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.image import ReadImage, read_image
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.content import (
    BlobTooLargeError,
    DigestMismatchError,
    IndexLoopError,
    InvalidConfigError,
)
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError, LayerInaccessibleError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import (
    Descriptor,
    ImageManifest,
    IndexManifest,
    Platform,
    Schema1Manifest,
    UnknownManifest,
)
from layerscope.registry.model.layers import Availability
from layerscope.registry.model.media_types import SCHEMA1
from support.samples.oci_documents import (
    CONFIG,
    FOREIGN,
    INDEX,
    LAYER,
    OCI,
    child,
    descriptor,
    digest_of,
    image,
    in_ecrs_answer,
    index,
)
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal

CONFIG_JSON = json.dumps(
    {
        "os": "linux",
        "architecture": "amd64",
        "rootfs": {"type": "layers", "diff_ids": [digest_of("d1"), digest_of("d2")]},
        "history": [
            {"created_by": "/bin/sh -c #(nop) ADD file:1 in / "},
            {"created_by": '/bin/sh -c #(nop)  CMD ["sh"]', "empty_layer": True},
            {"created_by": "RUN /bin/sh -c make # buildkit"},
        ],
    }
).encode()
LAYERS = (descriptor(b"one", LAYER), descriptor(b"second", LAYER))
TEXT = image(CONFIG_JSON, *LAYERS)


class Registry:
    """ECR's answers to the calls of one image, from texts and blobs."""

    def __init__(self, server: ScriptedServer) -> None:
        self.server = server
        self.texts: dict[str, str] = {}
        self.blobs: dict[str, bytes] = {}
        self.gone: set[str] = set()
        server.answer("BatchGetImage", self._images)
        server.answer("BatchCheckLayerAvailability", self._layers)
        server.answer("GetDownloadUrlForLayer", self._url)

    def add(self, text: str, *blobs: bytes) -> str:
        self.texts[digest_of(text)] = text
        for blob in blobs:
            self.blobs[digest_of(blob)] = blob
            self.server.answer(f"/{digest_of(blob)}", Reply(body=blob))
        return digest_of(text)

    def _images(self, asked: Asked) -> Reply:
        wanted = [image_id["imageDigest"] for image_id in asked.parameters["imageIds"]]
        return ok(
            {
                "images": [in_ecrs_answer(self.texts[d], digest=d) for d in wanted if d in self.texts],
                "failures": [
                    {"imageId": {"imageDigest": d}, "failureCode": "ImageNotFound"}
                    for d in wanted
                    if d not in self.texts
                ],
            }
        )

    def _layers(self, asked: Asked) -> Reply:
        wanted = [digest for digest in asked.parameters["layerDigests"] if digest not in self.gone]
        return ok(
            {"layers": [{"layerDigest": d, "layerAvailability": "AVAILABLE", "layerSize": 7} for d in wanted]}
        )

    def _url(self, asked: Asked) -> Reply:
        digest = asked.parameters["layerDigest"]
        return ok({"downloadUrl": f"{self.server.url}/{digest}", "layerDigest": digest})


@pytest.fixture
def registry(server: ScriptedServer) -> Registry:
    return Registry(server)


def read(client: EcrClient, pool: Executor, digest: str) -> ReadImage:
    return asyncio.run(read_image(client, PresignedUrls(client), BlobReader(pool), "team/app", digest))


def test_an_image_has_its_config_and_its_layers_with_their_history(
    registry: Registry, client: EcrClient, pool: Executor
) -> None:
    result = read(client, pool, registry.add(TEXT, CONFIG_JSON))
    assert result.kind is ImageKind.IMAGE
    assert result.config is not None
    assert result.config.architecture == "amd64"
    assert result.config_text == CONFIG_JSON.decode()
    assert (result.config_error, result.availability_error) == (None, None)
    assert [(layer.position, layer.digest, layer.size_bytes) for layer in result.layers] == [
        (1, digest_of(b"one"), 3),
        (2, digest_of(b"second"), 6),
    ]
    assert result.layers[1].command == "RUN make"
    assert [layer.diff_id for layer in result.layers] == [digest_of("d1"), digest_of("d2")]
    assert {layer.state.availability for layer in result.layers} == {Availability.AVAILABLE}


def test_without_its_config_an_image_still_has_its_layers(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    digest = registry.add(TEXT)
    server.answer("GetDownloadUrlForLayer", refusal("LayerInaccessibleException"))
    result = read(client, pool, digest)
    assert isinstance(result.config_error, LayerInaccessibleError)
    assert result.config_error.subject.digest == digest_of(CONFIG_JSON)
    assert [layer.size_bytes for layer in result.layers] == [3, 6]
    assert {layer.state.availability for layer in result.layers} == {Availability.AVAILABLE}
    assert result.layers[0].command == ""


def test_a_denied_availability_check_leaves_everything_else(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    digest = registry.add(TEXT, CONFIG_JSON)
    server.answer("BatchCheckLayerAvailability", refusal("AccessDeniedException", "not you"))
    result = read(client, pool, digest)
    assert isinstance(result.availability_error, AccessDeniedError)
    assert {layer.state.availability for layer in result.layers} == {Availability.UNKNOWN}
    assert result.layers[1].command == "RUN make"


def test_only_a_manifest_that_cannot_be_had_raises(
    registry: Registry, client: EcrClient, pool: Executor
) -> None:
    with pytest.raises(ImageNotFoundError):
        read(client, pool, digest_of("nothing"))


@pytest.mark.parametrize(
    ("config", "served", "expected"),
    [
        (CONFIG_JSON, b"other bytes", DigestMismatchError),
        (b"\xff", b"\xff", InvalidConfigError),
        (b"[]", b"[]", InvalidConfigError),
    ],
)
def test_a_config_that_is_not_what_it_should_be_is_an_error_beside_the_rest(
    registry: Registry,
    server: ScriptedServer,
    client: EcrClient,
    pool: Executor,
    config: bytes,
    served: bytes,
    expected: type[Exception],
) -> None:
    digest = registry.add(image(config, *LAYERS), config)
    server.answer(f"/{digest_of(config)}", Reply(body=served))
    result = read(client, pool, digest)
    assert type(result.config_error) is expected
    assert result.config_error.subject.repository == "team/app"
    assert len(result.layers) == 2


def test_a_config_without_a_byte_is_not_asked_for(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    document = json.loads(TEXT)
    document["config"] |= {"size": 0, "mediaType": "application/vnd.aquasec.trivy.config.v1+json"}
    result = read(client, pool, registry.add(json.dumps(document)))
    assert (result.config, result.config_error) == (None, None)
    assert "GetDownloadUrlForLayer" not in server.operations()


def test_a_config_that_claims_to_be_huge_is_not_asked_for(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    document = json.loads(TEXT)
    document["config"]["size"] = CONFIG_LIMIT_BYTES + 1
    result = read(client, pool, registry.add(json.dumps(document)))
    assert isinstance(result.config_error, BlobTooLargeError)
    assert "GetDownloadUrlForLayer" not in server.operations()


def test_a_helm_chart_has_its_configs_text_and_no_image_config(
    registry: Registry, client: EcrClient, pool: Executor
) -> None:
    config = b'{"name": "chart"}'
    chart = descriptor(b"chart", "application/vnd.cncf.helm.chart.content.v1.tar+gzip")
    text = image(config, chart, config_type="application/vnd.cncf.helm.config.v1+json")
    result = read(client, pool, registry.add(text, config))
    assert result.kind is ImageKind.HELM_CHART
    assert (result.config, result.config_text, result.config_error) == (None, config.decode(), None)


def test_an_empty_config_is_not_asked_for(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    text = image(b"{}", *LAYERS, config_type="application/vnd.oci.empty.v1+json")
    result = read(client, pool, registry.add(text))
    assert (result.config, result.config_error) == (None, None)
    assert "GetDownloadUrlForLayer" not in server.operations()


def test_foreign_layers_and_sizes_that_only_ecr_knows(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    foreign = descriptor(b"windows", FOREIGN, urls=["https://mcr.example/layer"])
    unsized = {"mediaType": LAYER, "digest": digest_of(b"unsized")}
    registry.gone.add(foreign["digest"])
    result = read(client, pool, registry.add(image(CONFIG_JSON, foreign, unsized), CONFIG_JSON))
    assert [layer.state.availability for layer in result.layers] == [
        Availability.FOREIGN,
        Availability.AVAILABLE,
    ]
    assert result.layers[0].urls == ("https://mcr.example/layer",)
    assert result.layers[1].size_bytes == 7


def test_schema_1_has_layers_without_a_config(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    text = json.dumps(
        {
            "schemaVersion": 1,
            "fsLayers": [{"blobSum": digest_of("new")}, {"blobSum": digest_of("old")}],
            "history": [
                {"v1Compatibility": '{"container_config": {"Cmd": ["/bin/sh -c make"]}}'},
                {"v1Compatibility": "{}"},
            ],
        }
    )
    result = read(client, pool, registry.add(text))
    assert [layer.digest for layer in result.layers] == [digest_of("old"), digest_of("new")]
    assert [layer.size_bytes for layer in result.layers] == [7, 7]
    assert "GetDownloadUrlForLayer" not in server.operations()


def test_an_unknown_manifest_is_shown_as_what_it_is(
    registry: Registry, client: EcrClient, pool: Executor
) -> None:
    result = read(client, pool, registry.add('{"mediaType": "application/x-new", "things": []}'))
    assert isinstance(result.manifest, UnknownManifest)
    assert result.kind is ImageKind.UNKNOWN
    assert result.layers == ()


def test_an_index_tells_of_each_child_in_one_call(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    registry.add(TEXT)
    gone = image(b"gone")
    text = index(
        child(TEXT, platform={"os": "linux", "architecture": "amd64"}),
        child(gone, platform={"os": "linux", "architecture": "arm64"}),
        child(TEXT, annotations={"vnd.docker.reference.type": "attestation-manifest"}),
    )
    result = read(client, pool, registry.add(text))
    assert result.kind is ImageKind.INDEX
    assert [entry.state for entry in result.children] == [
        ChildState.PRESENT,
        ChildState.MISSING,
        ChildState.PRESENT,
    ]
    assert [entry.kind for entry in result.children] == [
        ImageKind.IMAGE,
        ImageKind.IMAGE,
        ImageKind.BUILDKIT_ATTESTATION,
    ]
    assert isinstance(result.children[0].manifest, ImageManifest)
    assert isinstance(result.children[1].error, ImageNotFoundError)
    assert str(result.children[1].descriptor.platform) == "linux/arm64"
    assert server.operations() == ["BatchGetImage", "BatchGetImage"]


def test_children_that_may_not_be_read_are_unknown_not_missing(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    digest = registry.add(index(child(TEXT)))
    server.answer("BatchGetImage", registry._images, refusal("AccessDeniedException"))
    result = read(client, pool, digest)
    assert result.children[0].state is ChildState.UNKNOWN
    assert isinstance(result.children[0].error, AccessDeniedError)


def test_the_parts_of_a_build_cache_are_no_missing_images(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    cache = "application/vnd.buildkit.cacheconfig.v0"
    digest = registry.add(index(child("layer", LAYER), child("config", cache)))
    result = read(client, pool, digest)
    assert result.kind is ImageKind.BUILD_CACHE
    assert [(entry.state, entry.error) for entry in result.children] == [(ChildState.UNKNOWN, None)] * 2
    assert server.operations() == ["BatchGetImage"]


def test_schema_1_tells_its_platform_itself() -> None:
    manifest = Schema1Manifest(SCHEMA1, "d", platform=Platform("linux", "amd64"))
    assert str(ReadImage(manifest, ImageKind.IMAGE).platform) == "linux/amd64"


def test_nested_indexes_are_read(registry: Registry, client: EcrClient, pool: Executor) -> None:
    registry.add(TEXT)
    inner = index(child(TEXT))
    registry.add(inner)
    result = read(client, pool, registry.add(index(child(inner, INDEX), child(TEXT))))
    assert result.children[0].kind is ImageKind.INDEX
    assert [entry.state for entry in result.children[0].children] == [ChildState.PRESENT]
    assert result.children[0].error is None


def loop(path: tuple[Any, ...]) -> IndexLoopError:
    error = path[-1].error
    assert isinstance(error, IndexLoopError)
    return error


def test_an_index_that_contains_itself_ends_with_an_error(client: EcrClient) -> None:
    itself = Descriptor(digest_of("self"), 1, INDEX)
    children = asyncio.run(
        read_children(client, "app", IndexManifest(INDEX, digest_of("self"), (itself,), text="{}"))
    )
    assert loop(children).path == (digest_of("self"), digest_of("self"))


def test_indexes_nested_without_end_end(registry: Registry, client: EcrClient, pool: Executor) -> None:
    text = TEXT
    registry.add(text)
    for _ in range(children_module.MOST_NESTED + 3):
        text = index(child(text, INDEX if "manifests" in text else OCI))
        registry.add(text)
    result = read(client, pool, digest_of(text))
    depth, entry = 1, result.children[0]
    while entry.children:
        depth, entry = depth + 1, entry.children[0]
    assert isinstance(entry.error, IndexLoopError)
    assert depth < children_module.MOST_NESTED + 2


def test_indexes_that_multiply_end(registry: Registry, client: EcrClient, pool: Executor) -> None:
    text = TEXT
    registry.add(text)
    for _ in range(6):
        text = index(*[child(text, INDEX if "manifests" in text else OCI)] * 20)
        registry.add(text)
    result = read(client, pool, digest_of(text))

    def count(children: tuple[Any, ...]) -> int:
        return sum(1 + count(entry.children) for entry in children)

    assert 20 <= count(result.children) <= children_module.MOST_CHILDREN


def test_config_and_states_share_no_failure(
    registry: Registry, server: ScriptedServer, client: EcrClient, pool: Executor
) -> None:
    digest = registry.add(TEXT)
    for operation in ("GetDownloadUrlForLayer", "BatchCheckLayerAvailability"):
        server.answer(operation, refusal("AccessDeniedException", f"no {operation}"))
    result = read(client, pool, digest)
    assert str(result.config_error) == "no GetDownloadUrlForLayer"
    assert str(result.availability_error) == "no BatchCheckLayerAvailability"
    assert len(result.layers) == 2
    assert result.config_error.subject == Subject(
        operation="GetDownloadUrlForLayer",
        repository="team/app",
        digest=digest_of(CONFIG_JSON),
        region="eu-central-1",
        endpoint=server.url,
    )
    assert CONFIG in result.manifest.text
