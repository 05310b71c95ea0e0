from __future__ import annotations

from pathlib import Path

import pytest

from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.aws.translation import translate
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.credentials import MfaRequiredError, ProfileNotFoundError


def test_a_session_is_opened_once_until_it_is_forgotten(files: tuple[Path, Path]) -> None:
    sessions = Sessions()
    first = sessions.open("Zeta")
    assert first.region_name == "eu-west-1"
    assert sessions.open("Zeta") is first
    sessions.forget()
    assert sessions.open("Zeta") is not first


def test_a_missing_profile_shows_when_the_session_is_opened(files: tuple[Path, Path]) -> None:
    with pytest.raises(Exception, match="nobody") as caught:
        Sessions().open("nobody")
    assert isinstance(translate(caught.value, Subject()), ProfileNotFoundError)


def test_mfa_never_asks_on_the_terminal(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> str:
        raise AssertionError("the terminal was asked")

    monkeypatch.setattr("getpass.getpass", asked)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whatever botocore raises is what is translated
        Sessions().open("mfa").client("sts").get_caller_identity()
    assert isinstance(translate(caught.value, Subject()), MfaRequiredError)


def test_the_region_of_the_environment_goes_first_as_in_the_aws_cli(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-west-1")
    assert Sessions().open(None).region_name == "us-west-1"
    monkeypatch.setenv("AWS_REGION", "ap-southeast-2")
    assert Sessions().open(None).region_name == "ap-southeast-2"
    assert Sessions().open("keys").client("sts").meta.region_name == "ap-southeast-2"
