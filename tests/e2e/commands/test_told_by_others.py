"""The README's table of what each client tells: our column is what the command says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from e2e.commands.conftest import Run

README = Path(__file__).parents[3] / "README.md"
# By the order of the table's rows.
BROKEN = (
    "denied-vpc-endpoint-policy-explicit:1.0",
    "image-archived:latest",
    "layer-archived:1.0",
    "push-incomplete:1.0",
    "kms-key-disabled:1.0",
    "bytes-denied:1.0",
    "bytes-missing:1.0",
    "clock-skew:1.0",
    "portal-html:1.0",
    "missing-platform:1.0",
)


def rows() -> list[list[str]]:
    """The table's cells, without its heading."""
    section = README.read_text("utf-8").partition("### What others tell")[2].partition("\n### ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_the_table_has_a_row_for_each() -> None:
    assert len(rows()) == len(BROKEN)


@pytest.mark.parametrize(("name", "row"), list(zip(BROKEN, rows(), strict=True)), ids=BROKEN)
def test_the_first_cause_is_the_table_s(
    run: Run, name: str, row: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    ran = run("diagnose", f"broken/{name}", "--platform", "linux/amd64", "--json")
    assert ran.status == 1
    assert ran.document["findings"][0]["title"] == row[-1]
