"""What an installed program's commands give without a screen, of its own local registry."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from dist_tests.outcomes import UnprovenError, same
from dist_tests.program_proofs import local_registry
from dist_tests.systems import System, scratch

COMMAND_S = 120.0
IMAGE, LAYER = "team/checkout:v4.18.2", "3"
_PASTED = (
    "Error response from daemon: manifest for 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/gone:1.0 "
    "not found: manifest unknown: Requested image not found"
)
# A command's arguments, the status it ends with, and what it says.
_SAY: dict[str, tuple[tuple[str, ...], int, str]] = {
    "repositories": (("--json",), 0, '"team/checkout"'),
    "images": (("team/checkout",), 0, "v4.18.2"),
    "image": ((IMAGE,), 0, "linux/amd64"),
    "url": ((IMAGE, "--layer", LAYER), 0, "X-Amz-Signature="),
    "files": ((IMAGE, "/etc"), 0, "passwd"),
    "cat": ((f"{IMAGE}:/etc/hostname",), 0, "\n"),
    "diagnose": (("broken/layer-not-found:1.0",), 1, "missing from ECR"),
}


def commands(system: System, program: str) -> str:
    """Each command of its help that is known here says what it should, and a download is its digest's."""
    offered = set(re.findall(r"^  ([a-z-]+) {2,}\S", system.run(program, "--help"), re.MULTILINE))
    told = []
    if "explain" in offered:
        said = system.attempt(program, "explain", "-", stdin=_PASTED)
        same("explain's status", said.returncode, 0)
        if "team/gone" not in said.stdout:
            raise UnprovenError(f"explain says {(said.stdout + said.stderr)[:300]}")
        told.append("explain")
    with scratch() as folder, local_registry(system, program, folder) as given:
        for name in sorted(offered & _SAY.keys()):
            arguments, status, wanted = _SAY[name]
            done = system.attempt(program, name, *arguments, more=given, timeout_s=COMMAND_S)
            if done.returncode != status or wanted not in done.stdout:
                raise UnprovenError(
                    f"{name} ended with {done.returncode}: {(done.stdout + done.stderr)[:400]}"
                )
            told.append(name)
        if "download" in offered:
            told.append(f"download {_download(system, program, folder, given)}")
    return ", ".join(told)


def _download(system: System, program: str, folder: Path, given: dict[str, str]) -> str:
    """The layer's file has the digest by which it is named."""
    to = folder / "downloads"
    arguments = ("download", IMAGE, "--layer", LAYER, "--to", str(to))
    system.run(program, *arguments, more=given, timeout_s=COMMAND_S)
    (file,) = to.glob("*.tar.gz")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    short = file.name.removesuffix(".tar.gz").rpartition("_")[2]
    if not digest.startswith(short):
        raise UnprovenError(f"{file.name} is {digest}")
    return f"(sha256 {short}…)"
