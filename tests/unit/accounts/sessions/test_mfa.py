"""MFA: asked once, whoever waits; the session shared with the AWS CLI; nobody waits for ever."""

from __future__ import annotations

import json
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.rules.sign_ins import sign_in_helps
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.mfa import MfaQuestion, MfaQuestions
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import MfaRequiredError
from layerscope.registry.errors.service import AccessDeniedError
from support.servers.sts_answers import Parameters, sts_refusal

SERIAL = "arn:aws:iam::444455556666:mfa/me"
CONFIG = f"""
[profile base]
aws_access_key_id = BASEKEY
aws_secret_access_key = s
[profile m]
role_arn = arn:aws:iam::111122223333:role/Admin
source_profile = base
mfa_serial = {SERIAL}
"""


def caller(sessions: Sessions, profile: str = "m") -> str:
    return read_identity(sessions, Account(profile)).arn.rpartition("/")[2]


def cache_files(home: Path) -> list[Path]:
    return sorted((home / ".aws" / "cli" / "cache").glob("*"))


@pytest.fixture
def asked(operator: Any) -> list[str]:
    operator.configure(CONFIG)
    return []


def answering(asked: list[str], code: str = "123456") -> Sessions:
    def ask(serial: str, _profile: str) -> str:
        asked.append(serial)
        return code

    return Sessions(ask_mfa=ask)


def test_the_serial_is_asked_for_and_the_code_reaches_sts(operator: Any, asked: list[str]) -> None:
    assert caller(answering(asked)) == "ROLE-Admin"
    assert asked == [SERIAL]
    _, signer, parameters = operator.sts.calls[0]
    assert (signer, parameters["SerialNumber"], parameters["TokenCode"]) == ("BASEKEY", SERIAL, "123456")


def test_many_at_once_lead_to_one_question(operator: Any, asked: list[str]) -> None:
    gate = threading.Event()

    def ask(serial: str, _profile: str) -> str:
        asked.append(serial)
        assert gate.wait(10)
        return "123456"

    sessions = Sessions(ask_mfa=ask)
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(caller, sessions) for _ in range(8)]
        gate.set()
        assert {each.result(20) for each in waiting} == {"ROLE-Admin"}
    assert asked == [SERIAL]
    assert operator.sts.actions().count("AssumeRole") == 1


def test_many_at_once_get_one_refusal_without_being_asked_again(asked: list[str], operator: Any) -> None:
    def ask(serial: str, _profile: str) -> str:
        asked.append(serial)
        raise MfaRequiredError("not entered")

    sessions = Sessions(ask_mfa=ask)
    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(caller, sessions) for _ in range(4)]:
            assert isinstance(each.exception(20), MfaRequiredError)
    assert asked == [SERIAL]
    sessions.renew("m")
    with pytest.raises(MfaRequiredError):
        caller(sessions)
    assert asked == [SERIAL, SERIAL]


def test_the_session_lies_where_the_aws_cli_finds_it(operator: Any, asked: list[str]) -> None:
    caller(answering(asked))
    (file,) = cache_files(operator.home)
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text())["Credentials"]["AccessKeyId"] == "ROLE-Admin"
    # The name is what botocore, and with it the CLI, makes of the role's arguments.
    import botocore.credentials

    fetcher = botocore.credentials.AssumeRoleCredentialFetcher(
        None, None, "arn:aws:iam::111122223333:role/Admin", {"SerialNumber": SERIAL}
    )
    assert file.stem == fetcher._cache_key


def test_another_run_does_not_ask_again(operator: Any, asked: list[str]) -> None:
    caller(answering(asked))
    assert caller(answering(asked)) == "ROLE-Admin"
    assert asked == [SERIAL]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"Credentials": {"AccessKeyId": "X"}}'])
def test_a_broken_cache_file_counts_as_none(operator: Any, asked: list[str], content: str) -> None:
    caller(answering(asked))
    (file,) = cache_files(operator.home)
    file.write_text(content)
    assert caller(answering(asked)) == "ROLE-Admin"
    assert len(asked) == 2


