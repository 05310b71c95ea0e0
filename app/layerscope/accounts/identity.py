"""Who the caller is, by STS GetCallerIdentity: the one call that needs no permission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.accounts.profiles import Account, Identity
from layerscope.registry.ecr.translation import translate
from layerscope.registry.errors.base import RegistryError, Subject

if TYPE_CHECKING:
    from layerscope.accounts.sessions import Sessions

CONNECT_TIMEOUT_S = 5
READ_TIMEOUT_S = 10


def read_identity(sessions: Sessions, account: Account) -> Identity:
    """The caller's account and ARN; raises the registry's errors, as every call to AWS does."""
    subject = Subject(operation="GetCallerIdentity", region=account.region)
    try:
        return _ask(sessions, account)
    except RegistryError:
        raise
    except Exception as error:
        raise translate(error, subject) from error


def _ask(sessions: Sessions, account: Account) -> Identity:
    from botocore.config import Config

    session = sessions.open(account.profile)
    config = Config(
        connect_timeout=CONNECT_TIMEOUT_S,
        read_timeout=READ_TIMEOUT_S,
        retries={"mode": "standard", "total_max_attempts": 3},
    )
    client = session.client("sts", region_name=account.region or None, config=config)
    try:
        answer = client.get_caller_identity()
        region = account.region or session.region_name
    finally:
        client.close()
    return Identity(
        account_id=answer["Account"],
        arn=answer["Arn"],
        user_id=answer["UserId"],
        region=region,
        partition=answer["Arn"].split(":")[1],
    )
