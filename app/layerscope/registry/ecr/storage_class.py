"""Images brought back from the archive: the one thing that this program changes in a registry."""

from __future__ import annotations

from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Subject
from layerscope.registry.model.images import ImageStatus

RESTORE_ACTION = "ecr:UpdateImageStorageClass"


async def restore_image(client: EcrClient, repository: str, digest: str) -> str:
    """Have the archived image restored; its status from now on, ACTIVATING until it is there.

    A write, which AWS bills, and which takes up to about 20 minutes. An image that is not archived stays as
    it is. Raises RegistryError.
    https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_UpdateImageStorageClass.html
    """
    subject = Subject(repository=repository, image=digest)
    parameters = {
        "repositoryName": repository,
        "imageId": {"imageDigest": digest},
        "targetStorageClass": "STANDARD",
    }

    def read(answer: Members) -> str:
        return answer.word("imageStatus", ImageStatus.ACTIVATING)

    return await client.submit("UpdateImageStorageClass", subject, parameters, read)
