"""Calls to AWS whose failures are this program's errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from layerscope.registry.aws.translation import translate
from layerscope.registry.errors.base import Subject

T = TypeVar("T")


def translated(call: Callable[[], T], subject: Subject) -> T:
    """What the call returns; RegistryError in place of everything that botocore and Python raise."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - whatever it is, the translator knows its place
        failure = translate(error, subject)
    raise failure  # here, so that botocore's exception does not hang on ours as its context
