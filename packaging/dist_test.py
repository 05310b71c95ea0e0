"""Proves what `make dist` has built, on bare systems and as a person does: `make dist-test`.

`dist_test.py [PART…]` proves these parts, without one all of them: files, here, bookworm, trixie, again.
Bare systems need root. What cannot be tried is told as skipped, and fails with --strict. Pictures and what
the programs said lie in build/dist-test. KINDS names what is built again, as for make dist.
"""

from __future__ import annotations

import argparse
import os
import sys
import tarfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dist_tests import command_proofs, file_proofs, program_proofs, window_proofs
from dist_tests.outcomes import CannotTryError, Outcomes, UnprovenError
from dist_tests.systems import System, bare_debian, install_as_released, install_rpm, scratch
from published import constant
from system_packages import Need, provide

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "dist-test"
NEEDS = tuple(
    Need(what, debian, optional=True)
    for what, debian in {
        "program:Xvfb": "xvfb",
        "program:openbox": "openbox",
        "program:xdotool": "xdotool",
        "program:dbus-daemon": "dbus",
        "program:dbus-send": "dbus-bin",
        "program:weston": "weston",
        "program:gnome-keyring-daemon": "gnome-keyring",
        "program:mmdebstrap": "mmdebstrap",
        "file:/usr/share/keyrings/debian-archive-keyring.gpg": "debian-archive-keyring",
        "program:rpm2cpio": "rpm2cpio",
        "program:cpio": "cpio",
        "program:desktop-file-validate": "desktop-file-utils",
        "program:appstreamcli": "appstream",
        "file:/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
        "file:/usr/lib/python3/dist-packages/gi": "python3-gi",
        "file:/usr/lib/x86_64-linux-gnu/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
        "file:/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    }.items()
)


def main() -> int:
    """0 where nothing failed, and with --strict nothing was skipped."""
    options = _read_arguments()
    provide(NEEDS)  # where they are missing all the same, proofs are skipped, and say so
    dist = options.dist.resolve()
    KEPT.mkdir(parents=True, exist_ok=True)
    outcomes = Outcomes()
    for part in options.parts or PARTS:
        with scratch() as folder:
            PARTS[part](outcomes, dist, folder)
    print(outcomes.summary())
    return 1 if outcomes.failed or (options.strict and outcomes.skipped) else 0


def _files(outcomes: Outcomes, dist: Path, folder: Path) -> None:
    outcomes.prove("sizes and sums", partial(file_proofs.sizes_and_sums, dist))
    outcomes.prove(
        "desktop entry and metadata",
        lambda: file_proofs.desktop_files(file_proofs.one(dist, "*_amd64.deb"), folder / "desktop"),
    )
    outcomes.prove(
        "rpm: its content",
        lambda: file_proofs.rpm_content(
            file_proofs.one(dist, "*.rpm"), file_proofs.one(dist, "*_amd64.deb"), folder / "rpm"
        ),
    )


def _here(outcomes: Outcomes, dist: Path, folder: Path) -> None:
    """The archive and the AppDir on this machine, which has a desktop's libraries."""
    outcomes.prove(
        "tar.xz: install.sh --user",
        lambda: file_proofs.tar_for_one_user(file_proofs.one(dist, "*-linux-x86_64.tar.xz"), folder / "user"),
    )
    for name, program in _unpacked(outcomes, dist, folder).items():
        system = System(name)
        _prove_program(outcomes, system, str(program), constant("__version__"), str(program.parent))
        outcomes.prove(f"{name}: main job", partial(window_proofs.main_job, system, str(program), KEPT))


def _unpacked(outcomes: Outcomes, dist: Path, folder: Path) -> dict[str, Path]:
    """The program of each thing that is only unpacked, by its name."""
    found: dict[str, Path] = {}

    def unpack() -> str:
        archive = file_proofs.one(dist, "*-linux-x86_64.tar.xz")
        with tarfile.open(archive) as tar:
            tar.extractall(folder / "tar", filter="data")
        (top,) = (folder / "tar").iterdir()
        found["tar.xz"] = top / "layerscope" / "layerscope"
        return file_proofs.unpacked_size(top)

    outcomes.prove("tar.xz: unpacked", unpack)
    for app_dir in dist.glob("*.AppDir/AppRun"):
        found["AppDir"] = app_dir
    if "AppDir" not in found:
        outcomes.prove("AppDir", lambda: _raise(CannotTryError("make dist has made none")))
    return found


def _bare(suite: str, outcomes: Outcomes, dist: Path, folder: Path) -> None:
    """The .deb in a Debian that has nothing but apt."""
    systems: list[System] = []

    def install() -> str:
        deb = file_proofs.one(dist, "*_amd64.deb")
        systems.append(bare_debian(suite, KEPT / "systems", folder / suite))
        return install_as_released(systems[0], deb)

    if not outcomes.prove(f"{suite}: installs and takes the tour as in the release workflow", install):
        return
    system, program = systems[0], "layerscope"
    _prove_program(outcomes, system, program, constant("__version__"), "/usr/lib/layerscope")
    for name, proof in (
        ("main job by the accessibility bus", window_proofs.main_job),
        ("German", window_proofs.german),
        ("a key in the keyring", window_proofs.keyring),
        ("Wayland", window_proofs.wayland),
    ):
        outcomes.prove(f"{suite}: {name}", partial(proof, system, program, KEPT))
    outcomes.prove(f"{suite}: removed again", partial(_remove, system, "dpkg", "--purge"))
    name = "the rpm by rpm itself"
    if outcomes.prove(f"{suite}: {name}", lambda: install_rpm(system, file_proofs.one(dist, "*.rpm"))):
        outcomes.prove(f"{suite}: {name}, tour", partial(program_proofs.tour, system, program))
        outcomes.prove(f"{suite}: {name}, removed again", partial(_remove, system, "rpm", "--erase"))


def _remove(system: System, *remover: str) -> str:
    """The package manager takes away all that it brought; what people have made stays with them."""
    system.run(*remover, "layerscope", timeout_s=120)
    left = system.run(
        "sh", "-c", "find /usr /etc /var /opt -iname '*layerscope*' | grep -v /var/log || true"
    ).split()
    if left:
        raise UnprovenError(f"left: {', '.join(left[:10])}")
    return "nothing is left"


def _prove_program(outcomes: Outcomes, system: System, program: str, version: str, folder: str) -> None:
    """What every installation has to do; the tour was taken where it was installed."""
    name, is_bare = system.name, system.root != Path("/")
    proofs: tuple[tuple[str, Callable[[], str]], ...] = (
        ("--version", partial(program_proofs.version, system, program, version)),
        ("no library is missing", partial(program_proofs.libraries, system, folder)),
        ("nothing is left to children", partial(program_proofs.children, system, program)),
        ("commands", partial(command_proofs.commands, system, program)),
        *([] if is_bare else [("tour", partial(program_proofs.tour, system, program))]),
    )
    for what, proof in proofs:
        outcomes.prove(f"{name}: {what}", proof)


def _again(outcomes: Outcomes, dist: Path, folder: Path) -> None:
    """Of the last commit, as `make dist` does: what was built of another has other bytes."""
    kinds = os.environ.get("KINDS", "").split()
    outcomes.prove("built again: the same bytes", partial(file_proofs.built_again, dist, folder, kinds))


PARTS: dict[str, Callable[[Outcomes, Path, Path], None]] = {
    "files": _files,
    "here": _here,
    "bookworm": partial(_bare, "bookworm"),
    "trixie": partial(_bare, "trixie"),
    "again": _again,
}


def _raise(error: Exception) -> str:
    raise error


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Proves what make dist has built.")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--dist", type=Path, default=ROOT / "dist")
    parser.add_argument("--strict", action="store_true", help="fail where something was skipped")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
