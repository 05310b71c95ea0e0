"""Sources of credentials whose answers are damaged, down the whole chain: no part of a secret comes out."""

from __future__ import annotations

from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.desktop.widgets.details_text import details_of, report_of
from layerscope.registry.errors.base import RegistryError
from layerscope.words.messages import words
from support.servers.scripted_http import Asked, Reply
from support.servers.sts_answers import sts_answer

SECRET = "qT9mWvXkLrZs4HbN/cYpGdFj2+UeAoIxMzQaSwEd"
TOKEN = "Zk7RtYpLmQwNxVbCj5HgFdSaPoIuYtReWqMnBvCxZlKjHg8Df"
MARKS = [mark[at : at + 8] for mark in (SECRET, TOKEN) for at in range(len(mark) - 7)]
ROLE = (
    "[profile base]\naws_access_key_id = BASEKEY\naws_secret_access_key = s\n"
    "[profile r]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n"
)


def whole(expiration: str = "2027-01-01T00:00:00Z") -> bytes:
    return sts_answer(
        "AssumeRole",
        f"<Credentials><AccessKeyId>ROLE</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>"
        f"<SessionToken>{TOKEN}</SessionToken><Expiration>{expiration}</Expiration></Credentials>",
    ).body


DAMAGED = {
    "cut off": Reply(body=whole()[:-30]),
    "cut in the token": Reply(body=whole()[: whole().index(TOKEN.encode()) + 25]),
    "a document type": Reply(body=b"<!DOCTYPE x>" + whole()),
    "NUL": Reply(body=whole().replace(b"<Expiration>", b"\0<Expiration>")),
    "status 400": Reply(400, whole()),
    "a bad expiration": Reply(body=whole("yesterday, or so")),
    "no expiration": Reply(body=whole("")),
    "nothing": Reply(body=b""),
}


def check(sessions: Sessions, profile: str | None) -> None:
    with pytest.raises(RegistryError) as caught:
        read_identity(sessions, Account(profile))
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    details = details_of(error)
    text = "\n".join((str(error), repr(vars(error)), details, report_of(words(error), details)))
    assert not [mark for mark in MARKS if mark in text], text


@pytest.mark.parametrize("reply", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_answer_of_sts(operator: Any, reply: Reply) -> None:
    operator.configure(ROLE)
    operator.server.answer("/", reply)
    check(Sessions(shares_sessions=False), "r")


@pytest.mark.parametrize("status", [200, 403, 500])
def test_a_damaged_answer_of_a_container(operator: Any, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(_asked: Asked) -> Reply:
        body = f'{{"AccessKeyId": "TASK", "SecretAccessKey": "{SECRET}", "Token": "{TOKEN}", "Expir'
        return Reply(status, body.encode())

    monkeypatch.setattr("botocore.utils.ContainerMetadataFetcher.SLEEP_TIME", 0)
    operator.server.answer("/creds", answer)
    operator.set(AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{operator.server.url}/creds")
    check(Sessions(), None)
