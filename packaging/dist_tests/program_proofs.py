"""What an installed program does without a screen, and what it leaves to those that it starts."""

from __future__ import annotations

import contextlib
import json
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dist_tests.desktops import running, wait_for
from dist_tests.outcomes import UnprovenError, same
from dist_tests.systems import System, scratch

TOUR_S = 300.0
MOST_VERSION_S = 0.080
_STARTS = 15
_NOT_LOADED = "libqgtk3"  # Qt leaves it alone where GTK is not installed
# What freezers and launchers set for the program, and what a browser or the AWS CLI must not inherit.
_LEAKS = re.compile(r"(SSL_CERT_|LD_|QT_|QML|PYTHON|APPDIR|APPIMAGE|ARGV0|OWD|OPENSSL_|SSL_)")
_OWN_MARK = "LAYERSCOPE_PROCESS_TREE"  # by which a credential_process is ended with all it has started
_PROBE = """[profile told]
region = eu-central-1
credential_process = {probe}
"""


def version(system: System, program: str, wanted: str) -> str:
    """`--version` says which one, and starts in a moment: the fastest of some starts is within the bound."""
    same("--version", system.run(program, "--version").strip(), f"layerscope {wanted}")
    own_s = min(_spent_s(system, program, "--version") for _ in range(_STARTS))
    own_s -= min(_spent_s(system, "/bin/true") for _ in range(_STARTS))
    if own_s > MOST_VERSION_S:
        raise UnprovenError(f"--version takes {own_s * 1000:.0f} ms, more than {MOST_VERSION_S * 1000:.0f}")
    return f"layerscope {wanted} in {own_s * 1000:.0f} ms of the processor"


def tour(system: System, program: str) -> str:
    """The demo's tour, which does the main job and a diagnosis in the window on no screen."""
    with scratch() as folder:
        begun_s = time.monotonic()
        told = system.run(program, "--tour", str(folder), more={"HOME": str(folder)}, timeout_s=TOUR_S)
        files = sorted(path for path in folder.rglob("*") if path.suffix in (".png", ".gz"))
        if not any(path.suffix == ".gz" for path in files) or not any(
            path.suffix == ".png" for path in files
        ):
            raise UnprovenError(f"the tour left {[path.name for path in files]}: {told[-500:]}")
        rows = [row for row in told.splitlines() if row.strip()]
        return (
            f"{len(rows)} lines, {len(files)} files, {time.monotonic() - begun_s:.1f} s; the last: {rows[-1]}"
        )


def libraries(system: System, folder: str) -> str:
    """Every library of the program finds each that it names."""
    with tempfile.NamedTemporaryFile("w", suffix=".sh", dir="/tmp", delete=False) as script:
        script.write(
            f'find {folder} -type f \\( -name "*.so*" -o -perm -100 \\) | while read -r file; do\n'
            '  head -c 4 "$file" | grep -q ELF || continue; echo "== $file"; ldd "$file" 2>&1; done\n'
        )
    try:
        told = system.run("sh", script.name, timeout_s=300)
    finally:
        Path(script.name).unlink()
    missing, count, name = [], 0, ""
    for row in told.splitlines():
        if row.startswith("== "):
            name, count = row[3:], count + 1
        elif "not found" in row and _NOT_LOADED not in name:
            missing.append(f"{Path(name).name} lacks {row.strip()}")
    if missing or count < 50:
        raise UnprovenError(f"{count} libraries; {'; '.join(missing[:10])}")
    return f"{count} programs and libraries, none lacks one (but for {_NOT_LOADED})"


def children(system: System, program: str) -> str:
    """A program that it starts gets the environment that it was given itself, and nothing more."""
    with scratch() as folder:
        found = folder / "environment"
        probe, config = folder / "probe.sh", folder / "config"
        keys = {
            "Version": 1,
            "AccessKeyId": "AKIDLAYERSCOPELOCAL1",
            "SecretAccessKey": "local-registry-secret",
        }
        probe.write_text(f"#!/bin/sh\nenv > {found}\necho '{json.dumps(keys)}'\n")
        probe.chmod(0o755)
        config.write_text(_PROBE.format(probe=probe))
        given = {
            "HOME": str(folder),
            "AWS_CONFIG_FILE": str(config),
            "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
            "AWS_MAX_ATTEMPTS": "1",
        }
        system.attempt(program, "repositories", "--profile", "told", more=given, timeout_s=90)
        if not found.is_file():
            raise UnprovenError("credential_process was not started")
        names = {
            row.partition("=")[0] for row in found.read_text(errors="replace").splitlines() if "=" in row
        }
        known = {*system.surroundings(given), "PWD", "SHLVL", "_", "OLDPWD", _OWN_MARK}
        if leaked := sorted(name for name in names - known if _LEAKS.match(name) or name.isupper()):
            raise UnprovenError(f"left to children: {', '.join(leaked)}")
        return f"{len(names)} variables, each of them given"


@contextlib.contextmanager
def local_registry(system: System, program: str, folder: Path) -> Iterator[dict[str, str]]:
    """The environment of commands that ask the demo's registry, served by the program itself."""
    log = folder / "registry.log"
    serve = system.command(program, "--local-registry")
    with running(serve, system.surroundings({"HOME": str(folder)}), log):
        wait_for(lambda: "\n" in log.read_text(errors="replace"), "the local registry", 120)
        told = json.loads(log.read_text(errors="replace").partition("\n")[0])
        yield {"HOME": str(folder), **told["environment"]}


def _spent_s(system: System, *command: str) -> float:
    """Seconds of the processor that it takes: another than this one may be busy."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(system.command(*command), env=system.surroundings(), capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
