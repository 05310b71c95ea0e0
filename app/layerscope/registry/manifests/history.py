"""What made a layer, as a Dockerfile instruction.

Each builder writes `created_by` in its own way: BuildKit `RUN /bin/sh -c make # buildkit`, the classic
builder and buildah `/bin/sh -c make` and `/bin/sh -c #(nop)  CMD ["sh"]`, on Windows `cmd /S /C make`;
build arguments stand in front as `|2 A=1 B=2`. kaniko writes the instruction itself; jib, ko, umoci, Nix
and debuerreotype write something else, which is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from layerscope.registry.manifests.shells import after_shell

_KEYWORDS = (
    "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER",
    "ONBUILD", "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
)  # fmt: skip
# WORKDIR is not among them: it makes the folder, and BuildKit makes a layer of it.
_MAKES_NO_LAYER = (
    "ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "SHELL",
    "STOPSIGNAL", "USER", "VOLUME",
)  # fmt: skip

_ARGUMENTS = re.compile(r"\|(\d{1,4})\s+")
_BUILDKIT = "# buildkit"
# The classic builder's mark of an instruction that ran no command.
_NOT_RUN = re.compile(rf"#\(nop\)\s*((?:{'|'.join(_KEYWORDS)})\b.*)", re.DOTALL)
_KEYWORD = re.compile(rf"({'|'.join(_KEYWORDS)})(?=\s|\Z)")
_EXEC_FORM = re.compile(r"(CMD|ENTRYPOINT|SHELL|VOLUME) \[(.*)\]")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*+"')
_ONLY_QUOTED = re.compile(rf"\s*+(?:{_QUOTED.pattern}\s*+)*+")
_GO_LIST = re.compile(r"(EXPOSE|VOLUME) (?:map)?\[([^\"]*)\]")
# What BuildKit calls a Dockerfile's step, `[stage-1 3/4] RUN make`, and a base's layer.
_STEP_NUMBER = re.compile(r"\[(?:[^\[\]\s]+ )*\d{1,4}/\d{1,4}\] +")
_VERTEX = re.compile(rf"{_STEP_NUMBER.pattern}|pulled from ")
LINE_BREAK = " ⏎ "
_LONGEST_COMMENT = 200  # characters


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of an image's making, as written in its config or schema 1 manifest.

    `created` is the time as written (RFC 3339); `empty` says that the step made no layer.
    """

    created_by: str = ""
    created: str = ""
    comment: str = ""
    author: str = ""
    empty: bool = False

    @property
    def makes_no_layer(self) -> bool:
        """Whether the instruction is of a kind that never makes a layer, whatever `empty` says."""
        keyword = _KEYWORD.match(instruction(self.created_by))
        return keyword is not None and keyword[1] in _MAKES_NO_LAYER

    @property
    def is_exporters(self) -> bool:
        """Whether BuildKit's exporter wrote the entry for a layer that no step of a frontend had named."""
        return self.comment == "buildkit.exporter.image.v0"

    @property
    def fills_up(self) -> bool:
        """Whether it is for a layer of a Dockerfile or its base, of which another entry tells too."""
        return self.is_exporters and _VERTEX.match(self.created_by) is not None

    @property
    def command(self) -> str:
        """The Dockerfile instruction, or what else the builder wrote to identify the step.

        Builders without a Dockerfile name themselves in `created_by` and the layer in `comment` (jib's
        "classes"; Nix writes only the comment), so there the comment follows after a `#`.
        """
        text = instruction(self.created_by)
        comment = _folded(self.comment)
        if len(comment) > _LONGEST_COMMENT:  # crane flatten's is the whole former history
            return text or f"# {comment[:_LONGEST_COMMENT]}…"
        if not comment or comment.startswith("buildkit.") or text.startswith("#") or _KEYWORD.match(text):
            return text
        return f"{text} # {comment}".lstrip()


def instruction(created_by: str) -> str:
    """The Dockerfile instruction for a `created_by` of any builder, on one line; empty for an empty one.

    `RUN` is given without its shell and the values of build arguments, as in the Dockerfile.
    Blanks are folded; a line break inside a script is shown as `⏎` where it ends a statement. What is no
    form of an instruction is returned as it is.
    """
    text = created_by.strip().removesuffix(_BUILDKIT).rstrip()
    if number := _STEP_NUMBER.match(text):
        text = text[number.end() :]
    if text.startswith("RUN "):
        return _run(_without_shell(text[4:].lstrip()) or text[4:])
    bare = _without_shell(text)
    not_run = _NOT_RUN.search(text) if bare is not None or text.startswith("#(nop)") else None
    if not_run:
        return _tidied(_folded(not_run[1]))
    if bare is not None:
        return _run(bare)
    return _tidied(_folded(text))


def _without_shell(text: str) -> str | None:
    """The command without build arguments and shell; None where there is neither."""
    arguments = _ARGUMENTS.match(text)
    if not arguments:
        end = after_shell(text)
        return None if end is None else text[end:]
    # The values may hold blanks, so the shell marks where they end.
    end = after_shell(text, arguments.end(), anywhere=True)
    if end is not None:
        return text[end:]
    count = int(arguments[1])
    words = text[arguments.end() :].split(maxsplit=count)
    return words[count] if len(words) > count and all("=" in word for word in words[:count]) else None


def _run(script: str) -> str:
    """The script on one line; a break is shown unless the statement goes on over it."""
    parts: list[str] = []
    for line in filter(None, map(_folded, script.splitlines())):
        if parts:
            last = parts[-1]
            goes_on = last.endswith(("\\", ";", "&", "|", "{", "(")) or line.startswith(
                (";", "&", "|", ")", "}")
            )
            before = last.removesuffix("\\").rstrip()
            parts[-1] = before and before + (" " if goes_on else LINE_BREAK)
        parts.append(line)
    return "RUN " + "".join(parts)


def _tidied(text: str) -> str:
    """The instruction as people write it, where the builder printed a list or map in Go's form."""
    go_list = _GO_LIST.fullmatch(text)
    if go_list:
        return " ".join([go_list[1], *(item.removesuffix(":{}") for item in go_list[2].split())])
    exec_form = _EXEC_FORM.fullmatch(text)
    if exec_form and _ONLY_QUOTED.fullmatch(exec_form[2]):
        return f"{exec_form[1]} [{', '.join(_QUOTED.findall(exec_form[2]))}]"
    return text


def _folded(text: str) -> str:
    return " ".join(text.split())
