"""The files in which the AWS CLI and botocore keep SSO tokens and client registrations."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layerscope.accounts.rules.sso.device_flow import utc_text
from layerscope.files.user_folders import in_home
from layerscope.registry.aws.loading import load_botocore

if TYPE_CHECKING:
    from botocore.utils import JSONFileCache


def sso_cache_folder() -> Path:
    """Their folder, below the home folder, which is asked for each time."""
    return in_home("~/.aws/sso/cache")


def sso_cache() -> JSONFileCache:
    """The files as a mapping: written whole or not at all, readable by their owner alone."""
    load_botocore()
    from botocore.utils import JSONFileCache

    return JSONFileCache(str(sso_cache_folder()), dumps_func=_dumps)


def _dumps(value: Any) -> str:
    return json.dumps(value, default=_text)


def _text(value: object) -> str:
    """A time as both write it; botocore's own default would leave another form for its refreshed tokens."""
    if isinstance(value, datetime):
        return utc_text(value.astimezone(UTC))
    raise TypeError(f"{type(value).__name__} has no place in a token file")
