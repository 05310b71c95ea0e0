"""What each error code of AWS means here; ECR's model first, then the codes AWS sends beside its models.

Sources: botocore's models of ecr, sts and sso; https://docs.aws.amazon.com/general/latest/gr/api-retries.html
and https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html
"""

from __future__ import annotations

from layerscope.registry.errors import credentials, service
from layerscope.registry.errors.base import RegistryError

ACCESS_DENIED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "BlockedByOrganizationPolicyException",
        "ForbiddenException",  # the SSO portal: the account or role is not assigned
        "NotAuthorized",
        "UnauthorizedOperation",
    }
)
CLOCK_SKEW = frozenset({"RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"})

BY_CODE: dict[str, type[RegistryError]] = {
    # ECR's model
    "ImageArchivedException": service.ImageArchivedError,
    "ImageNotFoundException": service.ImageNotFoundError,
    "ImageStorageClassUpdateNotSupportedException": service.StorageClassError,
    "InvalidParameterException": service.InvalidParameterError,
    "InvalidTagParameterException": service.InvalidParameterError,
    "KmsException": service.KmsError,
    "LayerInaccessibleException": service.LayerInaccessibleError,
    "LayersNotFoundException": service.LayersNotFoundError,
    "LifecyclePolicyNotFoundException": service.PolicyNotFoundError,
    "LimitExceededException": service.LimitExceededError,
    "PullThroughCacheRuleNotFoundException": service.RuleNotFoundError,
    "RegistryPolicyNotFoundException": service.PolicyNotFoundError,
    "RepositoryNotFoundException": service.RepositoryNotFoundError,
    "RepositoryPolicyNotFoundException": service.PolicyNotFoundError,
    "SecretNotFoundException": service.UpstreamImageError,
    "ServerException": service.ServerFaultError,
    "UnableToAccessSecretException": service.UpstreamImageError,
    "UnableToDecryptSecretValueException": service.UpstreamImageError,
    "UnableToGetUpstreamImageException": service.UpstreamImageError,
    "UnableToGetUpstreamLayerException": service.UpstreamLayerError,
    "UnableToListUpstreamImageReferrersException": service.UpstreamReferrersError,
    "UnsupportedUpstreamRegistryException": service.UpstreamImageError,
    "ValidationException": service.InvalidParameterError,
    # AWS's other codes: the request
    "InvalidParameterValue": service.InvalidParameterError,
    "MissingParameter": service.InvalidParameterError,
    "SerializationException": service.InvalidParameterError,
    "ValidationError": service.InvalidParameterError,
    # throttling
    "429": service.ThrottledError,
    "BandwidthLimitExceeded": service.ThrottledError,
    "EC2ThrottledException": service.ThrottledError,
    "PriorRequestNotComplete": service.ThrottledError,
    "ProvisionedThroughputExceededException": service.ThrottledError,
    "RequestLimitExceeded": service.ThrottledError,
    "RequestThrottled": service.ThrottledError,
    "RequestThrottledException": service.ThrottledError,
    "SlowDown": service.ThrottledError,
    "ThrottleException": service.ThrottledError,
    "ThrottledException": service.ThrottledError,
    "Throttling": service.ThrottledError,
    "ThrottlingException": service.ThrottledError,
    "TooManyRequestsException": service.ThrottledError,
    "TransactionInProgressException": service.ThrottledError,
    # AWS's own faults
    "500": service.ServerFaultError,
    "502": service.ServerFaultError,
    "503": service.ServerFaultError,
    "504": service.ServerFaultError,
    "InternalError": service.ServerFaultError,
    "InternalFailure": service.ServerFaultError,
    "InternalServerError": service.ServerFaultError,
    "InternalServerException": service.ServerFaultError,
    "ServiceUnavailable": service.ServerFaultError,
    "ServiceUnavailableException": service.ServerFaultError,
    # the region
    "OptInRequired": service.RegionDisabledError,
    "RegionDisabledException": service.RegionDisabledError,
    "SubscriptionRequiredException": service.RegionDisabledError,
    # who is asking
    "ExpiredToken": credentials.ExpiredCredentialsError,
    "ExpiredTokenException": credentials.ExpiredCredentialsError,
    "TokenRefreshRequired": credentials.ExpiredCredentialsError,
    "AuthFailure": credentials.UnknownKeyError,
    "InvalidAccessKeyId": credentials.UnknownKeyError,
    "InvalidClientTokenId": credentials.UnknownKeyError,
    "InvalidToken": credentials.UnknownKeyError,
    "UnrecognizedClientException": credentials.UnknownKeyError,
    "IncompleteSignature": credentials.WrongSecretError,
    "IncompleteSignatureException": credentials.WrongSecretError,
    "InvalidSignatureException": credentials.WrongSecretError,
    "MissingAuthenticationToken": credentials.WrongSecretError,
    "MissingAuthenticationTokenException": credentials.WrongSecretError,
    "SignatureDoesNotMatch": credentials.WrongSecretError,
    # the sources of credentials
    "IDPCommunicationError": credentials.CredentialSourceError,
    "IDPRejectedClaim": credentials.CredentialSourceError,
    "InvalidIdentityToken": credentials.CredentialSourceError,
    "InvalidGrantException": credentials.SignInRequiredError,
    "UnauthorizedException": credentials.SignInRequiredError,  # the SSO portal
}

# The codes of BatchGetImage's and BatchCheckLayerAvailability's failures (ImageFailureCode and
# LayerFailureCode in botocore's model).
BY_FAILURE: dict[str, type[RegistryError]] = {
    "InvalidImageDigest": service.InvalidParameterError,
    "InvalidImageTag": service.InvalidParameterError,
    "MissingDigestAndTag": service.InvalidParameterError,
    "ImageTagDoesNotMatchDigest": service.ImageNotFoundError,
    "ImageNotFound": service.ImageNotFoundError,
    "ImageReferencedByManifestList": service.InvalidParameterError,
    "KmsError": service.KmsError,
    "UpstreamAccessDenied": service.UpstreamImageError,
    "UpstreamTooManyRequests": service.UpstreamImageError,
    "UpstreamUnavailable": service.UpstreamImageError,
    "ImageInaccessible": service.ImageArchivedError,
    "InvalidLayerDigest": service.InvalidParameterError,
    "MissingLayerDigest": service.LayersNotFoundError,
}
