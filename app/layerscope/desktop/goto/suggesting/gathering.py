"""What there is to suggest in the window now."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.goto.suggesting.actions import offered_actions
from layerscope.desktop.goto.suggesting.names import Names
from layerscope.desktop.goto.suggesting.suggestion import Kind, Source, Suggestion
from layerscope.desktop.shell.favorites import favorites_in
from layerscope.desktop.shell.opened_names import names_in, registry_key, repositories_in
from layerscope.desktop.shell.shell import Shell

GROWS_S = 1.0  # a list that still fills is taken in anew at most so often
_RECENT_REPOSITORIES = 5  # of those, before the images
translate = QCoreApplication.translate


class Gathering:
    """Sources by kind. `go` follows a name; `run` triggers an action where somebody was before."""

    def __init__(self, shell: Shell, go: Callable[[str], object], run: Callable[[QAction], object]) -> None:
        self._shell = shell
        self._go = go
        self._run = run
        self._few: list[Source] = []
        self._listed: dict[Kind, Source] = {}
        self._versions: dict[Kind, Hashable] = {}
        self._taken_in_at_s = 0.0

    def begin(self) -> None:
        """Take in anew what is little: places, actions, profiles and regions."""
        suggestions = [*self._opened(), *self._actions(), *self._profiles(), *self._regions()]
        self._few = [_source(kind, [each for each in suggestions if each.kind is kind]) for kind in Kind]

    def take_in_lists(self) -> None:
        """Take in repositories and tags where there are others than before; now and then while they come."""
        navigator, now_s = self._shell.navigator, time.monotonic()
        repositories, images, name = navigator.repositories, navigator.images, navigator.current_repository()
        versions: dict[Kind, Hashable] = {
            Kind.REPOSITORY: repositories.version,
            Kind.TAG: (name, images.version),
        }
        is_complete = repositories.is_complete and images.is_complete
        if not is_complete and now_s - self._taken_in_at_s < GROWS_S:
            return
        for kind, version in versions.items():
            if self._versions.get(kind) != version:
                self._versions[kind], self._taken_in_at_s = version, now_s
                self._listed[kind] = self._of_list(kind, name)

    @property
    def sources(self) -> list[Source]:
        """Every one, as taken in last."""
        return [*self._few, *self._listed.values()]

    def listed(self, kind: Kind) -> Source | None:
        """Repositories or tags; None before they were taken in."""
        return self._listed.get(kind)

    def place(self, kind: Kind, name: str) -> Suggestion:
        """A repository or an image by its name."""
        return Suggestion(kind, name, partial(self._go, name))

    def _of_list(self, kind: Kind, repository: str) -> Source:
        navigator = self._shell.navigator
        if kind is Kind.REPOSITORY:
            names = Names(navigator.repositories.names())
            return Source(kind, names, lambda at: self.place(kind, names.names[at]))
        tags = Names(navigator.images.tags())
        return Source(kind, tags, lambda at: self.place(kind, f"{repository}:{tags.names[at]}"))

    def _opened(self) -> Iterator[Suggestion]:
        settings, key = self._shell.settings.value, registry_key(self._shell.session.accounts)
        yield from (self.place(Kind.FAVORITE, name) for name in favorites_in(settings.favorites, key))
        opened = names_in(settings.opened, key)
        repositories = repositories_in(opened)
        recent = (*repositories[:_RECENT_REPOSITORIES], *opened, *repositories[_RECENT_REPOSITORIES:])
        yield from (self.place(Kind.RECENT, name) for name in dict.fromkeys(recent))

    def _actions(self) -> Iterator[Suggestion]:
        for offered in offered_actions(self._shell.places):
            action = offered.action
            yield Suggestion(
                Kind.ACTION,
                offered.name,
                partial(self._run, action),
                also=offered.section,
                keys=offered.keys,
                is_enabled=offered.is_enabled,
            )

    def _profiles(self) -> Iterator[Suggestion]:
        accounts = self._shell.session.accounts
        chain = translate("GoTo", "Default credential chain")
        yield Suggestion(Kind.PROFILE, chain, partial(accounts.choose, Account()))
        for profile in accounts.profiles:
            yield Suggestion(
                Kind.PROFILE,
                profile.name,
                partial(accounts.choose, profile.account),
                profile.account_id,
            )

    def _regions(self) -> Iterator[Suggestion]:
        accounts = self._shell.session.accounts
        for region in accounts.regions:
            account = replace(accounts.account, region=region)
            yield Suggestion(Kind.REGION, region, partial(accounts.choose, account))


def _source(kind: Kind, suggestions: list[Suggestion]) -> Source:
    """The suggestions, found by what is beside their names too."""
    names = Names(" ".join(filter(None, (each.name, each.note, each.also))) for each in suggestions)
    return Source(kind, names, suggestions.__getitem__)
