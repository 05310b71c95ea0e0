"""The data folder: which registries and repositories there are, as they are on disk now."""

from __future__ import annotations

import logging
import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

from layerscope.localregistry.content.served_repository import Registry, ServedRepository
from layerscope.localregistry.data.layout_repository import LayoutRepository
from layerscope.localregistry.data.layout_writing import make_layout
from layerscope.localregistry.data.registry_settings import DataSettings, RegistrySettings, read_data_settings
from layerscope.localregistry.faults.injected import InjectedFaults, of_sign_in
from layerscope.localregistry.identity.key_holders import DEFAULT_REGION, KeyHolders

_log = logging.getLogger(__name__)


class UnusableNameError(Exception):
    """A repository of that name has no place in the data folder; the message says why."""


class ServedData:
    """Everything served: the layouts below a folder, and repositories made in memory.

    Attributes: `callers`, the access keys known; `roles` by ARN; `sessions`, how long temporary keys last;
    `sso`, None without an organization; `sign_in_faults`, of the calls to STS and SSO. registry.json is read
    once, at the start; SettingsError or FaultError where it cannot be used. Layouts come and go while the
    store is in use.
    """

    def __init__(
        self, data: Path | None, clock: Callable[[], float], synthetic: Iterable[ServedRepository] = ()
    ) -> None:
        self._data = data
        self._clock = clock
        settings = read_data_settings(data / "registry.json") if data else DataSettings()
        self.roles = {role.arn: role for role in settings.roles}
        self.sso = settings.sso
        self.sessions = settings.sessions
        self.sign_in_faults = InjectedFaults(settings.faults, of_sign_in())
        others = {role.account for role in settings.roles}
        others |= {account.account_id for account in self.sso.accounts} if self.sso else set()
        self.callers = KeyHolders(settings.callers, others)
        self._settings = settings.registries
        self._registry_faults = {
            place: InjectedFaults(found.faults) for place, found in settings.registries.items()
        }
        self._layouts: dict[tuple[Registry, str], LayoutRepository] = {}
        self._faults: dict[tuple[Registry, str], tuple[object, InjectedFaults]] = {}
        self._lock = Lock()
        self._creating = Lock()
        self._synthetic: dict[Registry, dict[str, ServedRepository]] = {}
        for repository in synthetic:
            self._synthetic.setdefault(repository.registry, {})[repository.name] = repository
        self._synthetic_names = {place: sorted(names) for place, names in self._synthetic.items()}

    def has_account(self, account: str) -> bool:
        """Whether the account has anything here, or is a caller's own."""
        on_disk = self._data is not None and (self._data / account).is_dir()
        known = {registry.account for registry in (*self._synthetic, *self._settings)}
        return on_disk or account in known or self.callers.owns(account)

    def registry(self, registry: Registry) -> RegistrySettings:
        """What registry.json says of the registry."""
        return self._settings.get(registry, RegistrySettings())

    def registry_faults(self, registry: Registry) -> InjectedFaults:
        """The faults of every call to the registry."""
        return self._registry_faults.get(registry, _NO_FAULTS)

    def faults(self, repository: ServedRepository) -> InjectedFaults:
        """The repository's faults; counted anew once its settings change."""
        raw = repository.settings().faults
        if not raw:
            return _NO_FAULTS
        with self._lock:
            known = self._faults.get(repository.place)
            if known is None or known[0] is not raw:
                known = self._faults[repository.place] = (raw, InjectedFaults(raw))
            return known[1]

    def repository(self, registry: Registry, name: str) -> ServedRepository | None:
        """The repository of that name; `name` is one that ECR's pattern admits."""
        made = self._synthetic.get(registry, {}).get(name)
        folder = self._folder(registry)
        if made or folder is None or not _is_layout(folder / name):
            return made
        with self._lock:
            found = self._layouts.get((registry, name))
            if found is None:
                found = LayoutRepository(registry, name, folder / name, self._clock)
                self._layouts[registry, name] = found
            return found

    def create(self, registry: Registry, name: str, settings: Mapping[str, Any]) -> ServedRepository | None:
        """A new, empty repository with these members of ecr.json; None where there is one of that name.

        `name` is one that ECR's pattern admits. Raises UnusableNameError and OSError.
        """
        if self._data is None or not _is_region(registry.region):
            raise UnusableNameError("the registry has no folder")
        if self.repository(registry, name) is not None:
            return None
        folder = self._data / registry.account / registry.region
        parts = name.split("/")
        inside = (folder.joinpath(*parts[:end]) for end in range(1, len(parts)) if parts[end] == "blobs")
        if any((each / "oci-layout").exists() for each in inside) or (folder / name / "blobs").exists():
            raise UnusableNameError("a repository's own folder of blobs would be in the way")
        with self._creating:
            if (folder / name / "oci-layout").exists():
                return None
            make_layout(folder / name, settings)
        return self.repository(registry, name)

    def names(self, registry: Registry, after: str, limit: int) -> Sequence[str]:
        """Up to `limit` repositories' names in order, those behind `after`."""
        folder = self._folder(registry)
        ordered = self._synthetic_names.get(registry, [])
        if folder is not None:
            ordered = sorted({*ordered, *_layouts_below(folder, "")})
        start = bisect_left(ordered, after + "\0") if after else 0
        return ordered[start : start + limit]

    def default_region(self) -> str:
        """The region to suggest: the usual one, unless only others hold anything for the first caller."""
        account = self.callers.first().account
        folder = self._data / account if self._data else None
        found = folder.iterdir() if folder and folder.is_dir() else ()
        regions = sorted(entry.name for entry in found if entry.is_dir())
        return DEFAULT_REGION if DEFAULT_REGION in regions or not regions else regions[0]

    def shared_files(self) -> dict[str, str]:
        """The variables that name the AWS config and credentials files of the data folder, if it has them."""
        if self._data is None:
            return {}
        files = {"AWS_CONFIG_FILE": "config", "AWS_SHARED_CREDENTIALS_FILE": "credentials"}
        paths = {variable: (self._data / "aws" / name).resolve() for variable, name in files.items()}
        return {variable: str(path) for variable, path in paths.items() if path.is_file()}

    def _folder(self, registry: Registry) -> Path | None:
        if self._data is None:
            return None
        folder = self._data / registry.account / registry.region
        # The region comes from the client's signature: never a way out of the data folder.
        return folder if _is_region(registry.region) and folder.is_dir() else None


_NO_FAULTS = InjectedFaults()


def _is_layout(folder: Path) -> bool:
    try:
        return (folder / "oci-layout").is_file()
    except OSError:  # A name that is longer than this file system's.
        return False


def _is_region(text: str) -> bool:
    return text.isascii() and text.replace("-", "").isalnum()


def _layouts_below(folder: Path, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError as error:
        _log.warning("%s: %s", folder, error.strerror)
        return
    is_layout = any(entry.name == "oci-layout" for entry in entries)
    if is_layout and prefix:
        yield prefix[:-1]
    for entry in entries:
        if entry.is_dir() and not (is_layout and entry.name == "blobs"):
            yield from _layouts_below(Path(entry.path), f"{prefix}{entry.name}/")
