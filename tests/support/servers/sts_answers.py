"""STS and SSO as scripted answers: enough for botocore to take its roles from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

from support.servers.scripted_http import Asked, Reply

_NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"
Parameters = dict[str, str]


def parameters_of(asked: Asked) -> Parameters:
    return {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}


def signed_by(asked: Asked) -> str:
    """The access key id that signed the request; empty for an unsigned one."""
    return asked.headers.get("authorization", "").partition("Credential=")[2].partition("/")[0]


def sts_answer(action: str, result: str) -> Reply:
    body = (
        f'<{action}Response xmlns="{_NAMESPACE}"><{action}Result>{result}</{action}Result></{action}Response>'
    )
    return Reply(body=body.encode(), headers={"Content-Type": "text/xml"})


def sts_refusal(code: str, message: str, status: int = 403) -> Reply:
    body = (
        f'<ErrorResponse xmlns="{_NAMESPACE}"><Error><Type>Sender</Type><Code>{code}</Code>'
        f"<Message>{message}</Message></Error><RequestId>req-1</RequestId></ErrorResponse>"
    )
    return Reply(status, body.encode(), {"Content-Type": "text/xml"})


def credentials_xml(access_key_id: str, life: timedelta = timedelta(hours=1)) -> str:
    expiration = (datetime.now(UTC) + life).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f"<Credentials><AccessKeyId>{access_key_id}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
        f"<SessionToken>t</SessionToken><Expiration>{expiration}</Expiration></Credentials>"
    )


class Sts:
    """Answers STS's calls; `calls` is what was asked: the action, who signed it, the parameters.

    A role's access key id is `ROLE-` and the role's name, so that a test sees who asks.
    """

    def __init__(self, refuse: Callable[[Parameters], Reply | None] = lambda _: None) -> None:
        self.calls: list[tuple[str, str, Parameters]] = []
        self._refuse = refuse

    def __call__(self, asked: Asked) -> Reply:
        parameters = parameters_of(asked)
        action = parameters["Action"]
        self.calls.append((action, signed_by(asked), parameters))
        if refusal := self._refuse(parameters):
            return refusal
        if action == "GetCallerIdentity":
            arn = f"arn:aws:iam::111122223333:user/{signed_by(asked)}"
            return sts_answer(action, f"<Arn>{arn}</Arn><UserId>AIDA</UserId><Account>111122223333</Account>")
        if action == "GetSessionToken":
            return sts_answer(action, credentials_xml("SESSION"))
        role = parameters["RoleArn"].rpartition("/")[2]
        user = (
            f"<AssumedRoleUser><Arn>arn:aws:sts::111122223333:assumed-role/{role}/me</Arn>"
            "<AssumedRoleId>AROA:me</AssumedRoleId></AssumedRoleUser>"
        )
        return sts_answer(action, credentials_xml(f"ROLE-{role}") + user)

    def actions(self) -> list[str]:
        return [action for action, _, _ in self.calls]
