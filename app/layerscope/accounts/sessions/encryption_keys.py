"""Whether a KMS key can be used, by kms:DescribeKey: asked where a repository is encrypted with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.accounts.aws.translated import translated
from layerscope.registry.aws.members import Members
from layerscope.registry.errors.base import Subject

if TYPE_CHECKING:
    from layerscope.accounts.model.profiles import Account
    from layerscope.accounts.sessions.sessions import Sessions


def read_key_state(sessions: Sessions, account: Account, key_arn: str) -> tuple[str, str]:
    """The key's state in AWS's word, such as `Disabled`, and the answer's request id.

    Raises the registry's errors, as every call to AWS does; many may not ask.
    """
    region = key_arn.split(":")[3]

    def ask() -> tuple[str, str]:
        client = sessions.open(account.profile).client("kms", region_name=region)
        try:
            answer = Members(client.describe_key(KeyId=key_arn))
        finally:
            client.close()
        return answer.child("KeyMetadata").wanted("KeyState"), answer.request_id

    return translated(ask, Subject(operation="DescribeKey", region=region))
