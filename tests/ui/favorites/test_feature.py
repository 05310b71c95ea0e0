"""Favorites in the window: marked by key and menu, drawn in the list, first in Go to."""

from __future__ import annotations

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.browse import feature as browse
from layerscope.desktop.favorites import feature
from layerscope.desktop.goto.suggesting.gathering import Gathering
from layerscope.desktop.goto.suggesting.suggestion import Kind
from layerscope.desktop.tables.cells import CELL_ROLE
from layerscope.desktop.theme.icons import IconName
from layerscope.registry.model.repositories import Repository
from support.drivers.waiting import RunAsync, until
from support.fakes.shell import FakeShell

ACCOUNT = Account("dev", "eu-central-1", "111122223333")


def test_a_star_for_the_chosen_repository_kept_by_account(fake: FakeShell, run_async: RunAsync) -> None:
    lists, favorites = browse.install(fake.shell), feature.install(fake.shell)
    shell, model = fake.shell, lists.repositories.model
    gathering = Gathering(shell, lambda _name: None, lambda _action: None)

    def icons() -> list[IconName]:
        return [model.index(row, 0).data(CELL_ROLE).icon for row in range(model.rowCount())]

    def suggested() -> list[str]:
        gathering.begin()
        return [each.name for source in gathering.sources[:1] for each in source.first(9)]

    assert favorites.toggle.shortcut().toString() == "Ctrl+B"
    assert favorites.toggle in fake.menu().every_action()
    toggle = favorites.toggle.trigger

    async def use() -> None:
        session = fake.choose_account(ACCOUNT)
        session.repository_pages = [(Repository("team/app"), Repository("team/web"))]
        await until(lambda: model.rowCount() == 2)
        toggle()
        assert fake.said == ["Choose a repository first."]
        shell.selection.choose_repository(Repository("team/web"))
        assert favorites.toggle.text() == "Add to favorites"
        toggle()
        assert fake.said[1:] == ["team/web is a favorite: Go to suggests it first."]
        assert icons() == [IconName.REPOSITORY, IconName.STAR]
        assert model.index(1, 0).data(3).startswith("Favorite\n")
        assert (suggested(), gathering.sources[0].kind) == (["team/web"], Kind.FAVORITE)
        row_menu = lists.repositories.actions.menu()
        assert "Remove from favorites" in [action.text() for action in row_menu.actions()]
        row_menu.deleteLater()
        fake.choose_account(Account("prod", "eu-central-1", "444455556666"))
        assert suggested() == []
        fake.choose_account(ACCOUNT).repository_pages = session.repository_pages
        await until(lambda: model.rowCount() == 2)
        assert icons() == [IconName.REPOSITORY, IconName.STAR]
        shell.selection.choose_repository(Repository("team/web"))
        toggle()
        assert fake.said[2:] == ["team/web is no longer a favorite."]
        assert (icons()[1], suggested(), shell.settings.value.favorites) == (IconName.REPOSITORY, [], {})

    run_async(use())
