"""Finds the images that contain a layer or a config."""

from __future__ import annotations

import argparse
from typing import Any

from layerscope.access.check_calls import calls_of
from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.breaking_off import as_far_as_it_goes, completeness, tell
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.tables import Cell, Column
from layerscope.commands.output.writing import Output
from layerscope.diagnosis.checking.found import SearchProgress, User
from layerscope.diagnosis.checking.usage import Search
from layerscope.registry.errors.references import InvalidReferenceError
from layerscope.registry.references.parsing import parse_reference
from layerscope.text.reasons import Reason
from layerscope.words import formats, unknown
from layerscope.words.image_statuses import status_word
from layerscope.words.outside import line
from layerscope.words.usage import place_word, usage_summary

_COLUMNS = (
    Column("REPOSITORY", grows=True, keeps_end=True),
    Column("IMAGE", grows=True),
    Column("AS"),
    Column("SIZE", right=True),
    Column("PUSHED"),
    Column("DIGEST", grows=True),
)


async def run(asking: Asking, options: argparse.Namespace, out: Output) -> int:
    named = parse_reference(options.digest)
    if not named.digest:
        raise InvalidReferenceError(
            options.digest, Reason.tr("it has no digest; write the layer's, or NAME@DIGEST.")
        )
    told, found = SearchProgress(0, 0), dict[str, User]()
    in_registry = not named.repository

    def learn(progress: SearchProgress) -> None:
        nonlocal told
        told = progress
        found.update({f"{user.repository}@{user.image.digest}": user for user in progress.found})
        line_of_progress.show(_summary(told, found, in_registry=in_registry, is_complete=False))

    with Progress(out) as line_of_progress:
        line_of_progress.show("Reading the list of images…")
        search = Search(calls_of(asking.session(named)), named.digest, learn)
        going = search.in_registry() if in_registry else search.in_repository(named.repository)
        why = await as_far_as_it_goes(going)
    users = sorted(found.values(), key=lambda user: user.image.pushed_at_s or 0.0, reverse=True)
    summary = _summary(told, found, in_registry=in_registry, is_complete=True)
    if out.is_json:
        out.document(
            "where-used",
            {
                "digest": named.digest,
                "repository": named.repository or None,
                "summary": summary,
                **completeness(why),
                "searched": _searched(told),
                "images": [_members(user) for user in users],
            },
        )
    elif told.images or not why:
        out.line(summary)
        if users:
            out.line()
            out.table(_COLUMNS, [_row(user) for user in users])
    return tell(out, why, has_some=told.images > 0) or _status(told, is_found=bool(users))


def _status(told: SearchProgress, *, is_found: bool) -> int:
    if is_found:
        return statuses.FINE
    return statuses.NOT_TOLD if told.unreadable or told.closed else statuses.FOUND


def _summary(told: SearchProgress, found: dict[str, User], *, in_registry: bool, is_complete: bool) -> str:
    return usage_summary(told, len(found), None, in_registry=in_registry, is_complete=is_complete)


def _searched(told: SearchProgress) -> dict[str, int]:
    return {
        "images": told.images,
        "repositories": told.repositories,
        "unreadable": told.unreadable,
        "closedRepositories": told.closed,
    }


def _row(user: User) -> tuple[Cell, ...]:
    image = user.image
    tags = ", ".join(image.tags or user.index_tags) or "untagged"
    status = status_word(image.status)
    size = formats.size(image.size_bytes) or unknown.word_of(image.unknown, *unknown.SIZES)
    return (
        Cell(line(user.repository)),
        Cell(line(f"{tags} ({status.lower()})" if status else tags)),
        Cell(place_word(user)),
        Cell(size),
        Cell(formats.relative_time(image.pushed_at_s)),
        Cell(line(image.digest)),
    )


def _members(user: User) -> dict[str, Any]:
    image = user.image
    return {
        "repository": user.repository,
        "digest": image.digest,
        "tags": list(image.tags),
        "indexDigest": user.index_digest or None,
        "indexTags": list(user.index_tags),
        "layer": user.position or None,
        "sizeBytes": image.size_bytes,
        "pushedAt": time_member(image.pushed_at_s),
        "status": image.status,
    }
