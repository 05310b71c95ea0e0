"""The profiles of the shared AWS config and credentials files, as botocore reads them."""

from __future__ import annotations

from layerscope.accounts.profiles import Profile, read_profile
from layerscope.registry.ecr.translation import translate
from layerscope.registry.errors.base import Subject


def list_profiles() -> tuple[Profile, ...]:
    """Every profile of the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, by name.

    Read anew at each call. Raises InvalidProfileError where a file does not parse.
    """
    import botocore.exceptions
    import botocore.session

    try:
        sections = botocore.session.Session().full_config["profiles"]
    except botocore.exceptions.BotoCoreError as error:
        raise translate(error, Subject(operation="list profiles")) from error
    return tuple(read_profile(name, sections[name]) for name in sorted(sections, key=str.casefold))


def list_regions(partition: str = "aws") -> tuple[str, ...]:
    """The partition's regions with ECR, from the endpoint rules that botocore ships; never fails."""
    import botocore.session

    return tuple(sorted(botocore.session.Session().get_available_regions("ecr", partition)))
