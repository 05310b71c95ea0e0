"""The local registry as a process of its own, for benchmarks: its work is not counted as the client's."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import boto3
import botocore.session


@dataclass(frozen=True)
class Served:
    """Where it answers, and the environment that points an AWS SDK there."""

    endpoint: str
    environment: Mapping[str, str]

    def session(self) -> boto3.Session:
        """A session of the local registry's own caller, whatever the machine's settings."""
        return boto3.Session(
            aws_access_key_id=self.environment["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.environment["AWS_SECRET_ACCESS_KEY"],
            region_name=self.environment.get("AWS_REGION") or self.environment["AWS_DEFAULT_REGION"],
            botocore_session=botocore.session.Session(),
        )


@contextmanager
def served(*options: str) -> Iterator[Served]:
    """The registry while the block runs; the options are those of `layerscope --local-registry`."""
    command = [sys.executable, "-m", "layerscope.localregistry", "--until-stdin-closes", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            announced = json.loads(process.stdout.readline())
            yield Served(announced["endpoint"], announced["environment"])
        finally:
            process.stdin.close()
            process.wait(30)
