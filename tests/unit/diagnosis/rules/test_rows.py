"""CATALOGUE.md and the rules are about the same failures."""

from __future__ import annotations

import re
from pathlib import Path

import layerscope.diagnosis
from layerscope.diagnosis.rules import RULES
from support.samples.catalogue import ROWS

FOLDER = Path(layerscope.diagnosis.__file__).parent
CATALOGUE = (FOLDER / "CATALOGUE.md").read_text("utf-8")
NUMBERS = [int(number) for number in re.findall(r"^\| (\d+) \|", CATALOGUE, re.MULTILINE)]


def test_every_row_has_a_rule_and_every_rule_a_row() -> None:
    assert list(range(1, len(NUMBERS) + 1)) == NUMBERS
    assert {row for rule in RULES for row in rule.rows} == set(NUMBERS)
    assert all(rule.rows for rule in RULES)


def test_the_demo_shows_rows_of_the_catalogue() -> None:
    assert {row.number for row in ROWS} <= set(NUMBERS)


def test_no_finding_is_left_out_for_a_cause_that_no_rule_finds() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.glob("rules/*.py"))
    explaining = re.findall(r"explained_by=\(([^)]*)\)", code)
    causes = set(re.findall(r'"([a-z0-9-]+)"', "".join(explaining)))
    assert causes
    assert causes <= set(re.findall(r'Finding\(\s*"([a-z0-9-]+)"', code))
