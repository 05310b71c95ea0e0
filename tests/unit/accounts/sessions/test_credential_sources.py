"""Every source of credentials that botocore knows, down to who signed the call that arrived."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    CredentialSourceError,
    InvalidProfileError,
    MissingDependencyError,
    NoCredentialsError,
    PartialCredentialsError,
    SignInRequiredError,
)
from support.samples.login_token import LOGIN, write_login_token
from support.servers.scripted_http import Asked, Reply, ok

BASE = "[profile base]\naws_access_key_id = BASEKEY\naws_secret_access_key = s\n"
ROLE = "arn:aws:iam::111122223333:role/"


def caller(sessions: Sessions, profile: str | None = None) -> str:
    """Whose key signs the profile's calls."""
    return read_identity(sessions, Account(profile)).arn.rpartition("/")[2]


def failure(profile: str | None = None, sessions: Sessions | None = None) -> RegistryError:
    with pytest.raises(RegistryError) as caught:
        caller(sessions or Sessions(), profile)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value


def test_static_keys(operator: Any) -> None:
    operator.configure(BASE)
    assert caller(Sessions(), "base") == "BASEKEY"


def test_keys_of_the_credentials_file_with_a_session_token(operator: Any) -> None:
    (operator.home / ".aws").mkdir()
    (operator.home / ".aws" / "credentials").write_text(
        "[temp]\naws_access_key_id = ASIATEMP\naws_secret_access_key = s\naws_session_token = tok\n"
    )
    assert caller(Sessions(), "temp") == "ASIATEMP"
    assert operator.server.asked[-1].headers["x-amz-security-token"] == "tok"


def test_the_environment(operator: Any) -> None:
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s", AWS_SESSION_TOKEN="envtok")
    assert caller(Sessions()) == "ENVKEY"
    assert operator.server.asked[-1].headers["x-amz-security-token"] == "envtok"


def test_a_named_profile_goes_before_the_environments_keys(operator: Any) -> None:
    operator.configure(BASE)
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s")
    assert caller(Sessions(), "base") == "BASEKEY"


def test_a_role_of_a_source_profile_with_its_external_id(operator: Any) -> None:
    operator.configure(
        f"{BASE}[profile r]\nrole_arn = {ROLE}Reader\nsource_profile = base\nexternal_id = ext-7\n"
        "role_session_name = me\nduration_seconds = 1800\n"
    )
    assert caller(Sessions(), "r") == "ROLE-Reader"
    action, signer, parameters = operator.sts.calls[0]
    assert (action, signer) == ("AssumeRole", "BASEKEY")
    assert parameters["ExternalId"] == "ext-7"
    assert parameters["RoleSessionName"] == "me"
    assert parameters["DurationSeconds"] == "1800"


def test_a_chain_of_roles(operator: Any) -> None:
    operator.configure(
        f"{BASE}[profile one]\nrole_arn = {ROLE}One\nsource_profile = base\n"
        f"[profile two]\nrole_arn = {ROLE}Two\nsource_profile = one\n"
    )
    assert caller(Sessions(), "two") == "ROLE-Two"
    assert [(signer, p.get("RoleArn", "")) for _, signer, p in operator.sts.calls[:2]] == [
        ("BASEKEY", f"{ROLE}One"),
        ("ROLE-One", f"{ROLE}Two"),
    ]


def test_a_role_of_the_environments_credentials(operator: Any) -> None:
    operator.configure(f"[profile r]\nrole_arn = {ROLE}R\ncredential_source = Environment\n")
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s")
    assert caller(Sessions(), "r") == "ROLE-R"
    assert operator.sts.calls[0][1] == "ENVKEY"


def test_a_role_of_a_process(operator: Any) -> None:
    process = operator.program('print(\'{"Version": 1, "AccessKeyId": "PROCKEY", "SecretAccessKey": "s"}\')')
    operator.configure(
        f"[profile p]\ncredential_process = {process}\n[profile r]\nrole_arn = {ROLE}R\nsource_profile = p\n"
    )
    assert caller(Sessions(), "r") == "ROLE-R"
    assert operator.sts.calls[0][1] == "PROCKEY"


def test_a_web_identity(operator: Any) -> None:
    token = operator.home / "token"
    token.write_text("eyJ.token")
    operator.configure(f"[profile w]\nrole_arn = {ROLE}Web\nweb_identity_token_file = {token}\n")
    assert caller(Sessions(), "w") == "ROLE-Web"
    action, signer, parameters = operator.sts.calls[0]
    assert (action, signer, parameters["WebIdentityToken"]) == ("AssumeRoleWithWebIdentity", "", "eyJ.token")


def test_a_web_identity_of_the_environment(operator: Any) -> None:
    token = operator.home / "token"
    token.write_text("eyJ.pod")
    operator.set(AWS_ROLE_ARN=f"{ROLE}Pod", AWS_WEB_IDENTITY_TOKEN_FILE=str(token))
    assert caller(Sessions()) == "ROLE-Pod"


