"""Signing in, MFA, refresh, expiry in the middle of work, and refusal, against the local registry by HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import botocore.session
import pytest

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import MfaDevice, sign_in_helps
from layerscope.accounts.rules.sso.device_flow import (
    SsoAccount,
    SsoRole,
    SsoSession,
    sso_session_of_start_url,
    token_key,
)
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.accounts.sso.device_sign_in import Sso
from layerscope.desktop.accounts.trial.trial_run import try_profile
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.ecr.client import EcrClients, RegistryAccess
from layerscope.registry.ecr.listing import list_repositories
from layerscope.registry.ecr.permissions import Permission
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import SignInRefusedError, SignInRequiredError
from layerscope.registry.errors.service import AccessDeniedError

START_URL = "https://corp.awsapps.com/start"
ACCOUNT = DEFAULT_CALLER.account
SERIAL = f"arn:aws:iam::{ACCOUNT}:mfa/operator"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/"
REGISTRY = {
    "accounts": [
        {
            "accessKeyId": DEFAULT_CALLER.access_key_id,
            "secretAccessKey": DEFAULT_CALLER.secret_access_key,
            "account": ACCOUNT,
            "arn": DEFAULT_CALLER.arn,
            "mfa": {"serial": SERIAL, "codes": ["123456", "654321"]},
        }
    ],
    "roles": [
        {"arn": f"{ROLE}prod", "trusts": [DEFAULT_CALLER.arn], "mfa": True},
        {
            "arn": f"{ROLE}lister",
            "trusts": [DEFAULT_CALLER.arn],
            "externalId": "ext-7",
            "actions": ["ecr:DescribeRepositories", "ecr:DescribeImages"],
        },
    ],
    "sso": {
        "startUrl": START_URL,
        "region": "eu-central-1",
        "interval_s": 1,
        "accounts": [
            {"accountId": ACCOUNT, "accountName": "Production", "roles": ["Administrator", "ReadOnly"]},
            {"accountId": "222222222222", "accountName": "audit", "roles": ["ReadOnly"]},
        ],
    },
}
CONFIG = f"""
[profile base]
aws_access_key_id = {DEFAULT_CALLER.access_key_id}
aws_secret_access_key = {DEFAULT_CALLER.secret_access_key}
[profile mfa]
role_arn = {ROLE}prod
source_profile = base
mfa_serial = {SERIAL}
[profile lister]
role_arn = {ROLE}lister
source_profile = base
external_id = ext-7
[profile named]
sso_session = corp
sso_account_id = {ACCOUNT}
sso_role_name = Administrator
[profile legacy]
sso_start_url = {START_URL}
sso_region = eu-central-1
sso_account_id = {ACCOUNT}
sso_role_name = ReadOnly
[profile forbidden]
sso_session = corp
sso_account_id = 222222222222
sso_role_name = Administrator
[profile over-sso]
role_arn = {ROLE}lister
source_profile = named
[sso-session corp]
sso_start_url = {START_URL}
sso_region = eu-central-1
"""
OWN_SSO = OwnProfile(
    "own sso",
    OwnKind.SSO,
    sso_start_url=START_URL,
    sso_region="eu-central-1",
    sso_account_id=ACCOUNT,
    sso_role_name="ReadOnly",
)


@pytest.fixture
def aws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalRegistry]:
    """A registry with roles and an organization, and a home whose files lead there."""
    for name in list(os.environ):
        if name.startswith("AWS_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    home, data = tmp_path / "home", tmp_path / "data"
    (home / ".aws").mkdir(parents=True)
    (home / ".aws" / "config").write_text(CONFIG)
    data.mkdir()
    (data / "registry.json").write_text(json.dumps(REGISTRY))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    with LocalRegistry(data) as registry:
        monkeypatch.setenv("AWS_ENDPOINT_URL", registry.endpoint)
        yield registry


@pytest.fixture
def home(aws: LocalRegistry, tmp_path: Path) -> Path:
    return tmp_path / "home"


def sign_in(aws: LocalRegistry, sso: SsoSession, *, approve: bool = True) -> None:
    """The device flow as the window goes through it; the person answers at once."""
    flow = Sso()
    begun = flow.begin(sso)
    decide = aws.approve_sign_in if approve else aws.refuse_sign_in
    assert decide(begun.user_code)
    flow.finish(begun, threading.Event())


def caller(sessions: Sessions, profile: str) -> str:
    return read_identity(sessions, Account(profile)).arn


def session_of(sessions: Sessions, profile: str) -> SsoSession:
    found = sessions.sign_in_of(profile)
    assert isinstance(found, SsoSession)
    return found


# SSO.


@pytest.mark.parametrize("profile", ["named", "legacy", "own sso"])
def test_after_the_sign_in_the_profile_works(aws: LocalRegistry, profile: str) -> None:
    sessions = Sessions(own=lambda: [OWN_SSO])
    with pytest.raises(SignInRequiredError) as caught:
        caller(sessions, profile)
    assert sign_in_helps(caught.value)
    sign_in(aws, session_of(sessions, profile))
    assert f"::{ACCOUNT}:assumed-role/" in caller(sessions, profile)


@pytest.mark.parametrize("profile", ["named", "legacy"])
def test_botocore_itself_reads_the_token(aws: LocalRegistry, home: Path, profile: str) -> None:
    sign_in(aws, session_of(Sessions(), profile))
    # In a process of its own: botocore fixes the token folder when it is imported.
    program = (
        f"import botocore.session; session = botocore.session.Session(profile={profile!r}); "
        "print(session.create_client('sts').get_caller_identity()['Arn'])"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert f"::{ACCOUNT}:assumed-role/" in ended.stdout


def test_one_sign_in_serves_the_own_profiles_of_its_start_url(aws: LocalRegistry) -> None:
    sign_in(aws, sso_session_of_start_url(START_URL, "eu-central-1"))
    sessions = Sessions(own=lambda: [OWN_SSO])
    assert "ReadOnly" in caller(sessions, "own sso")
    assert "ReadOnly" in caller(sessions, "legacy")  # its file has the same name


def test_the_accounts_and_roles_that_the_sign_in_allows(aws: LocalRegistry) -> None:
    sso = sso_session_of_start_url(START_URL, "eu-central-1")
    sign_in(aws, sso)
    accounts = Sso().accounts(sso)
    assert [(each.account_id, each.name) for each in accounts] == [
        ("222222222222", "audit"),
        (ACCOUNT, "Production"),
    ]
    assert all(isinstance(each, SsoAccount) for each in accounts)
    assert Sso().roles(sso, ACCOUNT) == (SsoRole(ACCOUNT, "Administrator"), SsoRole(ACCOUNT, "ReadOnly"))


@pytest.mark.parametrize("profile", ["named", "own sso"])
def test_a_token_that_ran_out_is_renewed_without_a_person(
    aws: LocalRegistry, home: Path, profile: str
) -> None:
    sessions = Sessions(own=lambda: [OWN_SSO])
    sso = session_of(sessions, profile)
    sign_in(aws, sso)
    file = home / ".aws" / "sso" / "cache" / f"{token_key(sso)}.json"
    before = json.loads(file.read_text())
    aws.expire_sign_ins(refreshable=True)
    file.write_text(json.dumps({**before, "expiresAt": "2026-01-01T00:00:00Z"}))
    assert f"::{ACCOUNT}:assumed-role/" in caller(sessions, profile)
    after = json.loads(file.read_text())
    assert after["accessToken"] != before["accessToken"]
    assert after["expiresAt"].endswith("Z")
    assert after["startUrl"] == START_URL


def test_a_person_who_refuses_is_told_so(aws: LocalRegistry) -> None:
    with pytest.raises(SignInRefusedError):
        sign_in(aws, session_of(Sessions(), "named"), approve=False)


def test_a_role_that_is_not_assigned_is_a_denial(aws: LocalRegistry) -> None:
    sessions = Sessions()
    sign_in(aws, session_of(sessions, "forbidden"))
    with pytest.raises(AccessDeniedError):
        caller(sessions, "forbidden")


# In the middle of work.


def listing(sessions: Sessions, clients: EcrClients, profile: str) -> list[str]:
    access = RegistryAccess(profile, lambda: sessions.open(profile))

    async def read() -> list[str]:
        return [each.name async for page in list_repositories(clients.client(access)) for each in page]

    return asyncio.run(read())


def test_a_sign_in_that_ends_in_the_middle_of_work_is_taken_up_again(aws: LocalRegistry) -> None:
    sessions = Sessions()
    with ThreadPoolExecutor(2) as pool:
        clients = EcrClients(pool, 2)
        sign_in(aws, session_of(sessions, "named"))
        assert listing(sessions, clients, "named") == []
        aws.expire_sessions()
        aws.expire_sign_ins(refreshable=False)
        with pytest.raises(RegistryError) as caught:
            listing(sessions, clients, "named")
        assert sign_in_helps(caught.value)
        sign_in(aws, session_of(sessions, "named"))
        sessions.renew("named")
        clients = EcrClients(pool, 2)  # as the program has them anew
        assert listing(sessions, clients, "named") == []


# MFA.


def test_an_mfa_session_that_ends_is_asked_for_again_once_it_is_wanted(aws: LocalRegistry) -> None:
    codes = iter(["123456", "654321"])
    asked: list[str] = []

    def ask(serial: str, _profile: str) -> str:
        asked.append(serial)
        return next(codes)

    sessions = Sessions(ask_mfa=ask)
    assert sessions.sign_in_of("mfa") == MfaDevice(SERIAL)
    with ThreadPoolExecutor(4) as pool:
        clients = EcrClients(pool, 4)
        assert listing(sessions, clients, "mfa") == []
        aws.expire_sessions()
        with pytest.raises(RegistryError) as caught:
            listing(sessions, clients, "mfa")
        assert sign_in_helps(caught.value)
        sessions.renew("mfa")
        clients = EcrClients(pool, 4)  # as the program has them anew
        assert listing(sessions, clients, "mfa") == []
    assert asked == [SERIAL, SERIAL]


def test_a_wrong_code_is_refused_and_another_one_helps(aws: LocalRegistry) -> None:
    codes = iter(["000000", "123456"])
    sessions = Sessions(ask_mfa=lambda *_: next(codes))
    with pytest.raises(AccessDeniedError) as caught:
        caller(sessions, "mfa")
    assert sign_in_helps(caught.value)
    sessions.renew("mfa")
    assert "assumed-role/prod" in caller(sessions, "mfa")


def test_own_keys_with_mfa_become_a_session_that_may_assume_the_role(aws: LocalRegistry) -> None:
    own = [
        OwnProfile("keys", OwnKind.KEYS, access_key_id=DEFAULT_CALLER.access_key_id, mfa_serial=SERIAL),
        OwnProfile("role", OwnKind.ROLE, role_arn=f"{ROLE}prod", source_profile="keys"),
    ]
    sessions = Sessions(
        ask_mfa=lambda *_: "123456",
        own=lambda: own,
        keys_of=lambda profile: AccessKeys(profile.access_key_id, DEFAULT_CALLER.secret_access_key),
    )
    assert caller(sessions, "keys") == DEFAULT_CALLER.arn
    assert "assumed-role/prod" in caller(sessions, "role")


# Trying a profile out.


def test_a_trial_tells_identity_region_and_what_is_allowed(aws: LocalRegistry) -> None:
    with ThreadPoolExecutor(4) as pool:
        report = asyncio.run(try_profile(Sessions(), pool, Account("lister"), "team/app"))
    assert report.identity is not None
    assert "assumed-role/lister" in report.identity.arn
    assert report.region == "eu-central-1"
    allowed = {call.operation for call in report.calls if call.permission is Permission.ALLOWED}
    denied = {call.operation for call in report.calls if call.permission is Permission.DENIED}
    assert allowed == {"DescribeRepositories", "DescribeImages"}
    assert denied == {
        "BatchGetImage",
        "BatchCheckLayerAvailability",
        "GetDownloadUrlForLayer",
        "ListImageReferrers",
    }


def test_a_trial_without_a_sign_in_says_so_and_asks_nothing_more(aws: LocalRegistry) -> None:
    with ThreadPoolExecutor(4) as pool:
        report = asyncio.run(try_profile(Sessions(), pool, Account("named")))
    assert report.identity is None
    assert isinstance(report.identity_error, SignInRequiredError)
    assert report.calls == ()


def test_no_secret_of_the_sign_in_is_in_what_is_printed(aws: LocalRegistry) -> None:
    flow = Sso()
    begun = flow.begin(session_of(Sessions(), "named"))
    for secret in (begun.device_code, begun.registration.client_secret):
        assert secret
        assert secret not in repr(begun)


def test_botocores_own_session_is_never_asked_on_the_terminal(
    aws: LocalRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> str:
        raise AssertionError("the terminal was asked")

    monkeypatch.setattr("getpass.getpass", asked)
    assert botocore.session.Session(profile="mfa").profile == "mfa"
    with pytest.raises(RegistryError):
        caller(Sessions(), "mfa")
