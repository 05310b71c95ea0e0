"""What a check found, as rows and as members."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from layerscope.commands.answers.layers import size_text, state_cell, state_members
from layerscope.commands.output.tables import Cell, Column, Ink
from layerscope.diagnosis.checking.found import Part, Problem
from layerscope.diagnosis.checking.state_rank import rank
from layerscope.words import formats, unknown
from layerscope.words.checks import part_word, problem_words, state_words, what_word
from layerscope.words.outside import line

PART_COLUMNS = (
    Column("PLATFORM", grows=True, keeps_end=True, spare=True),
    Column("PART"),
    Column("SIZE", right=True),
    Column("STATE"),
    Column("DIGEST", grows=True),
)
PROBLEM_COLUMNS = (
    Column("WHAT", grows=True),
    Column("SIZE", right=True),
    Column("STATE"),
    Column("IMAGES", right=True),
    Column("DIGEST", grows=True),
    Column("AFFECTS", grows=True),
)
_MOST_NAMED = 3


def worst_parts_first(parts: Iterable[Part]) -> list[Part]:
    """What cannot be had first, the rest in the image's order."""
    return sorted(parts, key=lambda part: rank(part.state))


def worst_problems_first(problems: Iterable[Problem]) -> list[Problem]:
    """What affects most images first."""
    return sorted(problems, key=lambda problem: (-problem.images, problem.identity))


def part_row(part: Part) -> tuple[Cell, ...]:
    return (
        Cell(line(part.platform)),
        Cell(part_word(part)),
        Cell(size_text(part.layer)),
        state_cell(part.state),
        Cell(line(part.layer.digest)),
    )


def part_members(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind.value,
        "number": part.layer.position or None,
        "platform": part.platform,
        "imageDigest": part.image_digest,
        "digest": part.layer.digest,
        "sizeBytes": part.layer.size_bytes,
        **state_members(part.state),
        "meaning": state_words(part)[1],
    }


def problem_row(problem: Problem) -> tuple[Cell, ...]:
    size = formats.size(problem.size_bytes) or unknown.word_of(problem.unknown, *unknown.SIZES)
    more = ", …" if problem.images > _MOST_NAMED else ""
    is_image = problem.error is not None
    return (
        Cell(line(what_word(problem))),
        Cell(size),
        Cell(problem_words(problem)[0], Ink.BAD if is_image else state_cell(problem.state).ink),
        Cell(formats.count(problem.images)),
        Cell(line(problem.digest)),
        Cell(line(", ".join(map(formats.named_digest, problem.examples[:_MOST_NAMED])) + more)),
    )


def unreadable_reasons(problems: Iterable[Problem]) -> list[str]:
    """Why manifests cannot be read, each reason once."""
    return list(dict.fromkeys(line(problem_words(each)[1]) for each in problems if each.error is not None))


def problem_members(problem: Problem) -> dict[str, Any]:
    return {
        "kind": problem.kind.value,
        "digest": problem.digest,
        "platform": problem.platform,
        "sizeBytes": problem.size_bytes,
        "images": problem.images,
        "examples": list(problem.examples),
        "state": problem.state.availability.value,
        "meaning": problem_words(problem)[1],
    }
