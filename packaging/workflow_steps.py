"""Runs the `run:` steps of a workflow's job on this machine: `workflow_steps.py FILE JOB [NAME=VALUE…]`.

NAME=VALUE picks the row of the matrix. Steps that use an action are told and passed over, as are those whose
`if:` asks for what only GitHub knows. `--list` only tells; `--step TEXT` runs the ones so named.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT_S = 3600
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
# https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
_SHELLS = {"": ["bash", "-e"], "bash": ["bash", "--noprofile", "--norc", "-eo", "pipefail"]}


class UnknownHereError(Exception):
    """An expression asks for what only GitHub knows; it is the text."""


@dataclass(frozen=True)
class Step:
    """A step of a job. `script` is empty where it uses an action."""

    name: str
    script: str = ""
    shell: str = ""
    condition: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


def read_workflow(file: Path) -> dict[str, Any]:
    """The workflow as GitHub reads it: YAML 1.2, where `on` is no truth value."""
    found = yaml.safe_load(file.read_text("utf-8"))
    found["on"] = found.pop(True)
    return dict(found)


def steps_of(workflow: Mapping[str, Any], job_name: str) -> Iterator[Step]:
    """The job's steps, their values not filled yet."""
    job = workflow["jobs"][job_name]
    default = job.get("defaults", {}).get("run", {}).get("shell", "")
    shared = {**workflow.get("env", {}), **job.get("env", {})}
    for step in job["steps"]:
        yield Step(
            name=step.get("name") or step.get("uses") or step["run"],
            script=step.get("run", ""),
            shell=step.get("shell", default),
            condition=str(step.get("if", "")),
            environment={name: str(value) for name, value in {**shared, **step.get("env", {})}.items()},
        )


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with its expressions' values; UnknownHereError for any but a plain name that is known."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in known:
            raise UnknownHereError(found[1])
        return known[found[1]]

    return _EXPRESSION.sub(value, text)


def run_step(step: Step, known: Mapping[str, str], folder: Path, more: Mapping[str, str]) -> int:
    """The exit status of its script in the folder; raises UnknownHereError."""
    environment = {name: filled(value, known) for name, value in step.environment.items()}
    with tempfile.NamedTemporaryFile("w", suffix=".sh", delete=False) as script:
        script.write(filled(step.script, known))
    try:
        command = [*_SHELLS[step.shell], script.name]
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **more, **environment}, timeout=TIMEOUT_S, check=False
        )
        return done.returncode
    finally:
        Path(script.name).unlink()


def main() -> int:
    """1 where a step fails; the ones after it are not run."""
    options = _read_arguments()
    workflow = read_workflow(ROOT / ".github" / "workflows" / f"{options.file}.yml")
    known = {f"matrix.{name}": value for name, _, value in (each.partition("=") for each in options.values)}
    known |= {f"env.{name}": str(value) for name, value in workflow.get("env", {}).items()}
    with tempfile.TemporaryDirectory() as temporary:
        more = {"RUNNER_TEMP": temporary, "CI": "true"}
        for step in steps_of(workflow, options.job):
            if why := _why_not(step, options.step):
                print(f"-- {step.name}: {why}", flush=True)
                continue
            print(f"== {step.name}", flush=True)
            if options.list:
                continue
            try:
                status = run_step(step, known, ROOT, more)
            except UnknownHereError as error:
                print(f"-- {step.name}: only GitHub knows {error}", flush=True)
                continue
            if status:
                print(f"{step.name} ended with {status}", file=sys.stderr)
                return 1
    return 0


def _why_not(step: Step, wanted: str) -> str:
    if wanted and wanted not in step.name:
        return "not asked for"
    if not step.script:
        return "an action"
    if step.shell not in _SHELLS:
        return f"for {step.shell}"
    return f"only if {step.condition}" if step.condition and not wanted else ""


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Runs a job's steps here.")
    parser.add_argument("file", choices=["release", "test"])
    parser.add_argument("job")
    parser.add_argument("values", nargs="*", metavar="NAME=VALUE")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--step", default="")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
