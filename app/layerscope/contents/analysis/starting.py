"""Whether an image's program can be started: as runc finds it, and as the kernel then takes it.

runc, libcontainer/standard_init_linux.go (exec.LookPath in the container's PATH); execve(2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from layerscope.contents.analysis.programs import HEAD_BYTES, Program, program_of, runs_on
from layerscope.contents.model.entries import Kind, clean_path
from layerscope.contents.model.findings import StartFault, StartFinding
from layerscope.contents.tree.following import Followed

# Docker's and containerd's, where the image says nothing.
_DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_MOST_SCRIPTS = 5  # execve(2): a script's interpreter may be a script, so often
_MOST_FOLDERS = 64

Follow = Callable[[bytes], Followed]
"""What is seen at a clean path, links followed."""

ReadHead = Callable[[bytes, int], bytes]
"""The first HEAD_BYTES of the file that the layer has at the path."""


@dataclass(frozen=True, slots=True)
class StartSettings:
    """How a container of the image is started: `program` is the first word, `path` what PATH says."""

    program: str
    working_dir: str = ""
    path: str = ""
    architecture: str = ""

    def candidates(self, word: str) -> Iterator[bytes]:
        """The paths at which a program is looked for."""
        if "/" in word:
            yield clean_path(
                f"{'' if word.startswith('/') else self.working_dir}/{word}".encode(
                    "utf-8", "surrogateescape"
                )
            )
            return
        for folder in (self.path or _DEFAULT_PATH).split(":")[:_MOST_FOLDERS]:
            yield clean_path(_raw(f"{folder or self.working_dir}/{word}"))


def start_findings(settings: StartSettings, follow: Follow, read_head: ReadHead) -> list[StartFinding]:
    """What keeps the program from being started, by all that the image shows; the first such thing."""
    if not settings.program:
        return [StartFinding(StartFault.NO_PROGRAM)]
    return list(_Start(settings, follow, read_head).faults(settings.program))


class _Start:
    def __init__(self, settings: StartSettings, follow: Follow, read_head: ReadHead) -> None:
        self._settings, self._follow, self._read_head = settings, follow, read_head

    def faults(self, word: str) -> Iterator[StartFinding]:
        """At most one: what comes first."""
        found, seen = self._looked_up(word)
        if seen is None:
            yield found
            return
        path = found.path
        chain: tuple[bytes, ...] = ()
        for _ in range(_MOST_SCRIPTS):
            fault, following = self._fault_of(path, seen, chain)
            if fault is not None:
                yield fault
            if fault is not None or following is None:
                return
            chain = (*chain, path)
            path, seen = following

    def _looked_up(self, word: str) -> tuple[StartFinding, Followed | None]:
        """Where the program is; else why nothing is found."""
        missing: StartFinding | None = None
        for path in self._settings.candidates(word):
            seen = self._follow(path)
            if _is_program(seen) or ("/" in word and seen.is_seen):
                return StartFinding(StartFault.MISSING, path), seen
            if seen.is_seen or seen.through or missing is None:
                missing = self._missing(path, seen)
        return missing or StartFinding(StartFault.MISSING, _raw(word)), None

    def _missing(self, path: bytes, seen: Followed, chain: tuple[bytes, ...] = ()) -> StartFinding:
        if seen.is_seen:
            return self._not_run(path, seen, chain)
        if path in seen.through:
            return StartFinding(StartFault.BROKEN_LINK, path, other=seen.path, chain=chain)
        return StartFinding(StartFault.MISSING, path, other=seen.path, chain=chain)

    def _not_run(self, path: bytes, seen: Followed, chain: tuple[bytes, ...]) -> StartFinding:
        fault = StartFault.NOT_EXECUTABLE if seen.kind in _FILES else StartFault.NO_FILE
        return StartFinding(fault, path, seen.layer, chain=chain)

    def _fault_of(
        self, path: bytes, seen: Followed, chain: tuple[bytes, ...]
    ) -> tuple[StartFinding | None, tuple[bytes, Followed] | None]:
        """What is wrong with the file there, or what runs it."""
        if not _is_program(seen):
            return self._not_run(path, seen, chain), None
        program = program_of(self._read_head(seen.path, seen.layer)[:HEAD_BYTES])
        if program is None:
            return StartFinding(StartFault.NOT_A_PROGRAM, path, seen.layer, chain=chain), None
        architecture = self._settings.architecture
        if program.machine and not runs_on(program.machine, architecture):
            wrong = StartFinding(
                StartFault.WRONG_MACHINE, path, seen.layer, detail=program.machine, chain=chain
            )
            return wrong, None
        if not program.interpreter:
            return None, None
        return self._run_by(path, seen, program, chain)

    def _run_by(
        self, path: bytes, seen: Followed, program: Program, chain: tuple[bytes, ...]
    ) -> tuple[StartFinding | None, tuple[bytes, Followed] | None]:
        if program.is_script and (program.interpreter + program.argument).endswith(b"\r"):
            other = program.interpreter.rstrip(b"\r")
            return StartFinding(StartFault.WINDOWS_LINES, path, seen.layer, other, chain=chain), None
        other = self._absolute(program.interpreter)
        runner = self._follow(other)
        if _is_program(runner) and program.is_script and (word := _word_of_env(program)):
            other = _raw(word)
            runner = self._looked_up(word)[1] or runner._replace(is_seen=False)
        if not _is_program(runner):
            return StartFinding(StartFault.NO_INTERPRETER, path, seen.layer, other, chain=chain), None
        # A dynamic linker is loaded, not run: what it is built for is that of its program.
        return None, (runner.path, runner) if program.is_script else None

    def _absolute(self, path: bytes) -> bytes:
        folder = b"" if path.startswith(b"/") else _raw(self._settings.working_dir)
        return clean_path(folder + b"/" + path)


_FILES = (Kind.FILE, Kind.HARD_LINK)


def _is_program(seen: Followed) -> bool:
    return seen.is_seen and seen.kind in _FILES and bool(seen.mode & 0o111)


def _word_of_env(program: Program) -> str:
    """What `#!/usr/bin/env NAME` looks for in PATH; empty where it is another interpreter."""
    if program.interpreter.rpartition(b"/")[2] != b"env":
        return ""
    words = program.argument.removeprefix(b"-S").split()
    return words[0].decode("utf-8", "surrogateescape") if words and b"=" not in words[0] else ""


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
