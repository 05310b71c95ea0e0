"""A report read back: what was written, whatever was copied with it, and nothing that does not fit."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.diagnosis.model.diagnosis import Diagnosis
from layerscope.diagnosis.model.environment import (
    Clock,
    DiskSpace,
    Environment,
    HostAddress,
    HostRole,
    ProxyInForce,
    ShownCertificate,
    Trust,
)
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Certainty
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome, Step, StepName
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.extracting import MOST_BYTES, MOST_CHARACTERS, decoded, looks_like_report
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.reading import MOST_FINDINGS, read_report
from layerscope.diagnosis.report.received import ReportFault, UnreadableReportError
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from support.samples import diagnosis_facts as made
from support.samples.any_facts import ANY_FACTS, ANY_QUESTION
from support.samples.diagnosis_facts import denial, no_layer, no_policy, question
from support.samples.odd_secrets import ODD

VERSIONS = Versions("0.1.0", "1.44.5", "3.11.9", "Linux 6.1")


def diagnosis(asked: Question, facts: Facts) -> Diagnosis:
    steps, findings = steps_of(asked, facts), findings_of(asked, facts)
    return Diagnosis(asked, steps, findings, facts.identity.value, "prod", made.NOW_S, complete=True)


DENIED = diagnosis(
    question(), no_layer(url=denial("GetDownloadUrlForLayer", no_policy("identity-based policy")))
)
TEXT = as_json(DENIED, VERSIONS)


def changed(**members: Any) -> str:
    return json.dumps({**json.loads(TEXT), **members})


def fault_of(text: str) -> UnreadableReportError:
    with pytest.raises(UnreadableReportError) as refused:
        read_report(text)
    return refused.value


# What was written is read.


@given(ANY_QUESTION, ANY_FACTS)
@settings(max_examples=15)
def test_what_is_read_is_written_as_it_was(asked: Question, facts: Facts) -> None:
    told = as_json(diagnosis(asked, facts), VERSIONS)
    report = read_report(told)
    written, before = json.loads(as_json(report.diagnosis, report.versions)), json.loads(told)
    # What stands beside the question is not made anew from it.
    assert report.seen == before["question"].pop("seen")
    assert list(report.notes) == before.pop("notes")
    assert written.pop("notes") == []
    assert written["question"].pop("seen") == ""
    assert written == before
    assert report.unread == 0
    assert not report.is_newer


def test_its_values_are_those_of_a_diagnosis() -> None:
    report = read_report(TEXT)
    assert report.versions == VERSIONS
    told = report.diagnosis
    assert told.identity is not None
    assert (told.identity.arn, told.profile, told.started_at_s) == (made.ROLE_ARN, "prod", made.NOW_S)
    assert told.findings[0].cause == "identity-policy"
    assert told.findings[0].certainty is Certainty.SHOWN
    assert [step.outcome for step in told.steps] == [step.outcome for step in DENIED.steps]
    assert told.first_failed is not None
    assert told.first_failed.calls == DENIED.steps[5].calls


NODE = Environment(
    "ip-10-0-1-2",
    "root",
    0,
    "Linux-6.1",
    "kubernetes",
    FoundCredentials(
        CredentialSource(SourceKind.IRSA, "role node"),
        (CredentialSource(SourceKind.INSTANCE, "role host"),),
        "expired",
    ),
    (HostAddress(HostRole.API, "api.ecr.eu-west-1.amazonaws.com", ("10.0.3.7",), True),),
    (ProxyInForce(HostRole.BUCKET, "b.s3.eu-west-1.amazonaws.com", "proxy:3128", "HTTPS_PROXY"),),
    Clock(-301.2, "api.ecr.eu-west-1.amazonaws.com"),
    Trust("AWS_CA_BUNDLE", ("/etc/ca.pem",), (ShownCertificate(HostRole.API, "x", "CN=Acme", False, True),)),
    (DiskSpace("/var/lib/containerd", 5, 10), DiskSpace("/root", unknown="Permission denied")),
)


@pytest.mark.parametrize("environment", [NODE, Environment(), replace(NODE, uid=None, clock=Clock())])
def test_the_machine_is_read_as_it_was_written(environment: Environment) -> None:
    report = read_report(as_json(DENIED, VERSIONS, environment))
    assert report.environment == environment
    assert report.unread == 0


def test_what_a_later_version_knows_of_the_machine_is_left() -> None:
    environment = {
        "host": "n1",
        "credentials": {"source": "quantum", "detail": "x"},
        "addresses": [{"of": "cdn", "name": "c"}, {"of": "api", "name": "a", "isPrivate": "maybe"}],
        "clock": {"offsetSeconds": 1e300},
        "gpu": {},
    }
    read = read_report(changed(environment=environment)).environment
    assert read is not None
    assert read.credentials.source == CredentialSource(SourceKind.OTHER, "x")
    assert read.addresses == (HostAddress(HostRole.API, "a"),)
    assert read.clock == Clock()


# What was copied with it.

COLORED = TEXT.replace('"format"', '\x1b[34;1m"format"\x1b[0m').replace("null", "\x1b[90mnull\x1b[39m")


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{TEXT}",
        TEXT.replace("\n", "\r\n"),
        COLORED,
        f'Defaulted container "app" out of: app, istio-proxy\n{TEXT}',
        f"$ kubectl exec app-1 -- layerscope diagnose team/app:v1 --json | jq '{{a: .b}}'\n{TEXT}$ ",
        f"\x1b]0;root@node: ~\x07root@node:~# layerscope diagnose --json\r\n{TEXT}root@node:~# ",
        f"{TEXT}command terminated with exit code 1\n",
        f'{TEXT}{{"level": "warning"}}',
        "".join(f"2026-11-29T16:00:00.1234567Z {line}\n" for line in TEXT.splitlines()),
        json.dumps(json.loads(TEXT)),
        json.dumps(json.loads(TEXT), sort_keys=True),
    ],
)
def test_what_stands_around_it_is_stepped_over(text: str) -> None:
    assert looks_like_report(text)
    report = read_report(text)
    assert report.diagnosis == read_report(TEXT).diagnosis
    assert not report.is_joined


@pytest.mark.parametrize("width", [40, 80, 132])
def test_lines_that_a_terminal_broke_are_joined(width: int) -> None:
    lines = [line[at : at + width] for line in TEXT.splitlines() for at in range(0, len(line), width)]
    report = read_report("\n".join(lines))
    assert report.is_joined
    assert report.diagnosis == read_report(TEXT).diagnosis


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_in_the_encodings_of_shells(encoding: str) -> None:
    assert read_report(decoded(TEXT.encode(encoding))).diagnosis == read_report(TEXT).diagnosis


# What is no report.


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ReportFault.NO_JSON),
        ("Error: no such pod {", ReportFault.NO_JSON),
        ('{"kind": "Pod"}', ReportFault.OTHER_JSON),
        ("[1, 2]", ReportFault.OTHER_JSON),
        (TEXT[: len(TEXT) // 2], ReportFault.CUT_OFF),
        (TEXT.rstrip()[:-1], ReportFault.CUT_OFF),
        (TEXT[TEXT.index('"verdict"') :], ReportFault.NO_BEGINNING),
        (TEXT.replace('"steps": [', '"steps": [ W1129 proxy.go:12] lost\n'), ReportFault.DAMAGED),
        (TEXT.replace('"format": 1', '"format": NaN'), ReportFault.DAMAGED),
        ('{"format": ' + "[" * 100_000, ReportFault.TOO_DEEP),
        ("x" * (MOST_CHARACTERS + 1), ReportFault.TOO_LONG),
    ],
)
def test_what_cannot_be_read_is_told_apart(text: str, fault: ReportFault) -> None:
    assert fault_of(text).fault is fault


def test_where_it_is_broken_is_told() -> None:
    lines = TEXT.splitlines()
    lines[30:30] = ["E1129 connection lost"]
    assert fault_of("\n".join(lines)).place == "31"


@pytest.mark.parametrize("cut", range(1, 40))
def test_wherever_it_is_cut_off_that_is_said(cut: int) -> None:
    begun = TEXT[: 30 + cut * (len(TEXT) - 32) // 40]
    assert fault_of(begun).fault is ReportFault.CUT_OFF


@pytest.mark.parametrize("content", [b"\x7fELF\x02\0\0", b"\xff\xfe\0\0", b" " * (MOST_BYTES + 1)])
def test_a_file_that_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableReportError):
        decoded(content)


def test_only_what_is_meant_for_a_report_looks_like_one() -> None:
    assert not looks_like_report("Failed to pull image")
    assert not looks_like_report('{"tasks": [{"startedAt": 1}], "format": 1, "steps": []}')
    assert looks_like_report(TEXT[: len(TEXT) // 2])
    assert looks_like_report(TEXT[len(TEXT) // 3 :])


# Nothing of it is believed.


def test_a_newer_format_is_read_as_far_as_it_is_known() -> None:
    report = read_report(changed(format=7, later={"a": [1]}))
    assert report.is_newer
    assert report.diagnosis == read_report(TEXT).diagnosis


def test_members_that_are_not_as_they_should_be_are_left_and_counted() -> None:
    odd = {"name": "url", "outcome": "odd", "evidence": 7, "calls": [{"at": "noon", "elapsedSeconds": -1}, 3]}
    report = read_report(changed(identity=[1], startedAt="soon", findings="x", steps=[odd, "x", odd]))
    assert report.diagnosis.identity is None
    assert report.diagnosis.started_at_s == 0.0
    assert report.diagnosis.findings == ()
    assert [step.name for step in report.diagnosis.steps] == list(StepName)
    url = report.diagnosis.steps[5]
    assert (url.outcome, url.evidence) == (Outcome.UNKNOWN, "The report says “odd”.")
    assert (url.calls[0].at_s, url.calls[0].elapsed_s) == (None, None)
    assert report.unread == 8


def test_lists_and_texts_have_an_end() -> None:
    finding = json.loads(TEXT)["findings"][0]
    many = [{**finding, "title": "t" * 10_000}] * (MOST_FINDINGS + 3)
    report = read_report(changed(findings=many))
    assert len(report.diagnosis.findings) == MOST_FINDINGS
    assert len(report.diagnosis.findings[0].title) < 5_000
    assert report.unread == 3


def test_signs_that_act_upon_a_terminal_are_seen() -> None:
    finding = {**json.loads(TEXT)["findings"][0], "snippet": "aws sts\x1b[2K\u202e get\x08\r\nrm"}
    [read] = read_report(changed(findings=[finding])).diagnosis.findings
    assert read.snippet == "aws sts␛[2K⟨U+202E⟩ get␈\nrm"


@pytest.mark.parametrize("kind", sorted(ODD))
def test_secrets_are_masked(kind: str) -> None:
    text, secret, _ = ODD[kind]
    step = Step(StepName.URL, Outcome.FAILED, "")
    document = json.loads(as_json(replace(DENIED, steps=(step,)), VERSIONS))
    document["steps"][0]["evidence"] = document["findings"][0]["snippet"] = document["profile"] = text
    assert secret not in repr(read_report(json.dumps(document)))


@given(st.data())
@settings(max_examples=25)
def test_a_damaged_report_is_read_or_refused(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(TEXT)))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.text(max_size=20) | st.sampled_from(['"', "{", "}", "\\", "null", "1e999", "\ud800"]))
    try:
        report = read_report(TEXT[:at] + put + TEXT[at + length :])
    except UnreadableReportError:
        return
    assert [step.name for step in report.diagnosis.steps] == list(StepName)
    repr(report).encode("utf-8")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = sorted(json.loads(TEXT))


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
@settings(max_examples=25)
def test_whatever_its_members_are_it_is_read(members: dict[str, Any]) -> None:
    report = read_report(changed(**members))
    assert [step.name for step in report.diagnosis.steps] == list(StepName)
