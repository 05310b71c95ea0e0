"""Layers' states: in batches, whatever form ECR tells them in, and a denial that breaks nothing."""

import asyncio
from dataclasses import replace

from layerscope.registry.ecr.availability import layer_states
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.model.layers import Availability, Layer
from support.samples.oci_documents import FOREIGN, digest_of
from support.servers.scripted_http import Asked, Reply, ScriptedServer, ok, refusal

AVAILABLE, UNAVAILABLE, ARCHIVED, MISSING, INVALID, SILENT, NEW = (digest_of(str(n)) for n in range(7))


def layers(*digests: str) -> list[Layer]:
    return [Layer(position, digest) for position, digest in enumerate(digests, start=1)]


def test_every_answer_of_ecrs_is_a_state(server: ScriptedServer, client: EcrClient) -> None:
    told = {
        "layers": [
            {"layerDigest": AVAILABLE, "layerAvailability": "AVAILABLE", "layerSize": 9, "mediaType": "m"},
            {"layerDigest": UNAVAILABLE, "layerAvailability": "UNAVAILABLE"},
            {"layerDigest": ARCHIVED, "layerAvailability": "ARCHIVED"},
            {"layerDigest": NEW, "layerAvailability": "FROZEN"},
        ],
        "failures": [
            {"layerDigest": MISSING, "failureCode": "MissingLayerDigest", "failureReason": "not here"},
            {"layerDigest": INVALID, "failureCode": "InvalidLayerDigest"},
        ],
    }
    server.answer("BatchCheckLayerAvailability", ok(told))
    asked = layers(AVAILABLE, UNAVAILABLE, ARCHIVED, MISSING, INVALID, SILENT, NEW, "no digest")
    result = asyncio.run(layer_states(client, "app", asked))
    states = [(layer.state.availability, layer.state.reason) for layer in result.layers]
    assert result.error is None
    assert states[:5] == [
        (Availability.AVAILABLE, ""),
        (Availability.UNAVAILABLE, ""),
        (Availability.ARCHIVED, ""),
        (Availability.MISSING, "not here"),
        (Availability.UNKNOWN, "InvalidLayerDigest"),
    ]
    assert [availability for availability, _ in states[5:]] == [Availability.UNKNOWN] * 3
    assert "does not name" in states[5][1]
    assert states[6][1] == "FROZEN"
    assert "no digest" in states[7][1]
    assert (result.layers[0].size_bytes, result.layers[0].media_type) == (9, "m")


def test_what_the_manifest_tells_is_not_overwritten(server: ScriptedServer, client: EcrClient) -> None:
    told = {"layerDigest": AVAILABLE, "layerAvailability": "AVAILABLE", "layerSize": 9, "mediaType": "m"}
    server.answer("BatchCheckLayerAvailability", ok({"layers": [told]}))
    asked = [Layer(1, AVAILABLE, "mine", 0)]
    layer = asyncio.run(layer_states(client, "app", asked)).layers[0]
    assert (layer.size_bytes, layer.media_type) == (0, "mine")


def test_a_foreign_layer_is_foreign_unless_ecr_has_it_and_none_is_asked_for_twice(
    server: ScriptedServer, client: EcrClient
) -> None:
    told = [
        {"layerDigest": AVAILABLE, "layerAvailability": "AVAILABLE"},
        {"layerDigest": UNAVAILABLE, "layerAvailability": "UNAVAILABLE"},
    ]
    failures = [{"layerDigest": MISSING, "failureCode": "MissingLayerDigest"}]
    server.answer("BatchCheckLayerAvailability", ok({"layers": told, "failures": failures}))
    foreign = [Layer(1, digest, FOREIGN) for digest in (AVAILABLE, UNAVAILABLE, MISSING, SILENT)]
    result = asyncio.run(layer_states(client, "app", [*foreign, *layers(NEW, NEW)]))
    assert server.asked[0].parameters["layerDigests"] == [NEW, AVAILABLE, UNAVAILABLE, MISSING, SILENT]
    assert [layer.foreign for layer in result.layers] == [False, True, True, True, False, False]
    assert result.layers[0].state.availability is Availability.AVAILABLE
    assert {layer.state.availability for layer in result.layers[1:4]} == {Availability.FOREIGN}


