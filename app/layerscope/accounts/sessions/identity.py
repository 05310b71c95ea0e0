"""Who the caller is, by STS GetCallerIdentity: the one call that needs no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.accounts.aws.translated import translated
from layerscope.accounts.model.profiles import Account, Identity
from layerscope.registry.aws.loading import load_botocore
from layerscope.registry.aws.members import Members
from layerscope.registry.errors.base import Subject

if TYPE_CHECKING:
    from layerscope.accounts.sessions.sessions import Sessions

ATTEMPTS = 3  # in all, as botocore's mode `standard` counts
# The caller's identity is the same in every region: asked here where none is set, so that it is known even
# then, and only the registry has to wait for a region.
REGION_OF_LAST_RESORT = "us-east-1"


def read_identity(sessions: Sessions, account: Account) -> Identity:
    """The caller's account and ARN, and the region where one is set.

    Raises the registry's errors, as every call to AWS does.
    """
    return ask_identity(sessions, account)[0]


def ask_identity(sessions: Sessions, account: Account) -> tuple[Identity, str]:
    """The same, with the answer's request id; raises the registry's errors."""
    subject = Subject(operation="GetCallerIdentity", region=account.region)
    return translated(lambda: _ask(sessions, account), subject)


def _ask(sessions: Sessions, account: Account) -> tuple[Identity, str]:
    load_botocore()
    from botocore.config import Config

    session = sessions.open(account.profile)
    config = Config(retries={"mode": "standard", "total_max_attempts": ATTEMPTS})
    region = account.region or session.region_name
    client = session.client("sts", region_name=region or REGION_OF_LAST_RESORT, config=config)
    try:
        answer = Members(client.get_caller_identity())
    finally:
        client.close()
    arn = answer.wanted("Arn")
    identity = Identity(
        account_id=answer.wanted("Account"),
        arn=arn,
        user_id=answer.wanted("UserId"),
        region=region,
        partition=(*arn.split(":"), "")[1],
    )
    return identity, answer.request_id
