"""MFA at AssumeRole and GetSessionToken."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import assumed, client, refused
from unit.localregistry.identities import OPERATOR, SERIAL, operator, role_arn, write

ADMIN = role_arn("prod-admin")


@pytest.fixture
def registry(data: Path) -> Any:
    roles = [{"arn": ADMIN, "trusts": [OPERATOR], "mfa": True}]
    mfa = {"serial": SERIAL, "codes": ["123456", "654321"], "once": True}
    write(data, accounts=[operator(mfa=mfa)], roles=roles)
    with LocalRegistry(data) as running:
        yield running


@pytest.fixture
def sts(registry: LocalRegistry) -> Any:
    return client(registry.endpoint, "sts")


def assume(sts: Any, **more: str) -> Any:
    return sts.assume_role(RoleArn=ADMIN, RoleSessionName="me", **more)


def test_a_role_that_wants_mfa(sts: Any) -> None:
    with refused() as told:
        assume(sts)
    assert told[0].message.startswith(f"User: {OPERATOR} is not authorized to perform: sts:AssumeRole on ")
    assert assume(sts, SerialNumber=SERIAL, TokenCode="123456")["Credentials"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {"SerialNumber": SERIAL, "TokenCode": "000000"},
            "MultiFactorAuthentication failed with invalid MFA one time pass code. ",
        ),
        (
            {"SerialNumber": SERIAL},
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
        ),
        (
            {"TokenCode": "123456"},
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
        ),
        (
            {"SerialNumber": f"{SERIAL}-old", "TokenCode": "123456"},
            (
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA "
                "serial number is valid and associated with this user."
            ),
        ),
    ],
)
@pytest.mark.parametrize("operation", ["assume_role", "get_session_token"])
def test_what_is_no_mfa(sts: Any, operation: str, given: dict[str, str], message: str) -> None:
    with refused() as told:
        assume(sts, **given) if operation == "assume_role" else sts.get_session_token(**given)
    assert (told[0].code, told[0].status) == ("AccessDenied", 403)
    assert told[0].message == message


def test_a_code_is_good_for_one_use(sts: Any) -> None:
    assume(sts, SerialNumber=SERIAL, TokenCode="123456")
    with refused() as told:
        assume(sts, SerialNumber=SERIAL, TokenCode="123456")
    assert "invalid MFA one time pass code" in told[0].message
    assert assume(sts, SerialNumber=SERIAL, TokenCode="654321")


def test_a_users_session_with_mfa_assumes_the_role(registry: LocalRegistry, sts: Any) -> None:
    plain = assumed(registry.endpoint, sts.get_session_token()["Credentials"], "sts")
    with refused():
        assume(plain)
    with_code = sts.get_session_token(SerialNumber=SERIAL, TokenCode="123456")["Credentials"]
    assert abs((with_code["Expiration"] - datetime.now(UTC)).total_seconds() - 43200) < 10
    session = assumed(registry.endpoint, with_code, "sts")
    assert session.get_caller_identity()["Arn"] == OPERATOR
    assert assume(session)["Credentials"]


def test_no_session_from_a_session(registry: LocalRegistry, sts: Any) -> None:
    session = assumed(registry.endpoint, sts.get_session_token()["Credentials"], "sts")
    with refused() as told:
        session.get_session_token()
    assert told[0].message == "Cannot call GetSessionToken with session credentials"


def test_codes_may_be_used_again_where_the_data_says_so(data: Path) -> None:
    write(data, accounts=[operator(mfa={"serial": SERIAL, "codes": ["111111"]})])
    with LocalRegistry(data) as registry:
        sts = client(registry.endpoint, "sts")
        for _ in range(2):
            assert sts.get_session_token(SerialNumber=SERIAL, TokenCode="111111")["Credentials"]


def test_no_code_is_in_a_repr(registry: LocalRegistry) -> None:
    assert "123456" not in repr(registry.store.callers.first())
