"""The machine's facts in the JSON report: they keep to the schema, and to themselves what is secret."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from layerscope.accounts.model.credential_sources import CredentialSource, FoundCredentials, SourceKind
from layerscope.commands.output.environment_text import write_environment
from layerscope.commands.output.terminal import Terminal
from layerscope.commands.output.writing import Output
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
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.report.document import as_json
from layerscope.diagnosis.report.facts import Versions
from layerscope.diagnosis.report.markdown import as_markdown
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from support.samples.any_facts import ANY_FACTS, ANY_QUESTION
from support.samples.odd_secrets import ODD

VERSIONS = Versions("0.1.0", "1.44.5", "3.11.9", "Linux 6.1")
SCHEMA = json.loads((Path(__file__).parents[3] / "packaging/schemas/diagnose.json").read_text("utf-8"))
NODE = Environment(
    "ip-10-0-1-2",
    "root",
    0,
    "Linux-6.1",
    "kubernetes",
    FoundCredentials(
        CredentialSource(SourceKind.ENVIRONMENT, "AWS_ACCESS_KEY_ID"),
        (CredentialSource(SourceKind.INSTANCE, "role node"),),
    ),
    (HostAddress(HostRole.API, "api.ecr.eu-west-1.amazonaws.com", ("10.0.3.7",), True),),
    (ProxyInForce(HostRole.BUCKET, "b.s3.eu-west-1.amazonaws.com", "proxy:3128", "HTTPS_PROXY"),),
    Clock(-301.26, "api.ecr.eu-west-1.amazonaws.com"),
    Trust("AWS_CA_BUNDLE", ("/etc/ca.pem",), (ShownCertificate(HostRole.API, "x", "CN=Acme", False, True),)),
    (DiskSpace("/var/lib/containerd", 5, 10), DiskSpace("/root", unknown="Permission denied")),
)


def checked(told: Diagnosis, environment: Environment | None) -> dict[str, object]:
    document = json.loads(as_json(told, VERSIONS, environment))
    Draft202012Validator(SCHEMA).validate(document)
    return document["environment"]


def test_the_machine_is_told() -> None:
    found = checked(Diagnosis(Question()), NODE)
    assert found["host"] == "ip-10-0-1-2"
    assert found["credentials"] == {
        "source": "environment",
        "detail": "AWS_ACCESS_KEY_ID",
        "shadowed": [{"source": "instance-metadata", "detail": "role node"}],
        "unknown": "",
    }
    assert found["clock"] == {
        "offsetSeconds": -301.3,
        "comparedWith": "api.ecr.eu-west-1.amazonaws.com",
        "unknown": "",
    }
    assert [each["freeBytes"] for each in found["disk"]] == [5, None]


def test_the_window_s_report_has_none() -> None:
    assert checked(Diagnosis(Question()), None) is None


@settings(max_examples=15)
@given(ANY_QUESTION, ANY_FACTS)
def test_any_diagnosis_keeps_to_the_schema(asked: Question, facts: Facts) -> None:
    told = Diagnosis(asked, steps_of(asked, facts), findings_of(asked, facts), facts.identity.value)
    checked(told, NODE)


@pytest.mark.parametrize("name", sorted(ODD))
def test_nothing_secret_of_the_machine_is_told(name: str) -> None:
    text, secret, _ = ODD[name]
    environment = Environment(
        text,
        text,
        system=text,
        credentials=FoundCredentials(
            CredentialSource(SourceKind.PROCESS, text), (CredentialSource(SourceKind.OTHER, text),), text
        ),
        addresses=(HostAddress(HostRole.API, text, (text,), unknown=text),),
        proxies=(ProxyInForce(HostRole.API, text, text, text, text, text),),
        clock=Clock(host=text, unknown=text),
        trust=Trust(text, (text,), (ShownCertificate(HostRole.API, text, text, unknown=text),), text),
        disk=(DiskSpace(text, unknown=text),),
    )
    assert secret not in as_json(Diagnosis(Question()), VERSIONS, environment)
    assert secret not in as_markdown(Diagnosis(Question()), VERSIONS, environment=environment)
    stream = io.StringIO()
    write_environment(Output(stream, stream, Terminal(80), Terminal(80)), environment)
    assert secret not in stream.getvalue()
