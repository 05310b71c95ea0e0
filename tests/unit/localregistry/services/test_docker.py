"""Docker's protocol: who signs in, what each path gives, and in which words it is refused."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.conftest import Clock
from unit.localregistry.docker_client import Docker
from unit.localregistry.layouts import ACCOUNT, OCI_INDEX, OCI_MANIFEST, LayoutFolder, digest

LAYER = b"a layer"


@pytest.fixture
def docker(registry: LocalRegistry) -> Docker:
    return Docker(registry.endpoint)


@pytest.fixture
def image(layout: LayoutFolder) -> str:
    """The digest of `team/app:1.0`."""
    return layout.image(LAYER, tags=("1.0",))


def test_without_a_password_it_says_how_to_sign_in(docker: Docker) -> None:
    got = docker.ask("/v2/", token="")
    assert (got.status, got.error) == (401, ("UNAUTHORIZED", "Not Authorized"))
    assert got.headers["www-authenticate"].startswith('Basic realm="http://127.0.0.1:')
    wrong = base64.b64encode(b"AWS:wrong").decode()
    assert docker.ask("/v2/", token=wrong).status == docker.ask("/v2/", token="%%%").status == 401
    other = base64.b64encode(b"me:" + base64.b64decode(docker.token)[4:]).decode()
    assert docker.ask("/v2/", token=other).status == 401
    assert docker.ask("/v2/").status == docker.ask("/v2").status == 200


def test_a_token_ends_after_twelve_hours(docker: Docker, clock: Clock) -> None:
    clock.ahead_s = 12 * 3600 - 60
    assert docker.ask("/v2/").status == 200
    clock.ahead_s = 12 * 3600 + 60
    got = docker.ask("/v2/")
    assert (got.status, got.error[0]) == (403, "DENIED")
    assert got.error[1] == "Your authorization token has expired. Reauthenticate and try again."


def test_a_manifest_by_tag_and_by_digest(docker: Docker, image: str, layout: LayoutFolder) -> None:
    for reference in ("1.0", image):
        got = docker.ask(f"/v2/team/app/manifests/{reference}", Accept=OCI_MANIFEST)
        assert (got.status, digest(got.body)) == (200, image)
        assert got.headers["content-type"] == OCI_MANIFEST
        assert got.headers["docker-content-digest"] == image
    head = docker.ask("/v2/team/app/manifests/1.0", "HEAD", Accept=OCI_MANIFEST)
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(got.body)))
    got = docker.ask("/v2/team/app/manifests/2.0", Accept=OCI_MANIFEST)
    assert (got.status, got.error) == (404, ("MANIFEST_UNKNOWN", "Requested image not found"))
    got = docker.ask("/v2/team/none/manifests/1.0")
    assert (got.status, got.error[0]) == (404, "NAME_UNKNOWN")
    assert "'team/none' does not exist in the registry with id '111122223333'" in got.error[1]


def test_a_blob_is_at_its_presigned_url(docker: Docker, image: str) -> None:
    got = docker.ask(f"/v2/team/app/blobs/{digest(LAYER)}")
    assert got.status == 307
    assert "X-Amz-Signature=" in got.headers["location"]
    url = urlsplit(got.headers["location"])
    assert url.hostname == "localhost"  # another one than was asked: no client sends its password there
    assert docker.ask(f"{url.path}?{url.query}", token="", Host=url.netloc).body == LAYER
    head = docker.ask(f"/v2/team/app/blobs/{digest(LAYER)}", "HEAD")
    assert (head.status, head.headers["content-length"]) == (200, str(len(LAYER)))
    missing = f"/v2/team/app/blobs/{digest(b'none')}"
    assert docker.ask(missing).error[0] == "BLOB_UNKNOWN"
    assert docker.ask(missing, "HEAD").status == 404


def test_tags_and_repositories_come_in_pages(docker: Docker, image: str, layout: LayoutFolder) -> None:
    layout.image(b"other", tags=("2.0", "latest"))
    got = docker.ask("/v2/team/app/tags/list")
    assert json.loads(got.body) == {"name": "team/app", "tags": ["1.0", "2.0", "latest"]}
    got = docker.ask("/v2/team/app/tags/list?n=2")
    assert json.loads(got.body)["tags"] == ["1.0", "2.0"]
    assert got.headers["link"] == '</v2/team/app/tags/list?last=2.0&n=2>; rel="next"'
    got = docker.ask("/v2/team/app/tags/list?last=2.0&n=2")
    assert json.loads(got.body)["tags"] == ["latest"]
    assert "link" not in got.headers
    assert "team/app" in json.loads(docker.ask("/v2/_catalog").body)["repositories"]


def test_referrers_are_an_index(docker: Docker, image: str, layout: LayoutFolder) -> None:
    subject = {"mediaType": OCI_MANIFEST, "digest": image, "size": 1}
    signature = layout.image(b"signature", subject=subject, artifactType="application/vnd.example.sig")
    got = docker.ask(f"/v2/team/app/referrers/{image}")
    index = json.loads(got.body)
    assert (index["mediaType"], got.headers["content-type"]) == (OCI_INDEX, OCI_INDEX)
    assert [each["digest"] for each in index["manifests"]] == [signature]
    got = docker.ask(f"/v2/team/app/referrers/{image}?artifactType=application/vnd.other")
    assert json.loads(got.body)["manifests"] == []
    assert got.headers["oci-filters-applied"] == "artifactType"


def test_it_writes_nothing_and_knows_no_other_paths(docker: Docker, image: str) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert docker.ask("/v2/team/app/blobs/uploads/", method).status == 405
    got = docker.ask("/v2/team/app/blobs/uploads/", "POST")
    told = "The local registry is read-only; start it with --writable to push to it."
    assert got.error == ("UNSUPPORTED", told)
    for path in ("/v2/team/app/other/1", "/v2/team/app/manifests/", "/v2/../etc", "/v2/UPPER/tags/list"):
        assert docker.ask(path).error[0] == "UNSUPPORTED"


def test_policies_and_faults_count_as_for_the_api(data: Path, layout: LayoutFolder) -> None:
    layout.image(LAYER, tags=("1.0",))
    layout.faults({"operation": "GetDownloadUrlForLayer", "error": "ThrottlingException"})
    caller = {
        "accessKeyId": DEFAULT_CALLER.access_key_id,
        "secretAccessKey": DEFAULT_CALLER.secret_access_key,
        "account": ACCOUNT,
        "arn": DEFAULT_CALLER.arn,
        "actions": ["ecr:GetAuthorizationToken", "ecr:GetDownloadUrlForLayer"],
    }
    (data / "registry.json").write_text(json.dumps({"accounts": [caller]}))
    with LocalRegistry(data) as registry:
        docker = Docker(registry.endpoint)
        got = docker.ask("/v2/team/app/manifests/1.0")
        assert (got.status, got.error[0]) == (403, "DENIED")
        assert "not authorized to perform: ecr:BatchGetImage on resource: arn:aws:ecr:" in got.error[1]
        assert docker.ask(f"/v2/team/app/blobs/{digest(LAYER)}").status == 429


def test_the_host_names_the_account_and_the_region(docker: Docker, data: Path) -> None:
    LayoutFolder(data, "far/app", region="us-east-1").image(LAYER, tags=("1.0",))
    path = "/v2/far/app/manifests/1.0"
    assert docker.ask(path).status == 404
    assert docker.ask(path, Host=f"{ACCOUNT}.dkr.ecr.us-east-1.localhost").status == 200
