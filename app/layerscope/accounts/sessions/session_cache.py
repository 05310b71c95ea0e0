"""The sessions of assumed roles, shared with the AWS CLI: an MFA code given to one is not asked by the other.

The CLI keeps them as JSON files, named by what was asked of STS (awscli/customizations/assumerole.py).
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from layerscope.files.user_folders import in_home
from layerscope.registry.aws.loading import load_botocore

_log = logging.getLogger(__name__)
_NEEDED = ("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration")


def cli_cache_folder() -> Path:
    """Where the AWS CLI keeps them: below the home folder, which is asked for each time."""
    return in_home("~/.aws/cli/cache")


class SharedCache:
    """The mapping that botocore's assume-role provider takes as its cache.

    A file that is no session counts as absent; one that cannot be written is kept in memory, since the code
    that it cost cannot be given twice. Files from before `newer_than_s` (epoch seconds) count as absent:
    after AWS refused a session that its file calls valid.
    """

    def __init__(self, newer_than_s: float = 0.0) -> None:
        self._newer_than_s = newer_than_s
        self._kept: dict[str, Any] = {}

    def __contains__(self, key: str) -> bool:
        return self._find(key) is not None

    def __getitem__(self, key: str) -> Any:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __setitem__(self, key: str, value: Any) -> None:
        try:
            _files(cli_cache_folder())[key] = value
        except OSError as error:
            _log.info("a role's session is kept for this run only: %s", error.strerror)
            self._kept[key] = value

    def _find(self, key: str) -> Any:
        if key in self._kept:
            return self._kept[key]
        folder = cli_cache_folder()
        try:
            if (folder / f"{key}.json").stat().st_mtime < self._newer_than_s:
                return None
            found = _files(folder)[key]
        except (OSError, KeyError):
            return None
        credentials = found.get("Credentials") if isinstance(found, dict) else None
        return found if isinstance(credentials, dict) and all(map(credentials.get, _NEEDED)) else None


def _files(folder: Path) -> Any:
    """Botocore's own files of that folder; botocore is loaded here, long after the window's first paint."""
    load_botocore()
    from botocore.utils import JSONFileCache

    return JSONFileCache(str(folder))
