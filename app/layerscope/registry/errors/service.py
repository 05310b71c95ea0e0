"""ECR's own refusals (botocore, ecr 2015-09-21, and the codes AWS sends beside its model)."""

from __future__ import annotations

from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.denials import Denial


class ServiceError(RegistryError):
    """ECR answered, and the answer is no."""


class AccessDeniedError(ServiceError):
    """The identity may not do this; `denial` is the message parsed, as far as it follows the grammar."""

    def __init__(
        self,
        message: str,
        *,
        denial: Denial,
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.denial = denial


class InvalidParameterError(ServiceError):
    """A parameter is not valid, in ECR's eyes or already in botocore's."""


class LayerInaccessibleError(ServiceError):
    """The layer belongs to no image any more; ECR may clean it up at any time."""


class LayerArchivedError(LayerInaccessibleError):
    """The layer is in the archive, with the images that have it; ECR has no code of its own for that."""


class LayersNotFoundError(ServiceError):
    """The digest is no layer of this repository."""


class RepositoryNotFoundError(ServiceError):
    """The registry that was asked has no such repository."""


class ImageNotFoundError(ServiceError):
    """The repository has no such image."""


class ImageArchivedError(ServiceError):
    """The image is in the archive and must be restored before it can be read."""


class UpstreamLayerError(ServiceError):
    """The layer could not be had from the upstream of a pull-through cache rule."""

    retryable = True


class UpstreamImageError(ServiceError):
    """The image could not be had from the upstream of a pull-through cache rule."""

    retryable = True


class UpstreamReferrersError(ServiceError):
    """The referrers could not be had from the upstream of a pull-through cache rule."""

    retryable = True


class KmsError(ServiceError):
    """The repository's KMS key cannot be used."""


class PolicyNotFoundError(ServiceError):
    """There is no repository, registry or lifecycle policy; for most questions a plain fact."""


class RuleNotFoundError(ServiceError):
    """There is no such pull-through cache rule."""


class LimitExceededError(ServiceError):
    """The operation would exceed a limit of the registry."""


class StorageClassError(ServiceError):
    """The image's storage class cannot be changed."""


class RegionDisabledError(ServiceError):
    """The account has not opted in to the region or the service."""


class ThrottledError(ServiceError):
    """Too many calls; ECR asks to wait."""

    retryable = True


class ServerFaultError(ServiceError):
    """ECR failed on its own side."""

    retryable = True


class UnexpectedServiceError(ServiceError):
    """A code this program does not know; `evidence` has all there is."""
