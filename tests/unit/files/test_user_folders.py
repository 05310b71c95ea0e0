"""Where the program's own files are for a user who has no home, as containers have them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from layerscope.accounts.profiles import own_profiles_file, remembered_identities
from layerscope.accounts.profiles.own_profiles_file import OwnProfilesFile
from layerscope.accounts.profiles.shared_files import shared_files
from layerscope.accounts.sessions.session_cache import cli_cache_folder
from layerscope.accounts.sessions.sign_in_stamps import login_cache_folder
from layerscope.accounts.sso.token_files import sso_cache_folder
from layerscope.contents.store import place
from layerscope.files.user_folders import NO_HOME, in_home, log_folder
from layerscope.registry.ecr import manifest_cache

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="every user of other systems has a home")


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that /etc/passwd does not know, and no HOME."""

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr("pwd.getpwuid", nobody)
    for name in ("HOME", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.delenv(name, raising=False)


def test_with_a_home_paths_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ann")
    assert in_home("~/.aws/config") == Path("/home/ann/.aws/config")
    assert in_home("/etc/aws") == Path("/etc/aws")
    assert place.default_path() == Path("/home/ann/.cache/layerscope/contents.sqlite3")


@pytest.mark.usefixtures("homeless")
def test_without_a_home_nothing_is_found_and_nothing_lies_where_a_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = [
        *(module.default_path() for module in (own_profiles_file, remembered_identities)),
        *(module.default_path() for module in (place, manifest_cache)),
        *(log_folder(), cli_cache_folder(), login_cache_folder(), sso_cache_folder()),
        *shared_files(),
    ]
    assert len(paths) == 10
    assert all(path.is_relative_to(NO_HOME) for path in paths)
    assert cli_cache_folder() == NO_HOME / ".aws/cli/cache"
    assert not any(path.exists() for path in paths)
    found = OwnProfilesFile(own_profiles_file.default_path()).load()
    assert not found.profiles
    assert not found.loss
    assert list(tmp_path.iterdir()) == []
