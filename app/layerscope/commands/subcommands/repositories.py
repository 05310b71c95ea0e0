"""`layerscope repositories`: the registry's repositories, by name."""

from __future__ import annotations

import argparse
from typing import Any

from layerscope.commands import statuses
from layerscope.commands.asking import Asking
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.tables import Cell, Column
from layerscope.commands.output.writing import Output
from layerscope.registry.model.repositories import Repository
from layerscope.words.formats import relative_time
from layerscope.words.outside import line

HELP = "List the registry's repositories by name: when they were created, how they keep tags and bytes."
_COLUMNS = (
    Column("REPOSITORY", grows=True, keeps_end=True),
    Column("CREATED"),
    Column("TAGS"),
    Column("ENCRYPTION"),
)


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """None of its own."""


async def run(asking: Asking, _options: argparse.Namespace, out: Output) -> int:
    found = [each async for page in asking.session().repositories() for each in page]
    found.sort(key=lambda repository: repository.name)
    if out.is_json:
        out.document("repositories", {"repositories": [_members(each) for each in found]})
    else:
        out.table(_COLUMNS, [_row(each) for each in found])
    return statuses.FINE


def _row(repository: Repository) -> tuple[Cell, ...]:
    return (
        Cell(line(repository.name)),
        Cell(relative_time(repository.created_at_s)),
        Cell(line(repository.tag_mutability.lower())),
        Cell(line(repository.encryption_type)),
    )


def _members(repository: Repository) -> dict[str, Any]:
    return {
        "name": repository.name,
        "registryId": repository.registry_id,
        "arn": repository.arn,
        "uri": repository.uri,
        "createdAt": time_member(repository.created_at_s),
        "tagMutability": repository.tag_mutability,
        "encryptionType": repository.encryption_type,
        "kmsKey": repository.kms_key,
        "scanOnPush": repository.scan_on_push,
    }
