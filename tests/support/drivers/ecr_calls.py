"""One call of ECR's client, for tests that look at the call itself."""

from typing import Any

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Subject


async def call(
    client: EcrClient, operation: str, subject: Subject | None = None, **parameters: Any
) -> Members:
    """The answer's members."""
    return await client.submit(operation, subject or Subject(), parameters, lambda answer: answer)
