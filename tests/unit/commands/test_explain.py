"""`layerscope explain`: what a text says, for people and as a document, without any call."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator

from layerscope.__main__ import main
from layerscope.commands import given_text as reading
from layerscope.commands.output.terminal import Terminal
from support.samples.odd_secrets import ODD

ROOT = Path(__file__).parents[3]
SCHEMA = Draft202012Validator(json.loads((ROOT / "packaging/schemas/explain.json").read_text("utf-8")))
WILD = ROOT / "tests/unit/registry/references/wild"
POSTED = [
    case for name in ("posted", "found") for case in json.loads((WILD / f"{name}.json").read_text("utf-8"))
]
HOST = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"
LAYER = "sha256:" + "0e" * 32
DENIED = (
    "User: arn:aws:sts::444455556666:assumed-role/node/i-0abc is not authorized to perform: "
    "ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:111122223333:repository/team/app because no "
    "resource-based policy allows the ecr:BatchGetImage action"
)
NOT_FOUND = (
    f'Failed to pull image "{HOST}/team/app:1.4": rpc error: code = NotFound desc = {LAYER}: not found'
)


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        document = json.loads(self.out)
        SCHEMA.validate(document)
        return document


@pytest.fixture
def explain(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Any:
    """`explain(text, …)`; whoever opens a connection fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("explain asked somebody")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    def run(*arguments: str) -> Ran:
        status = main(["explain", *arguments])
        return Ran(status, *capsys.readouterr())

    return run


def given_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))


def test_posted_texts_are_told_as_they_are_read(explain: Any) -> None:
    for case in POSTED:
        ran = explain(case["text"], "--json")
        expected, accepted = case["expected"], case.get("accepted_too", {})
        document = ran.document
        said = {
            "account": (document["reference"] or {}).get("registryId", ""),
            "region": document["region"],
            "kind": (document["failure"] or {}).get("kind", ""),
            "action": (document["denial"] or {}).get("action", ""),
        }
        for name, value in said.items():
            assert value in (expected[name], *accepted.get(name, [])), (case["id"], name)
        assert document["wouldAsk"]["registryId"] == said["account"]
        assert ran.status == 0


def test_a_failure_is_told_with_its_words(explain: Any) -> None:
    failure = explain(NOT_FOUND, "--json").document["failure"]
    assert failure["kind"] == "not found"
    assert failure["words"] == NOT_FOUND
    document = explain(NOT_FOUND, "--json").document
    assert document["digests"] == [{"digest": LAYER, "of": "unknown"}]
    assert document["wouldAsk"] == {
        "registryId": "111122223333",
        "region": "eu-central-1",
        "repository": "team/app",
        "image": "1.4",
        "digest": LAYER,
        "principal": "",
    }


def test_a_denial_is_told_in_a_sentence(explain: Any) -> None:
    lines = explain(DENIED).out.splitlines()
    told = next(line for line in lines if line.startswith("Denied"))
    assert "node/i-0abc may not ecr:BatchGetImage" in told
    assert told.endswith("allowed by no resource-based policy")
    assert "judge the policies for arn:aws:sts::444455556666:assumed-role/node/i-0abc" in lines[-1]


def test_a_masked_account_is_told_as_masked(explain: Any) -> None:
    text = NOT_FOUND.replace("111122223333", "***")
    assert explain(text, "--json").document["isMasked"]
    assert "masked in the text" in explain(text).out
    assert "the caller's own registry in eu-central-1" in explain(text).out


def test_a_look_alike_comes_first(explain: Any) -> None:
    text = f"{NOT_FOUND}\nsee 111122223333.dkr.ecr.eu-central-1.amazonaws.com.example.com/team/app:1.4"
    ran = explain(text)
    assert ran.out.startswith("Beware")
    assert "example.com" in explain(text, "--json").document["lookalike"]["host"]


def test_a_reference_alone_tells_of_no_failure(explain: Any) -> None:
    ran = explain(f"{HOST}/team/app:1.4", "--json")
    assert ran.document["failure"] is None
    assert ran.document["reference"]["text"] == f"{HOST}/team/app:1.4"


@pytest.mark.parametrize(
    "text", ["hello world", "alpine:3.19 no such", "public.ecr.aws/x/y:1", "\x00\x1b[2J"]
)
def test_what_names_nothing_of_ecr_ends_with_two(explain: Any, text: str) -> None:
    ran = explain(text)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("layerscope: ")
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_input_of_any_coding_is_read(explain: Any, monkeypatch: pytest.MonkeyPatch, coding: str) -> None:
    content = (
        b"\xff\xfe" + NOT_FOUND.encode("utf-16-le") if coding.endswith("bom") else NOT_FOUND.encode(coding)
    )
    given_input(monkeypatch, content)
    assert explain("-", "--json").document["reference"]["tag"] == "1.4"


def test_bytes_that_are_no_text_do_no_harm(explain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    given_input(monkeypatch, bytes(range(256)) * 40 + b"\n" + NOT_FOUND.encode())
    ran = explain("-")
    assert ran.status == 0
    assert all(letter == "\n" or letter.isprintable() for letter in ran.out)


def test_of_a_long_input_the_end_counts(explain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 200_000)
    given_input(monkeypatch, b"all is well\n" * 30_000 + NOT_FOUND.encode())
    ran = explain("-", "--json")
    assert ran.document["failure"]["kind"] == "not found"
    assert "bytes were skipped" in ran.err


def test_an_input_without_an_end_is_left(explain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            buffer[:] = b"y\n" * (len(buffer) // 2)
            return len(buffer)

    monkeypatch.setattr(reading, "MOST_BYTES", 100_000)
    monkeypatch.setattr(reading, "MOST_READ_BYTES", 5_000_000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    assert explain("-").status == 2


def test_a_terminal_of_80_columns_is_kept_to(explain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Terminal, "of", classmethod(lambda cls, _stream: cls(80)))
    lines = explain(DENIED).out.splitlines()
    assert [line for line in lines if len(line) > 80 and " arn:" not in f" {line.strip()}"] == []


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_no_secret_of_a_text_is_told(explain: Any, form: tuple[str, ...]) -> None:
    for name, (text, secret, _) in ODD.items():
        ran = explain(f"error: failed to pull {HOST}/team/app:1.4: 403 Forbidden: {text}", *form)
        assert ran.status == 0
        assert secret not in ran.out + ran.err, name


def test_an_output_of_few_letters_takes_what_it_can(explain: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    few = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", few)
    assert explain(NOT_FOUND).status == 0
    assert b"By its words  ?Failed to pull" in few.buffer.getvalue()


def test_an_argument_that_is_no_text_is_read_all_the_same(explain: Any) -> None:
    ran = explain(f"{NOT_FOUND} \udcff", "--json")
    assert ran.document["failure"]["words"].endswith("\ufffd")


def test_neither_aws_nor_qt_is_imported() -> None:
    code = (
        "import sys; from layerscope.__main__ import main; main(sys.argv[1:]); "
        "wrong = {'boto3', 'botocore', 'asyncio', 'PySide6', 'urllib3', 'logging'} & set(sys.modules); "
        "sys.exit(' '.join(wrong) or None)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "explain", NOT_FOUND], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
