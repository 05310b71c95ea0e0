"""`layerscope diagnose`."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from e2e.commands.conftest import Run
from layerscope.commands.output.terminal import Terminal
from layerscope.localregistry.demo.people.aws_profiles import write_profiles
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from support.samples.catalogue import NEVER_PUSHED, ROWS, Row

# One for each family of rules; the rules themselves have their own tests.
CHOSEN = (
    "1 denied-identity-policy",
    "2 /private/ledger never",
    "4 denied-vpc-endpoint-policy",
    "6 push-incomplete layer 1",
    "8 /team/chekout",
    "9 image-archived",
    "10 upstream/image",
    "13 bytes-kms layer 1",
    "14 bytes-denied layer 1",
    "20 /team/checkout",
    "29 missing-platform",
    "30 image-expired-by-lifecycle",
    "31 replication-failed",
)
FINE = "team/checkout-worker:latest"
PASTED = (
    'Failed to pull image "111122223333.dkr.ecr.eu-central-1.amazonaws.com/broken/image-archived:1.0": '
    "rpc error: code = NotFound desc = failed to resolve reference: not found"
)


@pytest.fixture(autouse=True)
def _machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No instance's metadata is asked, and nobody's files count."""
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_profiles(tmp_path, datetime.now(UTC))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "aws" / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "aws" / "credentials"))


