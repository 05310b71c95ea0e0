"""What registry.json may say of who may become whom: a typo is an error with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.data.json_settings import SettingsError
from layerscope.localregistry.data.registry_settings import read_data_settings
from layerscope.localregistry.faults.injected import FaultError
from layerscope.localregistry.identity.roles import Life
from unit.localregistry.identities import ACCOUNT, SERIAL, operator, role_arn, sso, write

ROLE = {"arn": role_arn("reader")}


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ({"roles": {}}, "registry.json: roles: not a list"),
        ({"roles": [1]}, "registry.json: roles[0]: not a JSON object"),
        ({"roles": [{}]}, "registry.json: roles[0]: arn is missing"),
        ({"roles": [{"arn": "reader"}]}, "registry.json: roles[0]: arn: 'reader' is not the ARN of a role"),
        ({"roles": [{**ROLE, "trust": []}]}, "registry.json: roles[0]: unknown: trust; known: actions, "),
        ({"roles": [{**ROLE, "trusts": "*"}]}, "registry.json: roles[0]: trusts: not a list"),
        ({"roles": [{**ROLE, "trusts": [1]}]}, "registry.json: roles[0]: trusts: not a list of texts"),
        ({"roles": [{**ROLE, "externalId": 1}]}, "registry.json: roles[0]: externalId: not a text"),
        ({"roles": [{**ROLE, "mfa": "yes"}]}, "registry.json: roles[0]: mfa: neither true nor false"),
        ({"roles": [{**ROLE, "life_s": -1}]}, "registry.json: roles[0]: life_s: not a number from 0"),
        ({"roles": [{**ROLE, "life_s": True}]}, "registry.json: roles[0]: life_s: not a number from 0"),
        (
            {"roles": [ROLE, ROLE]},
            "registry.json: roles: arn:aws:iam::111122223333:role/reader is there more",
        ),
        (
            {"roles": [{**ROLE, "webIdentity": {}}]},
            "registry.json: roles[0]: webIdentity: issuer is missing",
        ),
        ({"accounts": [operator(mfa=[])]}, "registry.json: accounts: mfa: not a JSON object"),
        (
            {"accounts": [operator(mfa={"codes": ["123456"]})]},
            "registry.json: accounts: mfa: serial is missing",
        ),
        (
            {"accounts": [operator(mfa={"serial": SERIAL, "codes": ["12345"]})]},
            "registry.json: accounts: mfa: codes: not a list of codes of six digits",
        ),
        ({"accounts": [operator(actions="*")]}, "registry.json: accounts: actions: not a list"),
        (
            {"sessions": {"life": 1}},
            "registry.json: sessions: unknown: life; known: announced_life_s",
        ),
        ({"sso": {}}, "registry.json: sso: startUrl is missing"),
        ({"sso": sso(interval_s="1")}, "registry.json: sso: interval_s: not a number from 0"),
        ({"sso": sso(accounts=[{}])}, "registry.json: sso: accounts[0]: accountId is missing"),
        (
            {"sso": sso(accounts=[{"accountId": "1"}])},
            "registry.json: sso: accounts[0]: accountId: '1' is not twelve digits",
        ),
        (
            {"sso": sso(accounts=[{"accountId": ACCOUNT, "roles": [{}]}])},
            "registry.json: sso: accounts[0]: roles[0]: name is missing",
        ),
    ],
)
def test_what_cannot_be_used(data: Path, settings: dict[str, Any], place: str) -> None:
    write(data, **settings)
    with pytest.raises(SettingsError) as caught:
        read_data_settings(data / "registry.json")
    assert str(caught.value).startswith(place)


@pytest.mark.parametrize(
    ("fault", "place"),
    [
        ({"operation": "GetObject", "error": "x"}, "faults[0].operation: unknown operation 'GetObject'"),
        ({"operation": "DescribeImages", "error": "x"}, "faults[0].operation: unknown operation"),
        ({"bytes": "denied"}, "faults[0]: unknown member 'bytes'"),
        ({"operation": "CreateToken", "failure": "x"}, "faults[0]: unknown member 'failure'"),
        ({"operation": "CreateToken"}, "faults[0]: does nothing"),
    ],
)
def test_faults_that_cannot_be_used(data: Path, fault: dict[str, Any], place: str) -> None:
    write(data, faults=[fault])
    with pytest.raises(FaultError) as caught:
        read_data_settings(data / "registry.json")
    assert str(caught.value).startswith(place)


def test_how_long_sessions_last_is_a_roles_own_or_everybodys(data: Path) -> None:
    roles = [ROLE, {"arn": role_arn("short"), "life_s": 5}]
    accounts = [{"accountId": ACCOUNT, "roles": ["ReadOnly"]}]
    write(data, sessions={"life_s": 60, "announced_life_s": 90}, roles=roles, sso=sso(accounts=accounts))
    settings = read_data_settings(data / "registry.json")
    assert [role.life for role in settings.roles] == [Life(60, 90), Life(5, 90)]
    assert settings.sso is not None
    assert settings.sso.accounts[0].roles[0].life == Life(60, 90)


@pytest.mark.parametrize(
    ("life", "ends"),
    [(Life(), (100, 100)), (Life(10), (10, 10)), (Life(10, 50), (10, 50)), (Life(None, 5), (100, 5))],
)
def test_when_credentials_end(life: Life, ends: tuple[float, float]) -> None:
    assert life.ends(0, asked_s=100) == ends