def test_a_session_that_ran_out_is_asked_for_again(operator: Any, asked: list[str]) -> None:
    caller(answering(asked))
    (file,) = cache_files(operator.home)
    kept = json.loads(file.read_text())
    kept["Credentials"]["Expiration"] = (datetime.now(UTC) - timedelta(hours=1)).isoformat()
    file.write_text(json.dumps(kept))
    assert caller(answering(asked)) == "ROLE-Admin"
    assert len(asked) == 2


def test_after_a_refusal_the_cache_is_not_believed(operator: Any, asked: list[str]) -> None:
    sessions = answering(asked)
    caller(sessions)
    (file,) = cache_files(operator.home)
    os.utime(file, (file.stat().st_mtime - 10, file.stat().st_mtime - 10))
    sessions.renew("m")
    assert caller(sessions) == "ROLE-Admin"
    assert len(asked) == 2
    sessions.forget()
    assert caller(sessions) == "ROLE-Admin"
    assert len(asked) == 2  # the new file is believed


def test_a_folder_that_cannot_be_written_costs_no_second_code(operator: Any, asked: list[str]) -> None:
    (operator.home / ".aws" / "cli").write_text("a file, where a folder should be")
    sessions = answering(asked)
    assert caller(sessions) == "ROLE-Admin"
    assert caller(sessions) == "ROLE-Admin"
    assert asked == [SERIAL]


def test_a_wrong_code_is_a_denial_that_a_new_code_helps(operator: Any, asked: list[str]) -> None:
    def wrong(parameters: Parameters) -> Any:
        if parameters.get("TokenCode") == "000000":
            return sts_refusal(
                "AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code."
            )
        return None

    operator.sts._refuse = wrong
    sessions = answering(asked, "000000")
    with pytest.raises(AccessDeniedError) as caught:
        caller(sessions)
    assert sign_in_helps(caught.value)
    with pytest.raises(RegistryError) as again:
        caller(sessions)
    assert sign_in_helps(again.value)
    assert asked == [SERIAL]


# The questions themselves.


def test_an_answer_arrives_without_its_blanks() -> None:
    shown: list[MfaQuestion] = []
    questions = MfaQuestions(lambda question: (shown.append(question), question.answer(" 123 456\n"))[0])
    assert questions.ask(SERIAL) == "123456"
    assert shown[0].serial == SERIAL
    shown[0].answer("999999")  # too late, and no error


def test_a_question_that_is_cancelled_ends_its_waiting() -> None:
    questions = MfaQuestions(lambda question: question.cancel())
    with pytest.raises(MfaRequiredError, match="not entered"):
        questions.ask(SERIAL)


def test_an_empty_answer_is_none() -> None:
    questions = MfaQuestions(lambda question: question.answer("  "))
    with pytest.raises(MfaRequiredError, match="empty"):
        questions.ask(SERIAL)


def test_a_question_ends_by_itself_and_says_so_to_its_dialog() -> None:
    closed: list[bool] = []
    questions = MfaQuestions(lambda question: question.on_closed(lambda: closed.append(True)), timeout_s=0.05)
    with pytest.raises(MfaRequiredError, match=r"0\.05 s"):
        questions.ask(SERIAL)
    assert closed == [True]


def test_leaving_the_account_closes_every_open_question() -> None:
    both = threading.Barrier(3, timeout=10)

    def show(_question: MfaQuestion) -> None:
        both.wait()

    questions = MfaQuestions(show)
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(questions.ask, SERIAL) for _ in range(2)]
        both.wait()
        questions.cancel_all()
        for each in waiting:
            assert isinstance(each.exception(10), MfaRequiredError)


def test_a_window_that_fails_to_ask_leaves_no_question_behind() -> None:
    def broken(_: MfaQuestion) -> None:
        raise RuntimeError("no window")

    questions = MfaQuestions(broken)
    with pytest.raises(RuntimeError):
        questions.ask(SERIAL)
    questions.cancel_all()
    assert not questions._open
