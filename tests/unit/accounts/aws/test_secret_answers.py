"""Damaged answers of STS, SSO and sign-in through botocore's own parsers: no part of a secret comes out."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import botocore.session
import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.accounts.aws import transport
from layerscope.accounts.aws.translated import translated
from layerscope.bootstrap.log_lines import RedactingFormatter
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.registry.aws.logs import keep_secrets_out_of_logs
from layerscope.registry.aws.members import Members
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.network import DamagedAnswerError
from layerscope.registry.errors.service import AccessDeniedError, ServerFaultError, ThrottledError
from layerscope.text import values
from layerscope.words.messages import words

SECRET = "qT9mWvXkLrZs4HbN/cYpGdFj2+UeAoIxMzQaSwEd"
TOKEN = "Zk7RtYpLmQwNxVbCj5HgFdSaPoIuYtReWqMnBvCxZlKjHg8Df"
PART = 8  # characters of a mark that must not come out
MARKS = frozenset(mark[at : at + PART] for mark in (SECRET, TOKEN) for at in range(len(mark) - PART + 1))

_STS = "https://sts.amazonaws.com/doc/2011-06-15/"
_XML = (
    f"<Credentials><AccessKeyId>ASIAEXAMPLEEXAMPLE12</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>"
    f"<SessionToken>{TOKEN}</SessionToken><Expiration>2027-01-01T00:00:00Z</Expiration></Credentials>"
)
_KEYS = {
    "roleCredentials": {
        "accessKeyId": "ASIAEXAMPLEEXAMPLE12",
        "secretAccessKey": SECRET,
        "sessionToken": TOKEN,
        "expiration": 1798761600000,
    }
}
_GRANT = {"clientId": "c", "clientSecret": SECRET, "grantType": "refresh_token"}
_ROLE = {"RoleArn": "arn:aws:iam::111122223333:role/Reader", "RoleSessionName": "me"}


@dataclass(frozen=True)
class Case:
    service: str
    operation: str
    ask: Callable[[Any], object]
    body: bytes


def _sts(operation: str) -> bytes:
    result = f"<{operation}Result>{_XML}</{operation}Result>"
    return f'<{operation}Response xmlns="{_STS}">{result}</{operation}Response>'.encode()


CASES = (
    Case("sts", "AssumeRole", lambda c: c.assume_role(**_ROLE), _sts("AssumeRole")),
    Case(
        "sts",
        "AssumeRoleWithWebIdentity",
        lambda c: c.assume_role_with_web_identity(**_ROLE, WebIdentityToken="eyJx"),
        _sts("AssumeRoleWithWebIdentity"),
    ),
    Case("sts", "GetSessionToken", lambda c: c.get_session_token(), _sts("GetSessionToken")),
    Case(
        "sso",
        "GetRoleCredentials",
        lambda c: c.get_role_credentials(roleName="r", accountId="111122223333", accessToken=TOKEN),
        json.dumps(_KEYS).encode(),
    ),
    Case(
        "sso-oidc",
        "CreateToken",
        lambda c: c.create_token(**_GRANT),
        json.dumps({"accessToken": TOKEN, "refreshToken": SECRET, "expiresIn": 3600}).encode(),
    ),
    Case(
        "sso-oidc",
        "RegisterClient",
        lambda c: c.register_client(clientName="n", clientType="public"),
        json.dumps({"clientSecret": TOKEN, "clientId": SECRET, "clientSecretExpiresAt": 9}).encode(),
    ),
    Case(
        "signin",
        "CreateOAuth2Token",
        lambda c: c.create_o_auth2_token(
            tokenInput={"clientId": "c", "grantType": "refresh_token", "refreshToken": TOKEN}
        ),
        json.dumps({"accessToken": {"secretAccessKey": SECRET, "sessionToken": TOKEN}}).encode(),
    ),
)


class Answering:
    """AWS, as one answer after the other is put into it; the clients are botocore's own."""

    def __init__(self) -> None:
        self.status, self.body = 200, b""
        self._session = botocore.session.Session()
        self._session.set_credentials("AKIAEXAMPLEEXAMPLE12", "s", "t")
        transport.join(self._session, NetworkSettings())
        self._clients: dict[str, Any] = {}

    def send(self, request: Any, **_event: object) -> AWSResponse:
        headers = {"x-amzn-RequestId": "5f0c1a2b-0000-4000-8000-000000000001", "Content-Type": "text/xml"}
        answer = AWSResponse(request.url, self.status, headers, None)
        answer._content = self.body
        return answer

    def failure(self, case: Case, body: bytes, status: int = 200) -> RegistryError | None:
        """The error that the answer becomes; None where it is taken."""
        self.body, self.status = body, status
        if case.service not in self._clients:
            config = Config(retries={"mode": "standard", "total_max_attempts": 1})
            self._clients[case.service] = self._session.create_client(
                case.service, region_name="eu-central-1", config=config
            )
        try:
            translated(lambda: case.ask(self._clients[case.service]), Subject(operation=case.operation))
        except RegistryError as error:
            return error
        return None


@pytest.fixture(scope="module")
def aws() -> Iterator[Answering]:
    with pytest.MonkeyPatch.context() as patched:
        answering = Answering.__new__(Answering)
        patched.setattr(transport._Transport, "send", lambda _self, request, **_: answering.send(request))
        answering.__init__()  # type: ignore[misc]
        keep_secrets_out_of_logs()
        yield answering


