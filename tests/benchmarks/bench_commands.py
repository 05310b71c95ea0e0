"""What starting a command takes of the processors: over Python alone, and against boto3 doing the same."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from served import served

TITLE = "Commands, from the start of the process to its end (processor ms, best of 9 runs, in turns)"
COLUMNS = ("what", "processor ms", "over Python's start", "of boto3", "to reach")
RUNS, WARM_UP, RUN_TIMEOUT_S = 9, 1, 120
REPOSITORIES = 200
ERROR = (
    "Error response from daemon: pull access denied for "
    "111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app, repository does not exist or may require "
    "'docker login': denied: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: "
    "ecr:BatchGetImage on resource: arn:aws:ecr:eu-central-1:111122223333:repository/team/app\n"
)
_BOTO3 = """
import boto3
for page in boto3.client("ecr").get_paginator("describe_repositories").paginate():
    for each in page["repositories"]:
        print(each["repositoryName"], each["createdAt"], each["imageTagMutability"], sep="\\t")
"""
BARE, PEER = "python -c pass", "boto3: describe_repositories, printed"


@dataclass(frozen=True, slots=True)
class _Start:
    """`most_ms` is the aim over Python's own start, `most_of_peer` that against boto3; 0 for none."""

    command: Sequence[str]
    given: str = ""
    most_ms: float = 0
    most_of_peer: float = 0


def rows() -> Iterator[tuple[str, ...]]:
    """Python alone, then the commands that ask nobody, then the list of a registry's repositories."""
    starts = _starts()
    taken: dict[str, list[float]] = {name: [] for name in starts}
    with (
        served("--repositories", str(REPOSITORIES), "--images", "1") as registry,
        tempfile.TemporaryDirectory() as home,
    ):
        environment = _environment(home, registry.environment)
        for run in range(WARM_UP + RUNS):
            for name, start in starts.items():
                cost_ms = _processor_ms(start, environment)
                if run >= WARM_UP:
                    taken[name].append(cost_ms)
    best = {name: min(costs) for name, costs in taken.items()}
    for name, start in starts.items():
        over = "" if name == BARE else f"{best[name] - best[BARE]:.0f}"
        ratio = f"{best[name] / best[PEER]:.2f} x" if start.most_of_peer or name == PEER else ""
        yield (name, f"{best[name]:.0f}", over, ratio, _aim(start))


def _starts() -> dict[str, _Start]:
    ours = [sys.executable, "-m", "layerscope"]
    return {
        BARE: _Start([sys.executable, "-c", "pass"]),
        "layerscope --help": _Start([*ours, "--help"], most_ms=80),
        "layerscope images --help": _Start([*ours, "images", "--help"], most_ms=100),
        "layerscope diff --help": _Start([*ours, "diff", "--help"], most_ms=100),
        "layerscope explain -": _Start([*ours, "explain", "-"], given=ERROR, most_ms=150),
        PEER: _Start([sys.executable, "-c", _BOTO3]),
        "layerscope repositories": _Start([*ours, "repositories"], most_of_peer=1.5),
    }


def _aim(start: _Start) -> str:
    if start.most_of_peer:
        return f"≤ {start.most_of_peer:.2f} x boto3"
    return f"≤ {start.most_ms:.0f} ms" if start.most_ms else ""


def _processor_ms(start: _Start, environment: Mapping[str, str]) -> float:
    """Of the process and of those that it waited for."""
    before_s = _children_s()
    subprocess.run(
        start.command,
        input=start.given,
        env=environment,
        capture_output=True,
        text=True,
        timeout=RUN_TIMEOUT_S,
        check=True,
    )
    return (_children_s() - before_s) * 1000


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment(home: str, registry: Mapping[str, str]) -> dict[str, str]:
    """Bytecode is kept, as where the program is installed; the runs to warm up write it."""
    left_out = ("AWS_", "PYTHONDONTWRITE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    kept |= {"HOME": home, "XDG_CACHE_HOME": home, "PYTHONPYCACHEPREFIX": str(Path(home) / "bytecode")}
    return kept | {"AWS_EC2_METADATA_DISABLED": "true", **registry}