def test_a_containers_role(operator: Any) -> None:
    def credentials(asked: Asked) -> Reply:
        assert asked.headers["authorization"] == "pod-token"
        later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
        return ok({"AccessKeyId": "TASK", "SecretAccessKey": "s", "Token": "t", "Expiration": later})

    operator.server.answer("/creds", credentials)
    operator.set(
        AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{operator.server.url}/creds",
        AWS_CONTAINER_AUTHORIZATION_TOKEN="pod-token",
    )
    assert caller(Sessions()) == "TASK"


def test_an_instances_role(operator: Any) -> None:
    later = (datetime.now(UTC) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    metadata = "/latest/meta-data/iam/security-credentials/"
    operator.server.answer("/latest/api/token", Reply(body=b"imds-token"))
    operator.server.answer(metadata, Reply(body=b"node"))
    operator.server.answer(
        f"{metadata}node",
        ok(
            {
                "AccessKeyId": "NODE",
                "SecretAccessKey": "s",
                "Token": "t",
                "Expiration": later,
                "Code": "Success",
            }
        ),
    )
    operator.set(
        AWS_EC2_METADATA_DISABLED="false", AWS_EC2_METADATA_SERVICE_ENDPOINT=f"{operator.server.url}/"
    )
    assert caller(Sessions()) == "NODE"


def test_nothing_at_all(operator: Any) -> None:
    assert isinstance(failure(), NoCredentialsError)


def test_a_legacy_sso_profile_without_a_sign_in(operator: Any) -> None:
    operator.configure(
        "[profile s]\nsso_start_url = https://corp.example/start\nsso_region = eu-central-1\n"
        "sso_account_id = 111122223333\nsso_role_name = Reader\n"
    )
    assert isinstance(failure("s"), SignInRequiredError)


# `aws login`.


def test_a_session_of_aws_login(operator: Any) -> None:
    pytest.importorskip("awscrt")
    operator.configure(f"[profile l]\nlogin_session = {LOGIN}\n")
    write_login_token(operator.home, LOGIN, timedelta(hours=1))
    assert caller(Sessions(), "l") == "LOGINKEY"


def test_a_session_of_aws_login_that_is_over_wants_a_sign_in(operator: Any) -> None:
    pytest.importorskip("awscrt")
    operator.configure(f"[profile l]\nlogin_session = {LOGIN}\n")
    assert isinstance(failure("l"), SignInRequiredError)


def test_aws_login_without_awscrt_says_what_is_missing(
    operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("botocore.credentials.EC", None)
    monkeypatch.setattr("layerscope.accounts.aws.awscrt.load_awscrt", lambda: None)
    operator.configure(f"[profile l]\nlogin_session = {LOGIN}\n")
    found = failure("l")
    assert isinstance(found, MissingDependencyError)
    assert "botocore[crt]" in str(found)


# Files that are wrong.


def test_a_missing_source_profile_is_named(operator: Any) -> None:
    operator.configure(f"{BASE}[profile r]\nrole_arn = {ROLE}R\nsource_profile = gone\n")
    found = failure("r")
    assert isinstance(found, InvalidProfileError)
    assert "gone" in str(found)
    assert caller(Sessions(), "base") == "BASEKEY"


def test_a_loop_of_roles_is_named(operator: Any) -> None:
    operator.configure(
        f"[profile a]\nrole_arn = {ROLE}A\nsource_profile = b\n"
        f"[profile b]\nrole_arn = {ROLE}B\nsource_profile = a\n"
    )
    found = failure("a")
    assert isinstance(found, InvalidProfileError)
    assert "a → b → a" in str(found)


def test_a_role_without_a_source_is_partial(operator: Any) -> None:
    operator.configure(f"[profile r]\nrole_arn = {ROLE}R\n")
    assert isinstance(failure("r"), PartialCredentialsError)


@pytest.mark.parametrize(
    ("value", "flaw"), [('"AKIAX"', "quotes"), ("AKIA X", "spaces"), ("\u201cAKIAX\u201d", "quotes")]
)
def test_keys_with_quotes_or_blanks_are_told_before_aws_is_asked(
    operator: Any, value: str, flaw: str
) -> None:
    operator.configure(
        f"[profile q]\naws_access_key_id = {value}\naws_secret_access_key = hush-hush\n"
        f"[profile r]\nrole_arn = {ROLE}R\nsource_profile = q\n"
    )
    for profile in ("q", "r"):
        found = failure(profile)
        assert isinstance(found, InvalidProfileError)
        assert flaw in str(found)
        assert ("source profile q" if profile == "r" else "q: ") in str(found)
        assert "hush" not in str(found)
    assert not operator.server.asked


def test_the_environments_keys_with_a_line_end_are_told(operator: Any) -> None:
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY\n", AWS_SECRET_ACCESS_KEY="s")
    assert "the environment: aws_access_key_id contains spaces" in str(failure())


BROKEN = "[profile broken\nregion = eu-central-1\n"


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_broken_section_leaves_every_other_profile_working(operator: Any, place: str) -> None:
    good = f"{BASE}[profile r]\nrole_arn = {ROLE}R\nsource_profile = base\n"
    operator.configure(BROKEN + good if place == "before" else good + BROKEN)
    assert caller(Sessions(), "base") == "BASEKEY"
    assert caller(Sessions(), "r") == "ROLE-R"
    assert isinstance(failure("broken"), InvalidProfileError)


def test_a_broken_credentials_file_leaves_its_other_keys_working(operator: Any) -> None:
    (operator.home / ".aws").mkdir()
    (operator.home / ".aws" / "credentials").write_text(
        "[lost]\nnonsense\n[temp]\naws_access_key_id = ASIATEMP\naws_secret_access_key = s\n"
    )
    assert caller(Sessions(), "temp") == "ASIATEMP"
    assert isinstance(failure("lost"), InvalidProfileError)


def test_a_broken_file_leaves_the_environment_working(operator: Any) -> None:
    operator.configure(BROKEN)
    operator.set(AWS_ACCESS_KEY_ID="ENVKEY", AWS_SECRET_ACCESS_KEY="s")
    assert caller(Sessions()) == "ENVKEY"


# Processes.


def test_a_processs_last_words_are_in_the_error_without_its_secrets(operator: Any) -> None:
    process = operator.program(
        "import sys",
        "sys.stderr.write('vault is sealed; secret_access_key=wJalrXUtnFEMI\\n')",
        "sys.exit(3)",
    )
    operator.configure(f"[profile p]\ncredential_process = {process}\n")
    found = failure("p")
    assert isinstance(found, CredentialSourceError)
    assert "vault is sealed" in str(found)
    assert "status 3" in str(found)
    assert "wJalrXUtnFEMI" not in f"{found} {found.raw_text}"


@pytest.mark.parametrize("printed", ["", "token: abc", "[1]", '{"Version": 1'])
def test_a_process_that_prints_no_credentials(operator: Any, printed: str) -> None:
    operator.configure(f"[profile p]\ncredential_process = {operator.program(f'print({printed!r})')}\n")
    found = failure("p")
    assert isinstance(found, CredentialSourceError)
    assert "JSON" in str(found)
    assert "abc" not in str(found)


@pytest.mark.parametrize("command", ["/nowhere/at/all", "'unclosed"])
def test_a_process_that_cannot_be_run(operator: Any, command: str) -> None:
    operator.configure(f"[profile p]\ncredential_process = {command}\n")
    assert isinstance(failure("p"), CredentialSourceError | InvalidProfileError)


def test_a_process_reads_no_terminal(operator: Any) -> None:
    process = operator.program("import sys", "sys.stderr.write('read %r' % sys.stdin.read())", "sys.exit(1)")
    operator.configure(f"[profile p]\ncredential_process = {process}\n")
    assert "read ''" in str(failure("p"))


def test_a_process_that_hangs_is_ended_with_what_it_started(
    operator: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layerscope.accounts.sessions.processes.PROCESS_TIMEOUT_S", 0.5)
    process = operator.program(
        "import subprocess, sys, time",
        "sys.stderr.write('waiting for a browser'); sys.stderr.flush()",
        "subprocess.run([sys.executable, '-c', 'import time; time.sleep(60)'])",
    )
    operator.configure(f"[profile p]\ncredential_process = {process}\n")
    started_s = time.monotonic()
    found = failure("p")
    assert time.monotonic() - started_s < 20
    assert isinstance(found, CredentialSourceError)
    assert "waiting for a browser" in str(found)


def test_forgetting_ends_a_process_at_once(operator: Any) -> None:
    process = operator.program(
        "import pathlib, time",
        f"pathlib.Path({str(operator.home / 'up')!r}).touch()",
        "time.sleep(60)",
    )
    operator.configure(f"[profile p]\ncredential_process = {process}\n")
    sessions = Sessions()
    found: list[RegistryError] = []
    worker = threading.Thread(target=lambda: found.append(failure("p", sessions)))
    worker.start()
    while not (operator.home / "up").exists():
        assert worker.is_alive()
        worker.join(0.01)
    sessions.forget()
    worker.join(10)
    assert not worker.is_alive()
    assert isinstance(found[0], CredentialSourceError)
    assert "stopped" in str(found[0])


def test_a_process_is_run_once_for_many_calls(operator: Any) -> None:
    counted = operator.home / "runs"
    process = operator.program(
        f"open({str(counted)!r}, 'a').write('x')",
        'print(\'{"Version": 1, "AccessKeyId": "PROCKEY", "SecretAccessKey": "s"}\')',
    )
    operator.configure(f"[profile p]\ncredential_process = {process}\n")
    sessions = Sessions()
    assert {caller(sessions, "p") for _ in range(3)} == {"PROCKEY"}
    assert counted.read_text() == "x"
