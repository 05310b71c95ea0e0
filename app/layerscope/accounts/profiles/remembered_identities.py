"""Which account each profile turned out to be, kept from one run to the next: JSON without secrets."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.profiles.catalogue import Catalogue
from layerscope.files.jsonfile import InvalidContentError, JsonFile
from layerscope.files.user_folders import state_folder
from layerscope.text.account_ids import is_account_id

FORMAT_VERSION = 1
MOST_KEPT = 2000


def default_path() -> Path:
    """Where this system keeps what a program may lose: `…/layerscope/identities.json`."""
    return state_folder() / "identities.json"


class RememberedIdentities:
    """The account ids by profile. Every method blocks; may be used by several threads.

    The default chain is no profile: what it leads to depends on the environment.
    """

    def __init__(self, path: Path) -> None:
        self._file = JsonFile(path, FORMAT_VERSION)
        self._lock = threading.Lock()
        self._accounts: dict[str, str] | None = None

    def noting(self, read: Callable[[Account], Identity]) -> Callable[[Account], Identity]:
        """`read`, remembering each identity that it returns."""

        def noted(account: Account) -> Identity:
            identity = read(account)
            if account.profile:
                self._note(account.profile, identity.account_id)
            return identity

        return noted

    def filled(self, catalogue: Catalogue) -> Catalogue:
        """With the account ids that AWS gave in earlier runs."""
        with self._lock:
            return catalogue.with_account_ids(self._known())

    def clear(self) -> None:
        """Remember none any more; OSError where the file stays."""
        with self._lock:
            self._accounts = {}
            self._file.path.unlink(missing_ok=True)

    def _note(self, profile: str, account_id: str) -> None:
        with self._lock:
            known = self._known()
            if known.get(profile) == account_id:
                return
            known.pop(profile, None)
            known[profile] = account_id  # at the end: the latest
            while len(known) > MOST_KEPT:
                del known[next(iter(known))]
            with contextlib.suppress(OSError, InvalidContentError):  # then it is asked again another time
                self._file.save({"accounts": known})

    def _known(self) -> dict[str, str]:
        if self._accounts is None:
            self._accounts = self._file.load(_read).value or {}
        return self._accounts


def _read(fields: Mapping[str, Any]) -> dict[str, str]:
    accounts = fields.get("accounts")
    if not isinstance(accounts, dict):
        raise InvalidContentError("no accounts")
    return {str(name): value for name, value in accounts.items() if _is_account_id(value)}


def _is_account_id(value: Any) -> bool:
    return isinstance(value, str) and is_account_id(value)
