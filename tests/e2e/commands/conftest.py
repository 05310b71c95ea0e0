"""Commands as a person runs them against the demo's registry: in this process, their output caught."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import boto3
import pytest
from jsonschema import Draft202012Validator

from layerscope.__main__ import main
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER, DEFAULT_REGION
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.words.english import English
from layerscope.words.speech import speak, spoken

SCHEMAS = Path(__file__).parents[3] / "packaging" / "schemas"


class Ran(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """Its JSON document, which keeps to its schema."""
        found = json.loads(self.out)
        schema = json.loads((SCHEMAS / f"{found['command']}.json").read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(found)
        return found


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Commands speak English, and so do they where a window of another test has chosen Qt's."""
    before = spoken()
    speak(English())
    yield
    speak(before)


@pytest.fixture
def at_demo(registry: LocalRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of somebody who may do everything in the demo's registry."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", DEFAULT_CALLER.access_key_id)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", DEFAULT_CALLER.secret_access_key)
    monkeypatch.setenv("AWS_REGION", DEFAULT_REGION)
    monkeypatch.setenv("AWS_ENDPOINT_URL", registry.endpoint)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def ecr(at_demo: None) -> Any:
    """boto3's client onto the same registry: what it says, a command must say too."""
    return boto3.client("ecr", region_name=DEFAULT_REGION)


@pytest.fixture
def run(at_demo: None, capfd: pytest.CaptureFixture[str]) -> Run:
    """`run("images", "team/checkout")`: the command's end; the demo's registry unless it says otherwise."""

    def command(*arguments: str) -> Ran:
        try:
            status = main(arguments)
        except SystemExit as end:
            status = int(end.code or 0)
        return Ran(status, *capfd.readouterr())

    return command
