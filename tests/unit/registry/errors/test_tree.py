"""The trees that are drawn of the errors are the trees that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from layerscope.registry import errors
from layerscope.registry.errors import blobs, content, credentials, network, parts, references, service
from layerscope.registry.errors.base import (
    MOST_CHARACTERS,
    MOST_OF_A_NAME,
    Evidence,
    RegistryError,
    by_code,
)
from layerscope.text.reasons import Reason
from layerscope.transfers import errors as transfer_errors
from layerscope.transfers.errors import TransferError
from layerscope.transfers.export import errors as export_errors
from support.samples.every_error import every_type

Edge = tuple[str, str]


@pytest.mark.parametrize(
    ("root", "drawn_in"),
    [
        (RegistryError, (errors, blobs, content, credentials, network, parts, references, service)),
        (TransferError, (transfer_errors, export_errors)),
    ],
)
def test_the_drawn_tree_is_the_tree(root: type[Exception], drawn_in: tuple[ModuleType, ...]) -> None:
    every_type()  # imports all
    assert {edge for module in drawn_in for edge in drawn(module.__doc__ or "")} == set(edges(root))


def drawn(text: str) -> Iterator[Edge]:
    """Each name with its parent's; a name's column, four to a level, says whose child it is."""
    above: list[str] = []
    for line in text.splitlines():
        found = re.match(r"[│├└─ ]*(?=[A-Z]\w+Error\b)", line)
        if found is None:
            continue
        level, names = found.end() // 4, re.split(r"\s{2,}", line[found.end() :])[0]
        for name in re.findall(r"\w+Error", names):
            above[level:] = [name]
            if level:
                yield name, above[level - 1]


def edges(kind: type[Exception]) -> Iterator[Edge]:
    for child in kind.__subclasses__():
        if child.__module__.startswith("layerscope."):
            yield child.__name__, kind.__name__
            yield from edges(child)


def test_no_two_errors_have_one_code() -> None:
    class OtherError(RegistryError):
        codes = ("LayersNotFoundException",)

    kinds = [kind for kind in every_type() if "LayersNotFoundException" in kind.codes]
    with pytest.raises(TypeError, match="LayersNotFoundException"):
        by_code([*kinds, OtherError])


def test_a_code_leads_to_the_class_that_names_it_and_not_to_those_below() -> None:
    class ParentError(RegistryError):
        codes = ("Refused",)

    class ChildError(ParentError):
        pass

    assert by_code(ParentError.family()) == {"Refused": ParentError}
    assert list(ParentError.family()) == [ParentError, ChildError]


def test_whatever_was_said_is_kept_within_bounds() -> None:
    long = "word " * 2_000_000
    error = service.AccessDeniedError(long, evidence=Evidence(long, long, 400, long))
    assert max(map(len, (str(error), error.words, error.raw_text))) <= MOST_CHARACTERS + 1
    assert max(map(len, (error.code, error.request_id))) <= MOST_OF_A_NAME + 1
    assert str(error).endswith("…")
    reason = RegistryError(Reason.tr("{host} said: {said}", host="store.example", said=long))
    assert isinstance(reason.words, Reason)
    assert reason.words.template == "{host} said: {said}"
    assert len(str(reason)) < 2 * MOST_CHARACTERS


def test_no_secret_is_left_where_a_text_is_cut() -> None:
    for begins in range(MOST_CHARACTERS - 60, MOST_CHARACTERS + 60, 7):
        text = "x" * begins + " aws_secret_access_key=" + "SECRET" * 2000
        error = RegistryError(text, evidence=Evidence(raw_text=text))
        assert "SECRET" not in str(error) + error.raw_text + error.words
