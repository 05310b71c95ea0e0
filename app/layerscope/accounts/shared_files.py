"""The profiles of the shared AWS config and credentials files, as botocore reads them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from layerscope.accounts.profiles import Profile, read_profile
from layerscope.accounts.service_data import share_service_data
from layerscope.registry.ecr.translation import translate
from layerscope.registry.errors.base import Subject

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
        Path(os.path.expandvars(os.environ.get(variable) or default)).expanduser()
        for variable, default in _FILES
    )


def shared_files_stamp() -> tuple[FileStamp, ...]:
    """Equal to an earlier one as long as neither file has changed."""
    return tuple(map(stamp_of, shared_files()))


def stamp_of(path: Path) -> FileStamp:
    """What the file is now, as far as its directory entry tells."""
    try:
        status = path.stat()
    except OSError:
        return FileStamp(path, None, 0)
    return FileStamp(path, status.st_mtime_ns, status.st_size)


def list_profiles() -> tuple[Profile, ...]:
    """Every profile of the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, by name.

    Read anew at each call. Raises InvalidProfileError where a file does not parse.
    """
    import botocore.exceptions
    import botocore.session

    try:
        sections = botocore.session.Session().full_config["profiles"]
    except botocore.exceptions.BotoCoreError as error:
        failure = translate(error, Subject(operation="list profiles"))
    else:
        return _profiles(sections)
    raise failure  # here, so that botocore's exception does not hang on ours as its context


def _profiles(sections: dict[str, dict[str, object]]) -> tuple[Profile, ...]:
    return tuple(read_profile(name, sections[name]) for name in sorted(sections, key=str.casefold))


def list_regions(partition: str = "aws") -> tuple[str, ...]:
    """The partition's regions with ECR, from the endpoint rules that botocore ships; never fails."""
    import botocore.session

    session = botocore.session.Session()
    share_service_data(session)
    return tuple(sorted(session.get_available_regions("ecr", partition)))
