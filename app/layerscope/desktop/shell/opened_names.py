"""Names of what was opened before, by the registry they are in, to go to again; rules only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layerscope.desktop.shell.accounts import AccountInUse
    from layerscope.desktop.shell.image_values import ImageChoice

MOST_NAMES = 50  # of one registry
MOST_REGISTRIES = 20

Opened = Mapping[str, tuple[str, ...]]
"""Names such as `team/app:1.4`, the last opened first, by registry; the registry used last is first."""


def registry_key(accounts: AccountInUse) -> str:
    """`111122223333 eu-central-1`; with the profile's name while it is not known whose registry it is."""
    whose = accounts.registry_id or f"profile {accounts.account.profile or ''}"
    parts = (whose, accounts.region, accounts.account.endpoint_url)
    return " ".join(part for part in parts if part)


def name_of(image: ImageChoice) -> str:
    """How to go to the image again: with its tag, else with its digest."""
    return f"{image.repository}:{image.tag}" if image.tag else f"{image.repository}@{image.digest}"


def with_opened(opened: Opened, key: str, name: str) -> Opened:
    """With the name as the last one opened there; without it where it is none, or has a secret's look."""
    if not is_name(name):
        return opened
    names = (name, *(each for each in opened.get(key, ()) if each != name))
    return _bounded({key: names, **{other: each for other, each in opened.items() if other != key}})


def joined(first: Opened, more: Opened) -> Opened:
    """Those of two runs, the first one's own before the other's."""
    keys = dict.fromkeys((*first, *more))
    return _bounded({key: (*first.get(key, ()), *more.get(key, ())) for key in keys})


def names_in(opened: Opened, key: str) -> tuple[str, ...]:
    """The names opened there, as far as they are some: the file may be anybody's work."""
    return tuple(name for name in opened.get(key, ())[:MOST_NAMES] if is_name(name))


def repositories_in(names: Iterable[str]) -> tuple[str, ...]:
    """The repositories that the names are in, each once."""
    return tuple(dict.fromkeys(name.partition("@")[0].partition(":")[0] for name in names))


def _bounded(opened: Opened) -> Opened:
    kept = list(opened.items())[:MOST_REGISTRIES]
    return {key: tuple(dict.fromkeys(names))[:MOST_NAMES] for key, names in kept}


def is_name(name: str) -> bool:
    """Whether it is `repository[:tag][@digest]`, and nothing that a settings file must not hold."""
    from layerscope.registry.errors.references import InvalidReferenceError
    from layerscope.registry.references.names import split_name
    from layerscope.text.redaction import holds_secret  # neither for the first paint

    try:
        split_name(name)
    except InvalidReferenceError:
        return False
    return not holds_secret(json.dumps({"names": [name]}))
