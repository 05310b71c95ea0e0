"""A profile's trial, as the window knows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.rules.validation.typed_profile import TypedProfile
from layerscope.registry.ecr.permissions import CallPermission
from layerscope.registry.errors.base import RegistryError


class Report(Protocol):
    """What a profile is good for; either `identity` or `identity_error` is there."""

    @property
    def identity(self) -> Identity | None: ...
    @property
    def identity_error(self) -> RegistryError | None: ...
    @property
    def region(self) -> str: ...
    @property
    def calls(self) -> tuple[CallPermission, ...]: ...


class Trial(Protocol):
    """One trial: run once, and stopped by whoever does not want to know any longer."""

    async def run(self) -> Report:
        """Ask; raises nothing of AWS's."""

    def stop(self) -> None:
        """End what is running, such as the profile's process; returns at once."""


# The second is the profile that the account is of, where it is not kept yet.
NewTrial = Callable[[Account, TypedProfile | None], Trial]