def test_foreign_layers_that_may_not_be_asked_for_are_no_error(
    server: ScriptedServer, client: EcrClient
) -> None:
    server.answer("BatchCheckLayerAvailability", refusal("AccessDeniedException", "no"))
    result = asyncio.run(layer_states(client, "app", [Layer(1, AVAILABLE, FOREIGN)]))
    assert result.error is None
    assert result.layers[0].state.availability is Availability.FOREIGN


def test_a_denial_makes_states_unknown_with_the_reason(server: ScriptedServer, client: EcrClient) -> None:
    denied = "User: arn:x is not authorized to perform: ecr:BatchCheckLayerAvailability"
    server.answer("BatchCheckLayerAvailability", refusal("AccessDeniedException", denied))
    result = asyncio.run(layer_states(client, "app", layers(AVAILABLE, NEW)))
    assert isinstance(result.error, AccessDeniedError)
    assert {layer.state.availability for layer in result.layers} == {Availability.UNKNOWN}
    assert {layer.state.reason for layer in result.layers} == {denied}


def test_a_hundred_are_asked_for_at_a_time_and_a_batch_fails_alone(
    server: ScriptedServer, client: EcrClient
) -> None:
    digests = [digest_of(f"layer {number}") for number in range(250)]

    def reply(asked: Asked) -> Reply:
        wanted = asked.parameters["layerDigests"]
        if digests[120] in wanted:
            return refusal("InvalidParameterException")
        return ok(
            {"layers": [{"layerDigest": digest, "layerAvailability": "AVAILABLE"} for digest in wanted]}
        )

    server.answer("BatchCheckLayerAvailability", reply)
    result = asyncio.run(layer_states(client, "app", layers(*digests)))
    states = [layer.state.availability for layer in result.layers]
    assert sorted(len(asked.parameters["layerDigests"]) for asked in server.asked) == [50, 100, 100]
    assert states[:100] == [Availability.AVAILABLE] * 100
    assert states[100:200] == [Availability.UNKNOWN] * 100
    assert states[200:] == [Availability.AVAILABLE] * 50
    assert result.error is not None


def test_a_size_and_a_state_that_are_none_are_unknown_with_the_reason(
    server: ScriptedServer, client: EcrClient
) -> None:
    told = {"layerDigest": AVAILABLE, "layerAvailability": ["AVAILABLE"], "layerSize": float("nan")}
    server.answer("BatchCheckLayerAvailability", ok({"layers": [told, "no layer"]}))
    (layer,) = asyncio.run(layer_states(client, "app", layers(AVAILABLE))).layers
    assert (layer.size_bytes, layer.state.availability) == (None, Availability.UNKNOWN)
    assert layer.state.reason == "layerAvailability: ['AVAILABLE'] is not a text"
    assert dict(layer.unknown)["layerSize"] == "layerSize: nan is not a number of bytes"


def test_what_the_manifest_says_of_a_size_stays_beside_ecrs_answer(
    server: ScriptedServer, client: EcrClient
) -> None:
    named = (("size", "size: -1 is not a number of bytes"),)
    asked = [replace(layer, unknown=named) for layer in layers(AVAILABLE)]
    told = {"layerDigest": AVAILABLE, "layerAvailability": "AVAILABLE", "layerSize": -2}
    server.answer("BatchCheckLayerAvailability", ok({"layers": [told]}))
    (layer,) = asyncio.run(layer_states(client, "app", asked)).layers
    assert layer.unknown == (*named, ("layerSize", "layerSize: -2 is not a number of bytes"))
    assert asyncio.run(layer_states(client, "app", [layer])).layers[0].unknown == layer.unknown
