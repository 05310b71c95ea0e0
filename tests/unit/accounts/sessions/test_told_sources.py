"""Where credentials come from is told as botocore finds them, beside it what is hidden, and no secret."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import botocore.session
import pytest
import urllib3.util.connection

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.credential_places import configured_places
from layerscope.accounts.sessions.sessions import Sessions
from support.samples.odd_secrets import ODD
from support.servers.scripted_http import Reply
from unit.accounts.conftest import Operator

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY"
ROLES = "/latest/meta-data/iam/security-credentials/"
IRSA_TOKEN = "/var/run/secrets/eks.amazonaws.com/serviceaccount/token"
ROLE = "arn:aws:iam::111122223333:role/node"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAX", "AWS_SECRET_ACCESS_KEY": SECRET}
ECS = {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": f"/v2/credentials/{SECRET}"}
POD = {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials"}
IRSA = {"AWS_WEB_IDENTITY_TOKEN_FILE": IRSA_TOKEN, "AWS_ROLE_ARN": ROLE}
FILES = f"""
[profile keys]
aws_access_key_id = AKIAX
aws_secret_access_key = {SECRET}
[profile role]
role_arn = {ROLE}
source_profile = keys
[profile on-instance]
role_arn = {ROLE}
credential_source = Ec2InstanceMetadata
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[profile web]
role_arn = {ROLE}
web_identity_token_file = /var/token
"""


class Case(NamedTuple):
    """`method` is what botocore calls the provider; `shadowed` are kinds, in their order."""

    id: str
    variables: dict[str, str]
    kind: SourceKind
    detail: str
    method: str
    profile: str | None = None
    shadowed: tuple[SourceKind, ...] = ()


CASES = (
    Case("environment", KEYS, SourceKind.ENVIRONMENT, "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY", "env",
         shadowed=(SourceKind.INSTANCE,)),
    Case("instance", {}, SourceKind.INSTANCE, "role node-role", "iam-role"),
    Case("ECS", ECS, SourceKind.ECS_CONTAINER, "169.254.170.2", "container-role",
         shadowed=(SourceKind.INSTANCE,)),
    Case("pod identity", POD, SourceKind.POD_IDENTITY, "169.254.170.23", "container-role",
         shadowed=(SourceKind.INSTANCE,)),
    Case("IRSA", IRSA, SourceKind.IRSA, f"{ROLE}, token {IRSA_TOKEN}", "assume-role-with-web-identity",
         shadowed=(SourceKind.INSTANCE,)),
    Case("all at once", {**KEYS, **IRSA, **POD}, SourceKind.ENVIRONMENT,
         "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY", "env",
         shadowed=(SourceKind.IRSA, SourceKind.POD_IDENTITY, SourceKind.INSTANCE)),
    Case("a profile's keys", KEYS, SourceKind.SHARED_FILE, "profile keys, {config}", "config-file", "keys",
         (SourceKind.ENVIRONMENT, SourceKind.INSTANCE)),
    Case("a profile's role", {}, SourceKind.ROLE, f"profile role, {ROLE}, source_profile keys", "assume-role",
         "role", (SourceKind.INSTANCE,)),
    Case("a role by the instance", {}, SourceKind.ROLE,
         f"profile on-instance, {ROLE}, credential_source Ec2InstanceMetadata", "assume-role", "on-instance"),
    Case("SSO", {}, SourceKind.SSO, "profile sso, corp", "sso", "sso", (SourceKind.INSTANCE,)),
    Case("a profile's web identity", {}, SourceKind.WEB_IDENTITY, f"profile web, {ROLE}, token /var/token",
         "assume-role-with-web-identity", "web", (SourceKind.INSTANCE,)),
)  # fmt: skip


@pytest.fixture
def node(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> Operator:
    """An instance with a role, whose metadata and container services answer at their own addresses."""
    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    given = {
        "Code": "Success",
        "AccessKeyId": "ASIAX",
        "SecretAccessKey": SECRET,
        "Token": SECRET,
        "Expiration": f"{datetime.now(UTC) + timedelta(hours=6):%Y-%m-%dT%H:%M:%SZ}",
    }
    answer = Reply(body=json.dumps(given).encode())
    operator.server.answer("/latest/api/token", Reply(body=b"metadata-token"))
    operator.server.answer(ROLES, Reply(body=b"node-role"))
    for path in (f"{ROLES}node-role", ECS["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"], "/v1/credentials"):
        operator.server.answer(path, answer)
    port = int(operator.server.url.rpartition(":")[2])
    connect: Callable[..., Any] = urllib3.util.connection.create_connection

    def led(address: tuple[str, int], *args: Any, **options: Any) -> Any:
        is_link_local = address[0].startswith("169.254.")
        return connect(("127.0.0.1", port) if is_link_local else address, *args, **options)

    monkeypatch.setattr(urllib3.util.connection, "create_connection", led)
    operator.configure(FILES)
    return operator


def found(profile: str | None = None) -> FoundCredentials:
    return Sessions().open(profile).credential_sources("eu-central-1")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_source_is_botocore_s(node: Operator, case: Case) -> None:
    node.set(**case.variables)
    told = found(case.profile)
    detail = case.detail.format(config=node.home / ".aws" / "config") if "{" in case.detail else case.detail
    assert told.source is not None
    assert (told.source.kind, told.source.detail.replace("~", str(node.home))) == (case.kind, detail)
    assert tuple(each.kind for each in told.shadowed) == case.shadowed
    assert told.unknown == ""
    assert SECRET not in repr(told)
    if case.profile is None or case.method != "sso":  # an SSO token that is none fails there at once
        assert botocore.session.Session(profile=case.profile).get_credentials().method == case.method


def test_without_any_there_is_none(operator: Operator) -> None:
    assert found() == FoundCredentials(None, (), "No credentials were found.")


def test_an_own_profile_s_keys_are_told_as_its_own(operator: Operator) -> None:
    operator.set(**KEYS)
    own = OwnProfile("mine", OwnKind.KEYS, region="us-east-2", access_key_id="OWNKEY0123456789")
    sessions = Sessions(own=lambda: (own,), keys_of=lambda each: AccessKeys(each.access_key_id, SECRET))
    told = sessions.open("mine").credential_sources("us-east-2")
    assert told.source == CredentialSource(SourceKind.OWN_PROFILE, "profile mine")
    assert [each.kind for each in told.shadowed] == [SourceKind.ENVIRONMENT]
    assert SECRET not in repr(told)


def test_a_proxy_before_the_instance_s_metadata_is_told(operator: Operator) -> None:
    operator.set(HTTP_PROXY="http://ann:hunter2@127.0.0.1:9")
    unknown = found().unknown
    assert unknown.startswith("No credentials were found. HTTP_PROXY sends what is asked of 169.254.169.254")
    assert "hunter2" not in unknown
    operator.set(NO_PROXY="169.254.169.254")
    assert found().unknown == "No credentials were found."


def test_a_source_that_gives_nothing_is_named_with_its_reason(
    node: Operator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("botocore.utils.ContainerMetadataFetcher.SLEEP_TIME", 0)
    node.server.answer("/v1/credentials", Reply(400, b"AccessDenied"))
    node.set(**POD)
    told = found()
    assert told.source == CredentialSource(SourceKind.POD_IDENTITY, "169.254.170.23")
    assert "non 200 response 400" in told.unknown


def test_a_profile_in_the_way_hides_the_environment(node: Operator) -> None:
    node.set(**KEYS, **IRSA)
    kinds = {each.kind for each in found("keys").shadowed}
    assert kinds == {SourceKind.ENVIRONMENT, SourceKind.IRSA, SourceKind.INSTANCE}


def test_an_instance_that_answers_nonsense_has_no_role(node: Operator) -> None:
    node.set(**KEYS)
    for reply in (Reply(404, b""), Reply(200, b"\x00" * 50), Reply(200, b"<html>"), Reply(dropped=True)):
        node.server.answer(ROLES, reply)
        node.server.answer(f"{ROLES}node-role", Reply(200, b"not JSON"))
        assert found().shadowed == ()


def test_an_instance_without_a_role_is_asked_once(node: Operator) -> None:
    node.server.answer(ROLES, Reply(404, b""))
    assert found() == FoundCredentials(None, (), "No credentials were found.")
    assert [each.path for each in node.server.asked].count(ROLES) == 1


def test_of_a_process_only_the_program_is_told(operator: Operator, tmp_path: Path) -> None:
    lines = (
        "import json",
        f"print(json.dumps({{'Version': 1, 'AccessKeyId': 'AKIAX', 'SecretAccessKey': '{SECRET}'}}))",
    )
    program = operator.program(*lines)
    operator.configure(f"[profile process]\ncredential_process = {program} --password hunter2\n")
    told = found("process")
    assert told.source is not None
    assert told.source == CredentialSource(SourceKind.PROCESS, f"profile process, {program.split()[0]}")


def test_what_botocore_passes_over_is_no_place() -> None:
    """A start URL or a session alone gives tokens and no credentials (botocore's SSOProvider)."""
    assert list(configured_places({}, "p", {"sso_session": "corp"})) == []
    assert list(configured_places({}, "p", {"sso_start_url": "https://corp.awsapps.com/start"})) == []
    (place,) = configured_places({}, "p", {"sso_session": "corp", "sso_role_name": "Reader"})
    assert place == CredentialSource(SourceKind.SSO, "profile p, corp")


def test_no_secret_of_the_configuration_is_told() -> None:
    for text, secret, _ in ODD.values():
        variables = {
            "AWS_ACCESS_KEY_ID": text,
            "AWS_SECRET_ACCESS_KEY": text,
            "AWS_SESSION_TOKEN": text,
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": text,
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"http://169.254.170.23/{secret}",
        }
        section = {
            "aws_access_key_id": text,
            "aws_secret_access_key": text,
            "credential_process": f"/bin/run {text}",
        }
        told = list(configured_places(variables, "p", section))
        assert len(told) == 4
        assert secret not in repr(told)
