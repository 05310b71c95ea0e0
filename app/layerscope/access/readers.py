"""Who may read what was kept of earlier answers."""

from __future__ import annotations

from layerscope.accounts.model.profiles import Identity


def reader_text(identity: Identity, registry_id: str, region: str, endpoint_url: str) -> str:
    """Everything that decides what may be read.

    The identity and not the profile: a profile may become somebody else's overnight.
    """
    return "\n".join((_lasting(identity.arn), registry_id, region, endpoint_url))


def _lasting(arn: str) -> str:
    """The ARN without the name of a session, which is another each time a role is assumed."""
    return arn.rpartition("/")[0] if ":assumed-role/" in arn else arn
