"""Texts with keys in them as people paste them, keys made up: each pair comes out whole, or why none does."""

from __future__ import annotations

import json
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from layerscope.accounts.rules.importing.import_errors import ImportFault, KeysImportError
from layerscope.accounts.rules.importing.imported_keys import read_keys

CASES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("pasted.json").read_text("utf-8"))


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "keys" in case])
def test_the_keys_of_a_pasted_text_come_out_whole(name: str) -> None:
    found = read_keys(CASES[name]["text"])
    assert [[*astuple(keys.keys), keys.name, keys.region] for keys in found] == CASES[name]["keys"]


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "error" in case])
def test_a_text_that_is_turned_down_is_told_why(name: str) -> None:
    with pytest.raises(KeysImportError) as refused:
        read_keys(CASES[name]["text"])
    assert refused.value.fault is ImportFault[CASES[name]["error"]]