def given(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def arguments_of(row: Row) -> list[str]:
    joint = "@" if ":" in row.image else ":"
    named = [f"{row.whole_name}{joint}{row.image}"]
    kind, _, position = row.asked.partition(" ")
    if kind:
        named += ["--layer", NEVER_PUSHED if kind == "never" else str(int(position) + 1)]
    for option, value in (
        ("--profile", row.account.profile),
        ("--registry-id", row.registry_id),
        ("--region", row.region or row.account.region),
    ):
        named += [option, value] if value else []
    return named


@pytest.mark.usefixtures("profiles")
@pytest.mark.parametrize("row", [row for row in ROWS if row.id in CHOSEN], ids=lambda row: row.id)
def test_the_first_cause_is_the_window_s(run: Run, row: Row) -> None:
    ran = run("diagnose", *arguments_of(row), "--json")
    first = ran.document["findings"][0]
    assert first["cause"] == row.cause
    text = "\n".join(first[name] for name in ("title", "who", "change", "snippet"))
    assert [name for name in row.names if name not in text] == []
    assert (ran.status, ran.err) == (1, "")
    assert ran.document["environment"]["credentials"]["source"]


def test_every_chosen_row_is_there() -> None:
    assert {row.id for row in ROWS} >= set(CHOSEN)


def test_what_works_ends_with_zero(run: Run) -> None:
    ran = run("diagnose", FINE)
    title, *_ = ran.out.splitlines()
    assert title == "This image can be read."
    assert (ran.status, ran.err) == (0, "")
    for name in ("Identity", "Bytes"):
        assert any(line.startswith(name) and "OK" in line for line in ran.out.splitlines())


def test_what_cannot_be_told_ends_with_two(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given(
        monkeypatch,
        b"error pulling from 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/checkout:latest"
        b": the flux capacitor failed",
    )
    ran = run("diagnose", "-", "--json")
    assert ran.document["notes"]
    assert ran.status == 2


def test_a_pasted_failure_is_part_of_the_question(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, PASTED.encode())
    told = run("diagnose", "-", "--json").document
    assert (told["question"]["repository"], told["question"]["image"]) == ("broken/image-archived", "1.0")
    assert "not found" in told["question"]["seen"]
    assert told["findings"][0]["cause"] == "archived"
    assert run("diagnose", PASTED, "--json").document["findings"][0]["cause"] == "archived"


def test_another_region_of_the_text_is_asked_there(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_REGION", "eu-west-1")
    told = run("diagnose", PASTED, "--json").document
    assert told["question"]["region"] == "eu-central-1"
    assert told["findings"][0]["cause"] == "archived"
    there = run("diagnose", PASTED, "--json", "--region", "us-east-1").document
    assert there["question"]["region"] == "us-east-1"


def test_a_masked_account_is_the_caller_s(run: Run) -> None:
    told = run("diagnose", PASTED.replace("111122223333", "***"), "--json").document
    assert told["question"]["registryId"] == ""
    assert told["findings"][0]["cause"] == "archived"


def test_somebody_else_is_judged(run: Run) -> None:
    arn = "arn:aws:iam::444455556666:role/node"
    told = run("diagnose", "team/checkout:latest", "--as", arn, "--json")
    assert told.document["question"]["principal"] == arn
    assert told.document["findings"][0]["cause"] == "repository-policy"
    assert told.document["onMachine"]["snippet"]
    assert told.status == 1
    assert "not the ARN of a role" in run("diagnose", FINE, "--as", "node").err


def test_the_machine_s_facts_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials")
    found = run("diagnose", FINE, "--json").document["environment"]
    assert found["credentials"]["source"] == "environment"
    assert found["credentials"]["shadowed"] == [{"source": "eks-pod-identity", "detail": "169.254.170.23"}]
    assert [each["addresses"] for each in found["addresses"]] == [["127.0.0.1"], ["127.0.0.1"]]
    assert abs(found["clock"]["offsetSeconds"]) < 5
    assert found["disk"][0]["freeBytes"] > 0


def test_no_secret_is_in_any_form(run: Run) -> None:
    for form in ("--json", "--markdown"):
        ran = run("diagnose", "broken/bytes-denied:1.0", form)
        assert DEFAULT_CALLER.secret_access_key not in ran.out
        assert "X-Amz-Signature=" not in ran.out
        assert "This machine" in ran.out or '"environment"' in ran.out


def test_a_terminal_of_80_columns_is_kept_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "of", classmethod(lambda cls, _stream: cls(80, has_colours=False)))
    ran = run("diagnose", "broken/denied-identity-policy:1.0")
    long = [line for line in ran.out.splitlines() if len(line) > 80]
    assert all(" arn:" in f" {line.strip()}" or line.strip().startswith('"Resource"') for line in long), long
    steps = ran.err.splitlines()
    assert [line.partition(":")[0] for line in steps] == [
        "Identity", "Network", "Repository", "Image", "Layer", "URL", "Bytes",
    ]  # fmt: skip
    assert all(len(line) <= 80 for line in steps)
    assert run("diagnose", FINE, "--json").err == ""  # as they would stand before the document


def test_without_any_network_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    ran = run("diagnose", FINE, "--json")
    assert ran.document["findings"][0]["cause"] == "api-unreachable"
    assert ran.document["environment"]["clock"]["offsetSeconds"] is None
    assert ran.document["environment"]["clock"]["unknown"]
    assert ran.status == 1


def test_without_credentials_the_machine_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    told = run("diagnose", FINE, "--json").document
    assert told["environment"]["credentials"] == {
        "source": "", "detail": "", "shadowed": [], "unknown": "No credentials were found.",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--json", "--markdown", FINE], "exclude each other"),
        (["--layer", "1", "--layer", "2", FINE], "one layer"),
        (["--layer", "9", FINE], "no layer 9"),
        (["--layer", "1", "team/checkout-worker"], "needs an image"),
        (["public.ecr.aws/docker/library/alpine:3"], "ECR Public"),
        (["   "], "No text was given"),
    ],
)
def test_what_is_wrong_with_the_line_is_told(run: Run, arguments: list[str], said: str) -> None:
    ran = run("diagnose", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_closed_and_empty_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert (run("diagnose", "-").status, run("explain", "-").status) == (2, 2)
    given(monkeypatch, b"")
    assert "No text was given" in run("diagnose", "-").err


@pytest.mark.parametrize(
    ("name", "cause"), [("bytes-missing", "bytes-missing"), ("bytes-denied", "s3-endpoint-policy")]
)
def test_without_a_layer_every_layer_is_asked_for_a_byte(run: Run, name: str, cause: str) -> None:
    ran = run("diagnose", f"broken/{name}:1.0", "--json")
    assert ran.status == 1
    assert ran.document["findings"][0]["cause"] == cause
    assert ran.document["question"]["digest"]


def test_of_an_image_that_is_fine_every_layer_was_asked_for(run: Run) -> None:
    ran = run("diagnose", FINE)
    assert ran.status == 0
    assert "down to the first byte of every layer" in " ".join(ran.out.split())
