"""What is kept that is no single feature's: settings, places, manifests and the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from layerscope.contents.store.place import default_path as contents_path
from layerscope.desktop.shell.kept import Kept
from layerscope.desktop.shell.recent_accounts import Recent
from layerscope.desktop.shell.remembered_places import with_places_of, without_places
from layerscope.desktop.shell.settings import Settings, default_path
from layerscope.desktop.shell.shell import Shell
from layerscope.files.user_folders import log_folder
from layerscope.registry.ecr.manifest_cache import default_path as manifests_path

translate = QCoreApplication.translate


def own_kept(shell: Shell) -> tuple[Kept, ...]:
    """Each with what it holds, and what clearing it loses."""
    return _settings(shell), _places(shell), _manifests(shell), _contents(shell), _log(shell)


def without_choices(settings: Settings) -> Settings:
    """The defaults, with the network, the account and the places as they are."""
    kept = replace(
        Settings(),
        ca_file=settings.ca_file,
        proxy=settings.proxy,
        dual_stack=settings.dual_stack,
        fips=settings.fips,
        last_account=settings.last_account,
        recent_profiles=settings.recent_profiles,
        recent_regions=settings.recent_regions,
    )
    return with_places_of(kept, settings)


def _settings(shell: Shell) -> Kept:
    async def clear() -> None:
        shell.settings.value = without_choices(shell.settings.value)

    return Kept(
        "keptSettings",
        translate("Kept", "Settings"),
        translate("Kept", "Your choices in these settings, the last account, and the window's layout."),
        translate(
            "Kept", "All settings go back to their defaults. Network settings and the last account are kept."
        ),
        default_path(),
        clear,
    )


def _places(shell: Shell) -> Kept:
    async def clear() -> None:
        shell.session.accounts.recent = Recent()
        shell.settings.value = without_places(shell.settings.value)

    return Kept(
        "keptPlaces",
        translate("Kept", "Places"),
        translate(
            "Kept",
            "Repositories and images you opened or marked, recent profiles and regions; in the settings.",
        ),
        translate("Kept", "Recent places, favorites, and the order of recent profiles are gone."),
        default_path(),
        clear,
    )


def _manifests(shell: Shell) -> Kept:
    path = manifests_path()

    async def clear() -> None:
        await shell.blocking(shell.session.registries.store.clear)

    return Kept(
        "keptManifests",
        translate("Kept", "Manifests"),
        translate("Kept", "Manifests of images you opened, so that they are not read from ECR again."),
        translate("Kept", "Images open a little slower the next time."),
        path,
        clear,
        lambda: path.parent.glob(f"{path.name}*"),
    )


def _contents(shell: Shell) -> Kept:
    path = contents_path()

    async def clear() -> None:
        await shell.blocking(partial(_clear_contents, path))

    return Kept(
        "keptContents",
        translate("Kept", "Contents of layers"),
        translate(
            "Kept",
            "Lists of the files in layers you opened, and small parts of their content, so that their "
            "files are read without the rest of the layer; for each account separately.",
        ),
        translate("Kept", "Layers are read again when their files are listed the next time."),
        path,
        clear,
        lambda: path.parent.glob(f"{path.name}*"),
    )


def _clear_contents(path: Path) -> None:
    from layerscope.contents.store.store import Store

    if path.exists():
        store = Store(path)
        store.clear()
        store.close()


def _log(shell: Shell) -> Kept:
    path = log_folder() / "layerscope.log"

    async def clear() -> None:
        await shell.blocking(partial(_empty, path))

    return Kept(
        "keptLog",
        translate("Kept", "Log"),
        translate("Kept", "Warnings and errors of this program, without secrets."),
        translate("Kept", "What went wrong so far cannot be looked up any more."),
        path,
        clear,
        lambda: _log_files(path),
    )


def _log_files(path: Path) -> Iterable[Path]:
    return path.parent.glob(f"{path.name}*")


def _empty(path: Path) -> None:
    """Empty the file that is written to, which the log appends to, and remove the older ones."""
    for each in list(_log_files(path)):
        if each == path:
            each.write_bytes(b"")
        else:
            each.unlink()
