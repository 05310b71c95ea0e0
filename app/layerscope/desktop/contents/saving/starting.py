"""Starts to save files of an image, for whoever has chosen them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from layerscope.contents.saving.wanted import Saving
from layerscope.desktop.contents.saving.dialog import SavingDialog
from layerscope.desktop.contents.saving.job import KIND, SavedAs, read_description, saving_job
from layerscope.desktop.contents.saving.naming import suggested_name
from layerscope.desktop.shell.account_source import account_source, source_account
from layerscope.desktop.shell.job import Job
from layerscope.desktop.shell.shell import Shell
from layerscope.text.file_names import safe_name
from layerscope.transfers.disk.kept import KeptTransfer

translate = QCoreApplication.translate


def install_saving(shell: Shell) -> None:
    """Let the list of transfers make savings of an earlier run again; once, before that list is read."""
    shell.transfers.add_kind(KIND, lambda kept: _restored(shell, kept))


def start_saving(shell: Shell, saving: Saving, folder: Path, name: str = "") -> None:
    """Put it into the list of transfers, as the account in use.

    `saving` says which paths of which view, as a folder or a tar (`contents.saving.wanted`): one file by its
    path, a folder by its path, the merged file system by the path `b""` and Scope.IMAGE or UP_TO. Of one
    folder, the folder that is made holds what is below it; several paths stand in it side by side. `name` is
    made safe; empty, it is `suggested_name`.
    """
    accounts = shell.session.accounts
    source = account_source(accounts.account, accounts.region, accounts.registry_id)
    place = SavedAs(folder, safe_name(name) if name else suggested_name(saving))
    downloader = shell.transfers.downloader
    shell.transfers.start(saving_job(saving, place, accounts.account, shell.session, downloader, source))


def ask_to_save(shell: Shell, saving: Saving) -> SavingDialog:
    """Ask how and where to, then start it; `saving` has what is chosen before: a view's paths."""
    dialog = SavingDialog(saving, shell.transfers.folder, shell.window)

    def start(chosen: Saving, place: SavedAs) -> None:
        start_saving(shell, chosen, place.folder, place.name)
        shell.say(translate("Files", "Added to the list of transfers."))

    dialog.save_asked.connect(start)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _restored(shell: Shell, kept: KeptTransfer) -> Job | None:
    source = dict(kept.source)
    try:
        saving = read_description(source)
    except (KeyError, ValueError):
        return None
    account, place = source_account(source), SavedAs(kept.folder, kept.name)
    job = saving_job(saving, place, account, shell.session, shell.transfers.downloader, source)
    return replace(job, size_bytes=kept.size_bytes)