def shown(error: RegistryError) -> str:
    """Everything that anybody ever sees of the error."""
    message, details = words(error), details_of(error)
    diagnosis = Diagnosis(
        Question(repository="team/app", seen=error), (), (), None, "prod", 0.0, complete=True
    )
    versions = Versions("1", "2", "3", "4")
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "%r", (error,), (type(error), error, None))
    return "\n".join(
        (
            str(error), repr(error), repr(error.args), repr(vars(error)), repr(error.evidence),
            error.raw_text, details, report_of(message, details), as_markdown(diagnosis, versions),
            as_json(diagnosis, versions), RedactingFormatter("%(message)s").format(record),
        )
    )  # fmt: skip


def check(error: RegistryError | None, log: str = "") -> None:
    text = log + (shown(error) if error is not None else "")
    leaked = [mark for mark in MARKS if mark in text]
    assert not leaked, text


def _cut(body: bytes, at: int) -> bytes:
    return body[: at % (len(body) + 1)]


def _flipped(body: bytes, at: int) -> bytes:
    place, bit = at % len(body), at // len(body) % 8
    return body[:place] + bytes([body[place] ^ 1 << bit]) + body[place + 1 :]


def _with_nul(body: bytes, at: int) -> bytes:
    return body[: at % len(body)] + b"\0" + body[at % len(body) :]


def _with_entity(body: bytes, at: int) -> bytes:
    """An entity that nobody declared, which expat names in its error."""
    return body[: at % len(body)] + b"&" + body[at % len(body) :]


def _with_doctype(body: bytes, _at: int) -> bytes:
    return b'<!DOCTYPE x [<!ENTITY a "b">]>' + body


def _nested(body: bytes, _at: int) -> bytes:
    return b"[" * 100_000 + body


DAMAGES = (_cut, _flipped, _with_nul, _with_entity, _with_doctype, _nested, lambda body, _at: body)
NEVER_READ = {_with_doctype, _nested, _with_nul}


@settings(max_examples=150)
@given(
    case=st.sampled_from(CASES),
    damage=st.sampled_from(DAMAGES),
    at=st.integers(0, 2**16),
    status=st.sampled_from((200, 301, 400, 403, 407, 429, 500, 503)),
)
def test_no_damage_brings_a_secret_out(
    aws: Answering, case: Case, damage: Callable[[bytes, int], bytes], at: int, status: int
) -> None:
    error = aws.failure(case, damage(case.body, at), status)
    check(error)
    assert (error is not None) >= (status != 200 or damage in NEVER_READ)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.operation)
def test_the_marks_are_really_in_the_answers(aws: Answering, case: Case) -> None:
    assert any(mark.encode() in case.body for mark in MARKS)
    assert aws.failure(case, case.body) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.operation)
def test_nothing_of_a_cut_answer_is_logged(
    aws: Answering, case: Case, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "layerscope")
    for status in (200, 400, 500):
        check(aws.failure(case, case.body[:-3], status), caplog.text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.operation)
def test_a_cut_answer_is_told_by_its_call(aws: Answering, case: Case) -> None:
    error = aws.failure(case, case.body[:-3])
    assert type(error) is DamagedAnswerError
    assert f"The answer to {case.operation} is not from AWS" in str(error)
    assert error.evidence.http_status == 200
    assert error.request_id.startswith("5f0c1a2b")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.operation)
def test_a_damaged_refusal_is_its_status(aws: Answering, case: Case) -> None:
    assert type(aws.failure(case, case.body[:-3], 503)) is ServerFaultError
    assert type(aws.failure(case, case.body[:-3], 429)) is ThrottledError


def test_a_whole_refusal_keeps_its_words(aws: Answering) -> None:
    refused = (
        "<ErrorResponse><Error><Code>AccessDenied</Code><Message>User: u is not authorized to perform: "
        "sts:AssumeRole</Message></Error><RequestId>req-9</RequestId></ErrorResponse>"
    )
    error = aws.failure(CASES[0], refused.encode(), 403)
    assert type(error) is AccessDeniedError
    assert "sts:AssumeRole" in str(error)
    assert error.request_id == "req-9"
    error = aws.failure(CASES[3], b'{"__type": "ForbiddenException", "message": "No access"}', 403)
    assert type(error) is AccessDeniedError
    assert str(error) == "No access"


@pytest.mark.parametrize("came", [[SECRET], {"a": SECRET}, f"{SECRET}\n", SECRET * 2000, [[SECRET], TOKEN]])
def test_a_member_that_does_not_fit_is_named_without_its_value(came: object) -> None:
    """Not even its beginning and end, which other reasons show."""
    members = Members({"clientSecret": came})
    for ask in (
        lambda: members.wanted("clientSecret", 40),
        lambda: members.required("clientSecret", values.time_s),
        lambda: members.address("clientSecret"),
        lambda: members.required("clientSecret", values.size_bytes),
    ):
        with pytest.raises(RegistryError) as caught:
            translated(ask, Subject(operation="RegisterClient"))
        check(caught.value)
        assert "clientSecret" in str(caught.value)
