"""A profile tried out: as whom it asks, where, and what it may ask."""

from __future__ import annotations

from concurrent.futures import Executor
from dataclasses import dataclass

from layerscope.access.registries import registry_access
from layerscope.accounts.model.profiles import Account, Identity
from layerscope.accounts.sessions.identity import read_identity
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.registry.aws.deadlines import asked_in
from layerscope.registry.ecr.client import EcrClients
from layerscope.registry.ecr.permissions import CallPermission, try_calls
from layerscope.registry.errors.base import RegistryError

CONNECTIONS = 4


@dataclass(frozen=True, slots=True)
class ProfileReport:
    """What a profile is good for. Either `identity` or `identity_error` is there.

    `calls` is empty where nobody could be asked as: without credentials no call has an answer of its own.
    """

    identity: Identity | None
    identity_error: RegistryError | None
    region: str
    calls: tuple[CallPermission, ...] = ()


async def try_profile(
    sessions: Sessions, pool: Executor, account: Account, repository: str = ""
) -> ProfileReport:
    """Ask STS who the account is, then ECR each call once (`permissions.try_calls`); raises nothing of AWS's.

    For a profile that is not kept yet give Sessions of its own, whose `own` and `keys_of` know the draft.
    """
    try:
        identity = await asked_in(pool, read_identity, sessions, account)
    except RegistryError as error:
        return ProfileReport(None, error, account.region)
    calls = await try_calls(
        EcrClients(pool, CONNECTIONS).client(registry_access(sessions, account)), repository
    )
    return ProfileReport(identity, None, identity.region, calls)
