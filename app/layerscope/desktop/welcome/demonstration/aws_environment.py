"""The AWS variables of this process, exchanged for others and given back."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

PREFIX = "AWS_"


class AwsEnvironment:
    """What leads this process to AWS. Nothing else of the environment is touched."""

    def __init__(self, environment: MutableMapping[str, str]) -> None:
        self._environment = environment
        self._own: dict[str, str] | None = None  # None while nothing is exchanged

    def exchange(self, others: Mapping[str, str]) -> None:
        """Let these stand in the place of the user's own."""
        own = self._take_out()
        if self._own is None:
            self._own = own
        self._environment.update(others)

    def give_back(self) -> None:
        """Have the user's own ones again."""
        if self._own is not None:
            self._take_out()
            self._environment.update(self._own)
            self._own = None

    def _take_out(self) -> dict[str, str]:
        names = [name for name in self._environment if name.startswith(PREFIX)]
        return {name: self._environment.pop(name) for name in names}
