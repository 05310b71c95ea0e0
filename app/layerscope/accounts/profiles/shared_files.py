"""Where the shared AWS files lie and whether they have changed, and the regions that botocore knows."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from layerscope.accounts.aws.service_data import share_service_data
from layerscope.files.user_folders import in_home
from layerscope.registry.aws.loading import load_botocore

# Where botocore looks without the variable (botocore.configprovider).
_FILES = (("AWS_CONFIG_FILE", "~/.aws/config"), ("AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"))


class FileStamp(NamedTuple):
    """What changes when a file does; None and 0 where it is not there."""

    path: Path
    changed_ns: int | None
    size_bytes: int


def shared_files() -> tuple[Path, ...]:
    """The config and the credentials file that are read, whether they are there or not."""
    return tuple(
        in_home(os.path.expandvars(os.environ.get(variable) or default)) for variable, default in _FILES
    )


def shared_files_stamp() -> tuple[FileStamp, ...]:
    """Equal to an earlier one as long as neither file has changed."""
    return tuple(map(file_stamp, shared_files()))


def file_stamp(path: Path) -> FileStamp:
    try:
        status = path.stat()
    except OSError:
        return FileStamp(path, None, 0)
    return FileStamp(path, status.st_mtime_ns, status.st_size)


def list_regions(partition: str = "aws") -> tuple[str, ...]:
    """The partition's regions with ECR, from the endpoint rules that botocore ships; never fails."""
    load_botocore()
    import botocore.session

    session = botocore.session.Session()
    share_service_data(session)
    return tuple(sorted(session.get_available_regions("ecr", partition)))
