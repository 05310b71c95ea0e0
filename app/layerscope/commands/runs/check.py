"""Checks whether an image, or all of a repository's, can be pulled."""

from __future__ import annotations

import argparse
from typing import Any

from layerscope.access.check_calls import calls_of
from layerscope.commands import statuses
from layerscope.commands.answers.checked import (
    PART_COLUMNS,
    PROBLEM_COLUMNS,
    part_members,
    part_row,
    problem_members,
    problem_row,
    unreadable_reasons,
    worst_parts_first,
    worst_problems_first,
)
from layerscope.commands.asking import Asking
from layerscope.commands.breaking_off import BrokenOff, as_far_as_it_goes, completeness, tell
from layerscope.commands.output.paragraphs import broken
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.tables import Ink
from layerscope.commands.output.writing import Output
from layerscope.commands.references import read_image, read_repository
from layerscope.diagnosis.checking.found import CheckedImage, CheckProgress, Problem
from layerscope.diagnosis.checking.image import check_image
from layerscope.diagnosis.checking.repository import RepositoryCheck
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.reference import Reference
from layerscope.words.checks import image_summary, progress_text, repository_summary

_BY_ECR = (
    "This is what ECR says of them. Whether its storage serves them, `layerscope diagnose` of an image asks."
)
_NOTHING = CheckProgress(0, 0, 0, is_listed=False)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    named = read_repository(options.reference)
    if named.tag or named.digest:
        status = await _image(asking, read_image(options.reference), out)
    else:
        status = await _repository(asking, named, out)
    if status == statuses.FINE and not out.is_json:
        out.line()
        for line in broken(_BY_ECR, out.terminal.columns):
            out.line(line, Ink.MUTED)
    return status


async def _image(asking: Asking, named: Reference, out: Output) -> int:
    session = asking.session(named)
    with Progress(out) as progress:
        progress.show("Checking the image…")
        digest = named.digest or await session.resolve_tag(named.repository, named.tag)
        checked = await check_image(calls_of(session), named.repository, digest)
    summary, parts = image_summary(checked), worst_parts_first(checked.parts)
    if out.is_json:
        members = _members(named, summary, checked.error)
        members |= {"digest": digest, "parts": [part_members(part) for part in parts]}
        out.document("check", members)
    else:
        out.line(summary, Ink.BAD if checked.broken else Ink.PLAIN)
        if parts:
            out.line()
            out.table(PART_COLUMNS, [part_row(part) for part in parts])
    tell(out, checked.error, has_some=bool(parts))
    return _status_of_image(checked)


async def _repository(asking: Asking, named: Reference, out: Output) -> int:
    told, found = _NOTHING, dict[str, Problem]()

    def learn(progress: CheckProgress) -> None:
        nonlocal told
        told = progress
        found.update({problem.identity: problem for problem in progress.problems})
        line.show(progress_text(progress))

    with Progress(out) as line:
        line.show(progress_text(told))
        check = RepositoryCheck(calls_of(asking.session(named)), named.repository, learn)
        why = await as_far_as_it_goes(check.run())
    problems = worst_problems_first(found.values())
    has_some = told.listed > 0
    summary = repository_summary(told, problems, is_complete=why is None) if has_some or not why else ""
    if out.is_json:
        counts = {"checked": told.done - told.archived, "listed": told.listed, "archived": told.archived}
        members = _members(named, summary, why)
        members |= {"counts": counts, "problems": [problem_members(problem) for problem in problems]}
        out.document("check", members)
    else:
        if summary:
            out.line(summary, Ink.BAD if problems else Ink.PLAIN)
        if problems:
            out.line()
            out.table(PROBLEM_COLUMNS, [problem_row(problem) for problem in problems])
            for reason in unreadable_reasons(problems):
                out.line()
                for text in broken(reason, out.terminal.columns, first="Unreadable: "):
                    out.line(text)
    status = tell(out, why, has_some=has_some)
    return status or _status_of_repository(problems)


def _members(named: Reference, summary: str, why: BrokenOff) -> dict[str, Any]:
    return {
        "repository": named.repository,
        "tag": "" if named.digest else named.tag,
        "digest": None,
        "summary": summary,
        **completeness(why),
        "counts": None,
        "parts": [],
        "problems": [],
    }


def _status_of_image(checked: CheckedImage) -> int:
    states = {part.state.availability for part in checked.broken}
    if states - {Availability.UNKNOWN}:
        return statuses.FOUND
    return statuses.NOT_TOLD if states or checked.error is not None else statuses.FINE


def _status_of_repository(problems: list[Problem]) -> int:
    """A manifest that cannot be read is UNKNOWN, and cannot be pulled either."""
    if any(each.error or each.state.availability is not Availability.UNKNOWN for each in problems):
        return statuses.FOUND
    return statuses.NOT_TOLD if problems else statuses.FINE
