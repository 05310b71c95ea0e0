"""What this machine says of itself without a call: who runs the program, where, and how much disk is free."""

from __future__ import annotations

import os
import platform
import shutil
import socket
from collections.abc import Mapping
from pathlib import Path

from layerscope.diagnosis.model.environment import DiskSpace

# Where container runtimes keep images: containerd's, Docker's, CRI-O's and Podman's default folders.
_IMAGE_FOLDERS = ("/var/lib/containerd", "/var/lib/docker", "/var/lib/containers")
_OF_HOME = (
    ".local/share/containers",
    ".local/share/docker",
    ".docker",
    "Library/Containers/com.docker.docker",
)
# What each sets for the processes that it runs; the most particular first.
_RUNNERS = {
    "lambda": ("AWS_LAMBDA_FUNCTION_NAME",),
    "codebuild": ("CODEBUILD_BUILD_ID",),
    "github-actions": ("GITHUB_ACTIONS",),
    "gitlab-ci": ("GITLAB_CI",),
    "ecs": ("ECS_CONTAINER_METADATA_URI_V4", "ECS_CONTAINER_METADATA_URI"),
    "kubernetes": ("KUBERNETES_SERVICE_HOST",),
}
_CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv")


def host_name() -> str:
    return socket.gethostname()


def user_name() -> str:
    """The name of who runs the program; empty for an id without one, as in many containers."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def user_id() -> int | None:
    """The effective uid; None on systems that have none."""
    geteuid = getattr(os, "geteuid", None)
    return geteuid() if geteuid else None


def system_name() -> str:
    """`Linux-6.1.0-18-amd64-x86_64-with-glibc2.36`."""
    return platform.platform()


def runs_in(variables: Mapping[str, str] = os.environ) -> str:
    """What runs this process: `kubernetes`, `ecs`, …, `container`; empty where nothing tells of it."""
    for name, marks in _RUNNERS.items():
        if any(variables.get(mark) for mark in marks):
            return name
    return "container" if any(Path(mark).exists() for mark in _CONTAINER_MARKS) else ""


def disk_space() -> tuple[DiskSpace, ...]:
    """The current folder's, and that of each folder for images that is there."""
    home = Path.home() if os.environ.get("HOME") or os.name == "nt" else None
    folders = [Path(), *map(Path, _IMAGE_FOLDERS), *(home / each for each in _OF_HOME if home)]
    return tuple(space for folder in folders if (space := _space(folder)) is not None)


def _space(folder: Path) -> DiskSpace | None:
    """None for a folder that is not there."""
    try:
        path = str(folder.absolute())
    except OSError as error:  # the current folder is gone
        return DiskSpace(str(folder), unknown=_reason(error))
    try:
        usage = shutil.disk_usage(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        return DiskSpace(path, unknown=_reason(error))
    return DiskSpace(path, usage.free, usage.total)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
