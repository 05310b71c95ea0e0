"""Every row of CATALOGUE.md as another principal: the verdict, who has to act, and what next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.on_machine import on_machine
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.rules import findings_of
from layerscope.diagnosis.steps.judged_steps import steps_of
from layerscope.diagnosis.verdict import first_word, works_here
from support.samples import diagnosis_facts as made
from unit.diagnosis.rules.test_catalogue import ROWS, Row

ROLE = f"arn:aws:iam::{made.CALLER_ID}:role/eks/node"
STRANGER = "arn:aws:sts::777788889999:assumed-role/node/i-0abc"
EVENT = (
    f"denied: User: {STRANGER} is not authorized to perform: ecr:BatchGetImage on resource: "
    f"{made.REPOSITORY_ARN} because no resource-based policy allows the ecr:BatchGetImage action"
)


def asked_as(row: Row, **changes: object) -> tuple[Question, list[Finding], str | None]:
    asked = replace(row.question, **changes)  # type: ignore[arg-type]
    case, steps = Case(asked, row.facts), steps_of(asked, row.facts)
    return asked, [*findings_of(asked, row.facts)], first_word(case, steps)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_role_that_is_typed(row: Row) -> None:
    asked, found, first = asked_as(row, principal=ROLE)
    assert row.cause in [finding.cause for finding in found]  # what is so for everybody is so for the role
    if first is None:
        assert not works_here(asked, steps_of(asked, row.facts)) or asked.pasted
    else:
        assert first.startswith("You can pull this; ")
        assert "the role node" in first
    assert all(finding.who and finding.change for finding in found)
    there = on_machine(Case(asked, row.facts))
    assert there is not None
    assert there.who == "The administrator of the machine that pulls"
    assert there.snippet.startswith("aws sts get-caller-identity")
    assert any("the role node" in sentence or "cannot be read" in sentence for sentence in there.because)
    assert "network" in there.because[-1]


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS.keys())
def test_a_denial_of_a_stranger_is_told_beside_what_is_so_here(row: Row) -> None:
    _, found, first = asked_as(row, pasted=made.pasted(EVENT))
    of_event = [
        finding
        for finding in found
        if finding.cause == "repository-policy" and "777788889999" in str(finding.title)
    ]
    assert len(of_event) == 1
    assert of_event[0].who.startswith("The owner of the repository")
    assert "repository policy" in of_event[0].change
    if of_event[0].snippet:
        assert "arn:aws:iam::777788889999:root" in of_event[0].snippet
        assert "pasted text" in of_event[0].caution
    if first is not None:
        assert first == "You can pull this; the role node cannot"
    elif row.question.pasted is None:
        assert row.cause in [finding.cause for finding in found]  # it fails here too: that is said, and why
