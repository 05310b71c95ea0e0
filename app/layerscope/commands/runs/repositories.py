"""Lists the registry's repositories, by name."""

from __future__ import annotations

import argparse
from typing import Any

from layerscope.commands.asking import Asking
from layerscope.commands.breaking_off import as_far_as_it_goes, completeness, tell
from layerscope.commands.output.json_values import time_member
from layerscope.commands.output.progress import Progress
from layerscope.commands.output.tables import Cell, Column
from layerscope.commands.output.writing import Output
from layerscope.registry.model.repositories import Repository
from layerscope.words.formats import relative_time
from layerscope.words.outside import line
from layerscope.words.plurals import Plural

_COLUMNS = (
    Column("REPOSITORY", grows=True, keeps_end=True),
    Column("CREATED", spare=True),
    Column("TAGS", spare=True),
    Column("ENCRYPTION", spare=True),
)


async def run(asking: Asking, _options: argparse.Namespace, out: Output) -> int:
    found: list[Repository] = []
    with Progress(out) as progress:
        progress.show("Reading the repositories…")

        async def read() -> None:
            async for page in asking.session().repositories():
                found.extend(page)
                progress.show(Plural.tr("%Ln repositories", "", len(found)))

        why = await as_far_as_it_goes(read())
    found.sort(key=lambda repository: repository.name)
    if out.is_json:
        members = [_members(each) for each in found]
        out.document("repositories", {**completeness(why), "repositories": members})
    elif found or why is None:
        out.table(_COLUMNS, [_row(each) for each in found])
    return tell(out, why, has_some=bool(found))


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
