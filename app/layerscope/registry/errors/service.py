"""ECR's own refusals (botocore, ecr 2015-09-21, and the codes AWS sends beside its model).

ServiceError
├── AccessDeniedError             with its Denial parsed (errors.denials)
├── LayerInaccessibleError
│   └── LayerArchivedError        known by the layer's state, not by a code
├── InvalidParameterError, LayersNotFoundError, RepositoryNotFoundError, ImageNotFoundError,
│   ImageArchivedError, KmsError, PolicyNotFoundError, ScanNotFoundError, RuleNotFoundError,
│   LimitExceededError, StorageClassError, RegionDisabledError
├── UpstreamLayerError, UpstreamImageError, UpstreamReferrersError        (retryable, as the next)
├── ThrottledError, ServerFaultError
└── UnexpectedServiceError        a code this program does not know

Sources of the codes: botocore's models of ecr, sts and sso;
https://docs.aws.amazon.com/general/latest/gr/api-retries.html and
https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html
"""

from __future__ import annotations

from layerscope.registry.errors.base import MOST_CHARACTERS, Evidence, RegistryError, Subject
from layerscope.registry.errors.denials import Denial, parse_denial
from layerscope.text.reasons import shortened


class ServiceError(RegistryError):
    """ECR answered, and the answer is no."""


class AccessDeniedError(ServiceError):
    """The identity may not do this; `denial` is the message parsed, as far as it follows the grammar.

    Also an organization's policy, and the SSO portal's answer where account or role are not assigned.
    """

    codes = (
        "AccessDenied", "AccessDeniedException", "BlockedByOrganizationPolicyException", "ForbiddenException",
        "NotAuthorized", "UnauthorizedOperation",
    )  # fmt: skip
    exceptions = ("botocore.LoginInsufficientPermissions",)

    def __init__(
        self,
        message: str,
        *,
        denial: Denial | None = None,
        subject: Subject | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        super().__init__(message, subject=subject, evidence=evidence)
        self.denial = denial or parse_denial(shortened(message, MOST_CHARACTERS))


class InvalidParameterError(ServiceError):
    """A parameter is not valid, in ECR's eyes or already in botocore's."""

    codes = (
        "InvalidParameterException", "InvalidTagParameterException", "ValidationException",
        "InvalidParameterValue", "MissingParameter", "SerializationException", "ValidationError",
        "InvalidImageDigest", "InvalidImageTag", "MissingDigestAndTag", "ImageReferencedByManifestList",
        "InvalidLayerDigest",
    )  # fmt: skip
    exceptions = (
        "botocore.MissingParametersError", "botocore.ParamValidationError", "botocore.ValidationError",
    )  # fmt: skip


class LayerInaccessibleError(ServiceError):
    """The layer belongs to no image any more; ECR may clean it up at any time."""

    codes = ("LayerInaccessibleException",)


class LayerArchivedError(LayerInaccessibleError):
    """The layer is in the archive, with the images that have it; AWS has no code for that."""


class LayersNotFoundError(ServiceError):
    """The digest is no layer of this repository."""

    codes = ("LayersNotFoundException", "MissingLayerDigest")


class RepositoryNotFoundError(ServiceError):
    """The registry that was asked has no such repository."""

    codes = ("RepositoryNotFoundException",)


class ImageNotFoundError(ServiceError):
    """The repository has no such image."""

    codes = ("ImageNotFoundException", "ImageTagDoesNotMatchDigest", "ImageNotFound")


class ImageArchivedError(ServiceError):
    """The image is in the archive and must be restored before it can be read."""

    codes = ("ImageArchivedException", "ImageInaccessible")


class UpstreamLayerError(ServiceError):
    """The layer could not be fetched from the upstream of a pull-through cache rule."""

    codes = ("UnableToGetUpstreamLayerException",)
    retryable = True


class UpstreamImageError(ServiceError):
    """The image could not be fetched from the upstream of a pull-through cache rule."""

    codes = (
        "SecretNotFoundException", "UnableToAccessSecretException", "UnableToDecryptSecretValueException",
        "UnableToGetUpstreamImageException", "UnsupportedUpstreamRegistryException", "UpstreamAccessDenied",
        "UpstreamTooManyRequests", "UpstreamUnavailable",
    )  # fmt: skip
    retryable = True


class UpstreamReferrersError(ServiceError):
    """The referrers could not be fetched from the upstream of a pull-through cache rule."""

    codes = ("UnableToListUpstreamImageReferrersException",)
    retryable = True


class KmsError(ServiceError):
    """The repository's KMS key cannot be used."""

    codes = ("KmsException", "KmsError")


class PolicyNotFoundError(ServiceError):
    """There is no such repository, registry or lifecycle policy; for most callers not a failure."""

    codes = (
        "LifecyclePolicyNotFoundException", "RegistryPolicyNotFoundException",
        "RepositoryPolicyNotFoundException",
    )  # fmt: skip


class ScanNotFoundError(ServiceError):
    """The image was never scanned; no failure for who only asks whether it was."""

    codes = ("ScanNotFoundException",)


class RuleNotFoundError(ServiceError):
    """There is no such pull-through cache rule."""

    codes = ("PullThroughCacheRuleNotFoundException",)


class LimitExceededError(ServiceError):
    """The operation would exceed a limit of the registry."""

    codes = ("LimitExceededException",)


class StorageClassError(ServiceError):
    """The image's storage class cannot be changed."""

    codes = ("ImageStorageClassUpdateNotSupportedException",)


class RegionDisabledError(ServiceError):
    """The account has not opted in to the region or the service."""

    codes = ("OptInRequired", "RegionDisabledException", "SubscriptionRequiredException")


class ThrottledError(ServiceError):
    """Too many calls; ECR asks to wait."""

    codes = (
        "429", "BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "ThrottleException", "ThrottledException", "Throttling",
        "ThrottlingException", "TooManyRequestsException", "TransactionInProgressException",
    )  # fmt: skip
    exceptions = ("botocore.CapacityNotAvailableError",)
    retryable = True


class ServerFaultError(ServiceError):
    """ECR failed on its own side."""

    codes = (
        "ServerException", "500", "502", "503", "504", "InternalError", "InternalFailure",
        "InternalServerError", "InternalServerException", "ServiceUnavailable", "ServiceUnavailableException",
    )  # fmt: skip
    retryable = True


class UnexpectedServiceError(ServiceError):
    """A code this program does not know; `evidence` has all there is."""
