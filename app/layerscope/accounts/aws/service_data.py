"""botocore's descriptions of services and regions, read once for all sessions.

Each session of botocore would read its own: 1.2 MB of JSON in one piece, 40 ms during which no other thread
of the process runs, the window's neither.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any

from layerscope.registry.aws.loading import load_botocore

if TYPE_CHECKING:
    import botocore.session


def share_service_data(core: botocore.session.Session) -> None:
    """Give the session what is already read."""
    core.register_component("data_loader", _loader())


def forget_repetitions() -> None:
    """Keep each place to look in once: boto3 adds its own again with every session."""
    paths = _loader().search_paths
    paths[:] = dict.fromkeys(paths)


@cache
def _loader() -> Any:
    load_botocore()
    import botocore.loaders

    return botocore.loaders.create_loader(os.environ.get("AWS_DATA_PATH"))
