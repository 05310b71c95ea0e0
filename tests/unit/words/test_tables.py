"""An error's words are in the module of the same name as the error's, each class's once."""

from __future__ import annotations

from types import ModuleType

import pytest

from layerscope.registry import errors
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.words import (
    blobs,
    content,
    credentials,
    exports,
    network,
    parts,
    references,
    service,
    transfers,
)
from support.samples.every_error import every_transfer_error, every_type

OF_TRANSFERS = {"layerscope.transfers.errors": transfers, "layerscope.transfers.export.errors": exports}
OF_THE_REGISTRY = {
    f"{errors.__name__}.{table.__name__.rpartition('.')[2]}": table
    for table in (blobs, content, credentials, network, parts, references, service)
}
# The general words, and a denial's, which depend on its parts (`diagnosis.policies.denial_words`).
ELSEWHERE = {RegistryError, AccessDeniedError}


def kinds() -> set[type[BaseException]]:
    return {*every_type(), *map(type, every_transfer_error())} - ELSEWHERE


@pytest.mark.parametrize(("module", "table"), [*OF_THE_REGISTRY.items(), *OF_TRANSFERS.items()])
def test_a_table_has_the_classes_of_its_module(module: str, table: ModuleType) -> None:
    assert set(table.WORDS) == {kind for kind in kinds() if kind.__module__ == module}


def test_every_error_has_a_table() -> None:
    assert {kind.__module__ for kind in kinds()} == {*OF_THE_REGISTRY, *OF_TRANSFERS}
