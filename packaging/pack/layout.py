"""Where the files of the program go below `/usr`, the same for every package of Linux."""

from __future__ import annotations

import gzip
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

PROGRAMS = ("layerscope", "layerscope-gui")
MANUAL = "layerscope.1"
COMPLETION = {
    "bash-completion/completions": "layerscope.bash",
    "zsh/vendor-completions": "_layerscope",
    "fish/vendor_completions.d": "layerscope.fish",
}
APP_ID = "io.github.layerscope.Layerscope"


@dataclass(frozen=True)
class Parts:
    """What a package is made of: the frozen `tree`, the export of the sources, drawn icons, papers.

    `papers` has what is told about the program's libraries: licences and the bill of materials.
    """

    tree: Path
    source: Path
    icons: Path
    papers: Path
    version: str
    stamp_s: int


def lay_out(parts: Parts, usr: Path) -> None:
    """The program in `usr/lib`, links to it in `usr/bin`, and what desktops read in `usr/share`."""
    shutil.copytree(parts.tree, usr / "lib" / "layerscope", symlinks=True)
    programs = usr / "bin"
    programs.mkdir(parents=True)
    for name in PROGRAMS:
        (programs / name).symlink_to("../lib/layerscope/layerscope")
    lay_out_share(parts, usr / "share")


def lay_out_share(parts: Parts, share: Path) -> None:
    """Desktop entry, icons, metainfo, manual page, completion and papers."""
    linux = parts.source / "packaging" / "linux"
    _copy(linux / "layerscope.desktop", share / "applications")
    _copy(linux / f"{APP_ID}.metainfo.xml", share / "metainfo")
    shutil.copytree(parts.icons / "hicolor", share / "icons" / "hicolor")
    papers = share / "doc" / "layerscope"
    shutil.copytree(parts.papers, papers)
    _copy(parts.source / "LICENSE", papers)
    _pack(parts.source / "CHANGELOG.md", papers / "changelog.gz")
    _pack(linux / MANUAL, share / "man" / "man1" / f"{MANUAL}.gz")
    for folder, name in COMPLETION.items():
        _copy(linux / name, share / folder)
    for folder, _, files in os.walk(share):
        Path(folder).chmod(0o755)
        for name in files:
            Path(folder, name).chmod(0o644)


def _copy(path: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / path.name)


def _pack(path: Path, target: Path) -> None:
    """By gzip, without the name and the time of the file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
