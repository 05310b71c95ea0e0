"""What to say of what was not found, and what there is instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from layerscope.desktop.goto.suggesting.names import Names
from layerscope.desktop.shell.lists import RepositoryList
from layerscope.desktop.shell.requests import Route
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.service import AccessDeniedError, ImageNotFoundError
from layerscope.words.denied_reads import denied_line
from layerscope.words.messages import words

MOST_INSTEAD = 3
translate = QCoreApplication.translate


def why_missing(route: Route, error: RegistryError | None) -> str:
    """Why the route's image is not shown, whose tag could not be read for this error, if for one."""
    text = translate("GoTo", "{image} not found in {repository}.")
    if isinstance(error, AccessDeniedError):
        denied = translate("GoTo", "{image} could not be listed: access denied.")
        text = f"{denied} {denied_line(error)}"
    elif error is not None and not isinstance(error, ImageNotFoundError):
        text = f"{words(error).title}."
    return text.strip().replace("{image}", route.image).replace("{repository}", route.repository)


def is_absent(route: Route, repositories: RepositoryList) -> bool:
    """Whether all repositories are listed, and the route's is not among them."""
    return repositories.is_complete and route.repository not in repositories.names()


def there_instead(route: Route, repositories: RepositoryList) -> Sequence[str]:
    """The same under another prefix, where the route's repository is not there: texts to go to."""
    names = Names(repositories.names())
    joint = "@" if ":" in route.image else ":"
    image = f"{joint}{route.image}" if route.image else ""
    own = route.repository.rpartition("/")[2]
    hits = names.ending_in(route.repository, MOST_INSTEAD) or names.ending_in(own, MOST_INSTEAD)
    return tuple(f"{names.names[hit.position]}{image}" for hit in hits)
