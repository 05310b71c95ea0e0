"""ECR's words for the errors that a fault in the data folder names by their code only."""

from __future__ import annotations

_WHERE = "the repository with name '{name}' in the registry with id '{account}'"
# To be formatted with name, account, digest and arn.
FAULT_MESSAGES = {
    "AccessDeniedException": "User: {arn} is not authorized to perform this action",
    "ExpiredTokenException": "The security token included in the request is expired",
    "InvalidParameterException": (
        "Invalid parameter at 'layerDigest' failed to satisfy constraint: "
        "'must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+''"
    ),
    "InvalidSignatureException": (
        "The request signature we calculated does not match the signature you provided. Check your AWS "
        "Secret Access Key and signing method. Consult the service documentation for details."
    ),
    "KmsException": "The operation failed due to a KMS exception",
    "LayerInaccessibleException": (
        f"The layer with digest {{digest}} is not associated with an image within {_WHERE}"
    ),
    "LayersNotFoundException": f"The layer with digest {{digest}} does not exist within {_WHERE}",
    "LimitExceededException": "The operation did not succeed because it would have exceeded a service limit",
    "OptInRequired": "The AWS Access Key Id needs a subscription for the service",
    "RepositoryNotFoundException": (
        "The repository with name '{name}' does not exist in the registry with id '{account}'"
    ),
    "RequestExpired": "Request has expired.",
    "ServerException": "Service is unable to handle the request at this time",
    "ThrottleException": "Rate exceeded",
    "ThrottlingException": "Rate exceeded",
    "TooManyRequestsException": "Too Many Requests",
    "UnableToGetUpstreamImageException": f"Unable to get the upstream image for {_WHERE}",
    "UnableToGetUpstreamLayerException": f"Unable to get the upstream layer {{digest}} for {_WHERE}",
    "UnrecognizedClientException": "The security token included in the request is invalid.",
}
