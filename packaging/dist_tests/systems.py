"""Where an installed program runs: this machine, or a bare system of its own below a folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dist_tests.outcomes import CannotTryError, UnprovenError
from workflow_steps import read_workflow, steps_of

ROOT = Path(__file__).resolve().parents[2]

BOOTSTRAP_TIMEOUT_S, INSTALL_TIMEOUT_S = 1500, 1200
_TRIES = 3  # of what asks Debian's servers
_LAST_CHARS = 3000
_FORCE = ("--force-debian",)
# /tmp is one for both: the screen's socket, the buses and downloads lie below it.
_ENTER = """
set -e
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
mount --rbind /tmp "$0/tmp"
exec chroot "$0" "$@"
"""


@dataclass(frozen=True)
class System:
    """A system to run programs on. `root` is its folder here; `name` is how it is told of.

    The environment of what runs there is `environment` with what each call adds, and nothing of this
    process.
    """

    name: str
    root: Path = Path("/")
    environment: Mapping[str, str] = field(default_factory=dict)

    def command(self, *command: str) -> list[str]:
        """What runs the command there, to be started on this machine."""
        if self.root == Path("/"):
            return list(command)
        inside = ["unshare", "--mount", "--propagation", "private", "sh", "-c", _ENTER, str(self.root)]
        return [*inside, *command]

    def surroundings(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """The whole environment of a program there."""
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return {"PATH": path, "LANG": "C.UTF-8", "HOME": "/root", **self.environment, **(more or {})}

    def run(self, *command: str, more: Mapping[str, str] | None = None, timeout_s: float = 120) -> str:
        """What the command printed; raises UnprovenError where it fails."""
        done = self.attempt(*command, more=more, timeout_s=timeout_s)
        if done.returncode:
            told = (done.stdout + done.stderr)[-_LAST_CHARS:].strip()
            raise UnprovenError(f"{' '.join(command[:5])} ended with {done.returncode}: {told}")
        return done.stdout

    def attempt(
        self, *command: str, more: Mapping[str, str] | None = None, timeout_s: float = 120, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """The command as it ended; raises UnprovenError where it does not end in time."""
        try:
            return subprocess.run(
                self.command(*command),
                env=self.surroundings(more),
                input=stdin,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=timeout_s,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise UnprovenError(f"{' '.join(command[:5])} did not end within {timeout_s:.0f} s") from error


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder for a proof, below /tmp, where bare systems see it too."""
    with tempfile.TemporaryDirectory(
        prefix="layerscope-proof-", dir="/tmp", ignore_cleanup_errors=True
    ) as made:
        yield Path(made)


def bare_debian(suite: str, kept: Path, folder: Path) -> System:
    """A bare Debian with apt and nothing beyond what that needs, below `folder`.

    It is made once and kept as an archive in `kept`. Raises CannotTryError without root or mmdebstrap.
    """
    if os.geteuid() != 0:
        raise CannotTryError("needs root, as for mounts and chroot")
    if not shutil.which("mmdebstrap"):
        raise CannotTryError("mmdebstrap is not installed")
    archive = kept / f"{suite}.tar"
    if not archive.is_file():
        kept.mkdir(parents=True, exist_ok=True)
        new = archive.with_suffix(".new.tar")
        _bootstrap(suite, new)
        new.rename(archive)
    folder.mkdir(parents=True)
    subprocess.run(["tar", "--extract", "--file", archive, "--directory", folder], check=True)
    return System(f"bare Debian {suite}", folder)


def _bootstrap(suite: str, archive: Path) -> None:
    """Make the archive; Debian's servers are asked some times before that is given up."""
    command = ["mmdebstrap", "--quiet", "--variant=apt", "--components=main", suite, str(archive)]
    for left in reversed(range(_TRIES)):
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=BOOTSTRAP_TIMEOUT_S, check=False
        )
        if done.returncode == 0:
            return
        if not left:
            raise CannotTryError(f"mmdebstrap {suite} failed: {done.stderr[-500:].strip()}")
        time.sleep(5)


def install_as_released(system: System, deb: Path) -> str:
    """Install the package by the script of the release workflow's clean systems, which takes the tour too."""
    (step,) = [
        each
        for each in steps_of(read_workflow(ROOT / ".github" / "workflows" / "release.yml"), "clean-systems")
        if each.script
    ]
    (system.root / "root" / "dist").mkdir()
    shutil.copy(deb, system.root / "root" / "dist")
    (system.root / "root" / "step.sh").write_text(step.script)
    begun_s = time.monotonic()
    for left in reversed(range(_TRIES)):
        done = system.attempt("sh", "-c", "cd /root && sh -e step.sh", timeout_s=INSTALL_TIMEOUT_S)
        if done.returncode == 0:
            break
        if not left or "Every step" in done.stdout:
            told = (done.stdout + done.stderr)[-_LAST_CHARS:].strip()
            raise UnprovenError(f"{step.name} ended with {done.returncode}: {told}")
    count = system.run("sh", "-c", "dpkg-query --show | wc -l").strip()
    last = done.stdout.strip().splitlines()[-1]
    return f"{count} packages in all, {time.monotonic() - begun_s:.0f} s with the tour; the last: {last}"


def install_rpm(system: System, rpm: Path) -> str:
    """Install the package by rpm, which then finds every file as the package has it.

    On Debian, by whose packages the libraries are there that the .deb needed: rpm knows of none of them, so
    that what the package needs is not checked here.
    """
    shutil.copy(rpm, system.root / "root" / "layerscope.rpm")
    install = ("apt-get", "install", "--yes", "--no-install-recommends", "rpm")
    for left in reversed(range(_TRIES)):
        done = system.attempt(
            *install, more={"DEBIAN_FRONTEND": "noninteractive"}, timeout_s=INSTALL_TIMEOUT_S
        )
        if done.returncode == 0:
            break
        if not left:
            raise CannotTryError(f"rpm cannot be had: {done.stderr[-500:].strip()}")
    # Debian's own wants to be told that it is meant, and of a newer release no longer.
    means_it = () if "unknown" in system.attempt("rpm", "--force-debian", "--version").stderr else _FORCE
    system.run("rpm", "--install", *means_it, "--nodeps", "/root/layerscope.rpm", timeout_s=300)
    system.run("rpm", "--verify", "--nodeps", "layerscope", timeout_s=300)
    files = system.run("rpm", "--query", "--list", "layerscope").split("\n")
    return f"{len(files)} files, none of them otherwise than in the package"
