"""How other programs load an exported image: commands to copy, quoted for this system's prompt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layerscope.text.command_lines import Prompt, command_line
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames

_TRANSPORTS = {ExportFormat.OCI_ARCHIVE: "oci-archive", ExportFormat.OCI_FOLDER: "oci"}


@dataclass(frozen=True, slots=True)
class Usage:
    """How a program takes what a job made: its name, and the command to paste."""

    program: str
    command: str


def usages(
    form: ExportFormat, names: ImageNames, path: Path, prompt: Prompt | None = None
) -> tuple[Usage, ...]:
    """The commands that load what lies at `path`; none that the prompt would not hand on as it is.

    Sources: docker-load(1), podman-load(1), skopeo-copy(1), containers-transports(5).
    """
    if form is ExportFormat.DOCKER_ARCHIVE:
        each = [[program, "load", "--input", str(path)] for program in ("docker", "podman")]
    else:
        each = _of_layout(form, names, path)
    lines = ((words[0], command_line(words, prompt)) for words in each)
    return tuple(Usage(program, line) for program, line in lines if line)


def _of_layout(form: ExportFormat, names: ImageNames, path: Path) -> list[list[str]]:
    found = [["podman", "load", "--input", str(path)]] if form is ExportFormat.OCI_ARCHIVE else []
    if ":" not in str(path.relative_to(path.anchor)):  # the transport ends a path at its first colon
        source = f"{_TRANSPORTS[form]}:{path}" + (f":{names.tag}" if names.tag else "")
        target = f"docker-daemon:{names.uri or path.stem}:{names.tag or 'exported'}"
        found.append(["skopeo", "copy", source, target])
    return found
