"""What the caller may do, by what each call answers."""

from __future__ import annotations

import asyncio
import json

import pytest

from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.permissions import ACTIONS, CallPermission, Permission, permission_of, try_calls
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.denials import Denial
from support.servers.scripted_http import Reply, ScriptedServer, ok, refusal

DIGEST, LAYER = f"sha256:{'a' * 64}", f"sha256:{'b' * 64}"
MANIFEST = json.dumps(
    {
        "schemaVersion": 2,
        "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {
            "mediaType": "application/vnd.oci.image.config.v1+json",
            "size": 2,
            "digest": f"sha256:{'c' * 64}",
        },
        "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "size": 3, "digest": LAYER}],
    }
)
DENIED = (
    "User: arn:aws:iam::111122223333:user/me is not authorized to perform: ecr:GetDownloadUrlForLayer on "
    "resource: arn:aws:ecr:eu-central-1:111122223333:repository/team/app because no identity-based policy "
    "allows the ecr:GetDownloadUrlForLayer action"
)


@pytest.fixture(autouse=True)
def _everything_allowed(server: ScriptedServer) -> None:
    server.answer("DescribeRepositories", ok({"repositories": [{"repositoryName": "team/app"}]}))
    server.answer("DescribeImages", ok({"imageDetails": [{"imageDigest": DIGEST}]}))
    server.answer("BatchGetImage", ok({"images": [{"imageManifest": MANIFEST}], "failures": []}))
    server.answer("BatchCheckLayerAvailability", ok({"layers": [], "failures": []}))
    server.answer("GetDownloadUrlForLayer", ok({"downloadUrl": "https://x/", "layerDigest": LAYER}))
    server.answer("ListImageReferrers", ok({"referrers": []}))


def permissions(client: EcrClient, repository: str = "") -> dict[str, CallPermission]:
    found = asyncio.run(try_calls(client, repository))
    assert [each.operation for each in found] == list(ACTIONS)
    return {each.operation: each for each in found}


def parameters(server: ScriptedServer, operation: str) -> dict[str, object]:
    return next(asked.parameters for asked in server.asked if asked.operation == operation)


def test_each_call_is_made_once_about_a_real_layer(client: EcrClient, server: ScriptedServer) -> None:
    assert {each.permission for each in permissions(client).values()} == {Permission.ALLOWED}
    assert sorted(server.operations()) == sorted(ACTIONS)
    assert parameters(server, "DescribeRepositories")["maxResults"] == 1
    assert parameters(server, "GetDownloadUrlForLayer")["layerDigest"] == LAYER


def test_a_denial_of_one_call_is_its_own(client: EcrClient, server: ScriptedServer) -> None:
    server.answer("GetDownloadUrlForLayer", refusal("AccessDeniedException", DENIED))
    found = permissions(client)
    denied = found.pop("GetDownloadUrlForLayer")
    assert denied.permission is Permission.DENIED
    assert "no identity-based policy" in denied.reason
    assert isinstance(denied.error, service.AccessDeniedError)
    assert {each.permission for each in found.values()} == {Permission.ALLOWED}


def test_where_images_are_hidden_the_others_are_asked_about_none(
    client: EcrClient, server: ScriptedServer
) -> None:
    server.answer("DescribeImages", refusal("AccessDeniedException", "no"))
    server.answer("BatchGetImage", ok({"images": [], "failures": [{"failureCode": "ImageNotFound"}]}))
    server.answer("GetDownloadUrlForLayer", refusal("LayersNotFoundException", "no such layer"))
    found = permissions(client)
    assert found["DescribeImages"].permission is Permission.DENIED
    assert found["GetDownloadUrlForLayer"].permission is Permission.ALLOWED
    assert found["GetDownloadUrlForLayer"].reason == ""
    assert parameters(server, "GetDownloadUrlForLayer")["layerDigest"] == f"sha256:{'0' * 64}"


@pytest.mark.parametrize(
    "answer", [ok({"repositories": []}), refusal("AccessDeniedException", "no"), Reply(403, b"<html>")]
)
def test_without_a_repository_the_rest_is_unknown(
    client: EcrClient, server: ScriptedServer, answer: Reply
) -> None:
    server.answer("DescribeRepositories", answer)
    found = permissions(client)
    assert {found[name].permission for name in ACTIONS if name != "DescribeRepositories"} == {
        Permission.UNKNOWN
    }
    assert "name one" in found["BatchGetImage"].reason
    assert server.operations() == ["DescribeRepositories"]


def test_a_named_repository_is_asked_about_though_the_list_is_denied(
    client: EcrClient, server: ScriptedServer
) -> None:
    server.answer("DescribeRepositories", refusal("AccessDeniedException", "no"))
    found = permissions(client, "team/other")
    assert found.pop("DescribeRepositories").permission is Permission.DENIED
    assert {each.permission for each in found.values()} == {Permission.ALLOWED}
    assert parameters(server, "DescribeImages")["repositoryName"] == "team/other"


def test_an_index_or_a_broken_manifest_stops_nothing(client: EcrClient, server: ScriptedServer) -> None:
    server.answer("BatchGetImage", ok({"images": [{"imageManifest": "{"}], "failures": []}))
    assert {each.permission for each in permissions(client).values()} == {Permission.ALLOWED}


@pytest.mark.parametrize(
    ("error", "permission"),
    [
        (service.AccessDeniedError("no", denial=Denial()), Permission.DENIED),
        (service.LayersNotFoundError("no"), Permission.ALLOWED),
        (service.RepositoryNotFoundError("no"), Permission.ALLOWED),
        (service.ThrottledError("later"), Permission.UNKNOWN),
        (service.ServerFaultError("fault"), Permission.UNKNOWN),
        (service.RegionDisabledError("off"), Permission.UNKNOWN),
        (service.UnexpectedServiceError("?"), Permission.UNKNOWN),
        (credentials.ExpiredCredentialsError("over"), Permission.UNKNOWN),
        (network.ReadTimeoutError("slow"), Permission.UNKNOWN),
    ],
)
def test_only_a_denial_denies(error: RegistryError, permission: Permission) -> None:
    assert permission_of(error) is permission


def test_every_call_has_its_action() -> None:
    assert CallPermission("ListImageReferrers", Permission.ALLOWED).action == "ecr:BatchGetImage"
    assert all(action.startswith("ecr:") for action in ACTIONS.values())
