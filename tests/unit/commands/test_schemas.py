"""Every command's JSON document has its schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from layerscope.commands.catalogue import COMMANDS
from layerscope.commands.output.writing import FORMAT

SCHEMAS = Path(__file__).parents[3] / "packaging" / "schemas"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_a_schema_of_the_present_format(command: str) -> None:
    schema = json.loads((SCHEMAS / f"{command}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["properties"]["command"] == {"const": command}
    assert schema["properties"]["format"] == {"const": FORMAT}
    assert {"format", "command"} <= set(schema["required"])
