"""What lies in dist/: that it is all there, in its bounds, the same when built again."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from dist_tests.outcomes import CannotTryError, UnprovenError, same
from dist_tests.systems import System
from pack import sums

ROOT = Path(__file__).resolve().parents[2]
BUILD_TIMEOUT_S = 3000
# MB of what is downloaded, by the end of its name.
MOST_MB = {".deb": 40, ".tar.xz": 40, ".rpm": 44, ".AppImage": 55, ".whl": 3, ".cdx.json": 1}
MOST_UNPACKED_MB = 160


def one(dist: Path, pattern: str) -> Path:
    """The one file of this pattern; CannotTryError where there is none."""
    found = sorted(dist.glob(pattern))
    if not found:
        raise CannotTryError(f"there is no {pattern} in {dist}")
    if len(found) > 1:
        raise UnprovenError(f"{len(found)} files are {pattern}: make clean {dist} first")
    return found[0]


def sizes_and_sums(dist: Path) -> str:
    """Nothing is larger than it may be, and SHA256SUMS has every file."""
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(check, cwd=dist, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UnprovenError(done.stdout + done.stderr)
    files = sorted(path for path in dist.iterdir() if path.is_file() and path.name != "SHA256SUMS")
    same("files in SHA256SUMS", sorted(sums.told(dist)), [path.name for path in files])
    sizes = {path.name: path.stat().st_size / 1e6 for path in files}
    large = [
        f"{name} has {size:.1f} MB, more than {most}"
        for name, size in sizes.items()
        for end, most in MOST_MB.items()
        if name.endswith(end) and size > most
    ]
    if large:
        raise UnprovenError("; ".join(large))
    return ", ".join(f"{name} {size:.1f} MB" for name, size in sizes.items())


def unpacked_size(folder: Path) -> str:
    """What the program takes on a disk."""
    size_mb = (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        / 1e6
    )
    if size_mb > MOST_UNPACKED_MB:
        raise UnprovenError(f"{size_mb:.1f} MB, more than {MOST_UNPACKED_MB}")
    return f"{size_mb:.1f} MB"


def built_again(dist: Path, folder: Path, kinds: list[str]) -> str:
    """Another build of the same commit, in another folder and time zone, gives the same bytes."""
    out = folder / "again"
    environment = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [
        sys.executable,
        str(ROOT / "packaging" / "dist.py"),
        "--into",
        str(out),
        "--build",
        str(folder / "work"),
        *kinds,
    ]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=BUILD_TIMEOUT_S, check=False
    )
    if done.returncode:
        raise UnprovenError(f"dist.py ended with {done.returncode}: {(done.stdout + done.stderr)[-1500:]}")
    first, second = sums.told(dist), sums.told(out)
    other = sorted(name for name in first if name in second and first[name] != second[name])
    if other or not second:
        raise UnprovenError(f"other bytes: {', '.join(other)}")
    missing = sorted(set(first) ^ set(second))
    return f"{len(set(first) & set(second))} files alike" + (
        f"; only once: {', '.join(missing)}" if missing else ""
    )


def tar_for_one_user(archive: Path, folder: Path) -> str:
    """`install.sh --user` puts it below the home, with entry and icons; its way back leaves nothing."""
    home, unpacked = folder / "home", folder / "unpacked"
    for path in (home, unpacked):
        path.mkdir(parents=True)
    with tarfile.open(archive) as tar:
        tar.extractall(unpacked, filter="data")
    (top,) = unpacked.iterdir()
    system = System("this machine", environment={"HOME": str(home)})
    system.run(str(top / "install.sh"), "--user", timeout_s=120)
    program = home / ".local" / "bin" / "layerscope"
    told = system.run(str(program), "--version").strip()
    entry = home / ".local/share/applications/layerscope.desktop"
    (command,) = re.findall(r"^Exec=(.*)$", entry.read_text("utf-8"), re.MULTILINE)
    started = shlex.split(command)[0]
    if not shutil.which(started, path=str(program.parent)):
        raise UnprovenError(f"the desktop entry starts {started}, which is not there")
    icons = list(home.rglob("hicolor/**/layerscope.*"))
    if not icons:
        raise UnprovenError("no icon was installed")
    shutil.rmtree(unpacked)
    same("--version without the unpacked archive", system.run(str(program), "--version").strip(), told)
    system.run(str(home / ".local/lib/layerscope/uninstall.sh"), timeout_s=60)
    if left := [str(path.relative_to(home)) for path in home.rglob("*") if "layerscope" in path.name.lower()]:
        raise UnprovenError(f"uninstalling left {', '.join(left[:10])}")
    return f"{told}, {len(icons)} icons, and nothing of it afterwards"


def rpm_content(rpm: Path, deb: Path, folder: Path) -> str:
    """The same files as in the .deb with the same bytes, and needs that every distribution can resolve."""
    for program in ("rpm", "rpm2cpio", "cpio", "dpkg-deb"):
        if not shutil.which(program):
            raise CannotTryError(f"{program} is not installed")
    trees = {"rpm": folder / "rpm", "deb": folder / "deb"}
    for tree in trees.values():
        tree.mkdir(parents=True)
    unpack = f"rpm2cpio '{rpm}' | cpio --extract --make-directories --quiet"
    subprocess.run(["bash", "-eo", "pipefail", "-c", unpack], cwd=trees["rpm"], check=True, timeout=300)
    subprocess.run(["dpkg-deb", "--extract", deb, trees["deb"]], check=True, timeout=300)
    of = {name: _digests(tree / "usr/lib/layerscope") for name, tree in trees.items()}
    if different := sorted(
        name for name in of["rpm"].keys() | of["deb"].keys() if of["rpm"].get(name) != of["deb"].get(name)
    ):
        raise UnprovenError(f"{len(different)} files differ, as {', '.join(different[:5])}")
    for path in ("usr/bin/layerscope", "usr/share/applications/layerscope.desktop"):
        if not os.path.lexists(trees["rpm"] / path):
            raise UnprovenError(f"the rpm has no {path}")
    needs = subprocess.run(
        ["rpm", "-qp", "--requires", rpm], capture_output=True, text=True, check=True
    ).stdout
    names = [row.split()[0] for row in needs.splitlines() if row and not row.startswith("rpmlib(")]
    odd = [
        name for name in names if not re.match(r"lib[\w+.-]+\.so|ld-linux|/|rtld", name) and ".so" not in name
    ]
    return f"{len(of['rpm'])} files as in the .deb, {len(names)} needs by soname" + (
        f", and {', '.join(odd)}" if odd else ""
    )


def desktop_files(deb: Path, folder: Path) -> str:
    """Entry and metadata are as the specifications have them, by their own checkers where those are there."""
    subprocess.run(["dpkg-deb", "--extract", deb, folder], check=True, timeout=300)
    told = []
    for program, options, pattern in (
        ("desktop-file-validate", [], "usr/share/applications/*.desktop"),
        ("appstreamcli", ["validate", "--no-net"], "usr/share/metainfo/*.xml"),
    ):
        found = sorted(folder.glob(pattern))
        if not found:
            raise UnprovenError(f"there is no {pattern}")
        if not shutil.which(program):
            told.append(f"{program} is not installed")
            continue
        done = subprocess.run([program, *options, *found], capture_output=True, text=True, check=False)
        if done.returncode:
            raise UnprovenError(done.stdout + done.stderr)
        told.append(f"{program}: {len(found)}")
    return ", ".join(told)


def _digests(tree: Path) -> dict[str, str]:
    files = (path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    return {str(path.relative_to(tree)): sums.digest(path) for path in files}
