"""How far the listing of the registry's repositories has come: whether there is a registry to work with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegistryListing:
    """`has_rows`: repositories have arrived; `failure`: what ended the last reading."""

    is_reading: bool = False
    has_rows: bool = False
    failure: Exception | None = None
