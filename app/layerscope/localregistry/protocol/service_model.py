"""Service models as botocore ships them, ECR's unless another is named: operations, shapes and errors."""

from __future__ import annotations

from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape

TARGET_PREFIX = "AmazonEC2ContainerRegistry_V20150921"
ECR = "ecr"
STS = "sts"
IAM = "iam"
SSO = "sso"
SSO_OIDC = "sso-oidc"


@cache
def _raw_model(service: str) -> dict[str, Any]:
    model: dict[str, Any] = Loader().load_service_model(service, "service-2")
    return model


@cache
def service_model(service: str = ECR) -> ServiceModel:
    """The service's model, read once."""
    return ServiceModel(_raw_model(service), service)


@cache
def operation_model(operation: str, service: str = ECR) -> OperationModel:
    """The operation's model: where its request goes, its shapes and its errors."""
    return service_model(service).operation_model(operation)


@cache
def input_shape(operation: str, service: str = ECR) -> Shape:
    """The shape that a request for the operation must have."""
    return operation_model(operation, service).input_shape


@cache
def output_shape(operation: str, service: str = ECR) -> Shape:
    """The shape that an answer of the operation must have; None where it has no content."""
    return operation_model(operation, service).output_shape


@cache
def operation_names(service: str = ECR) -> frozenset[str]:
    """Every operation of the service, whether served here or not."""
    return frozenset(service_model(service).operation_names)


@cache
def error_status(code: str, service: str = ECR) -> int:
    """The HTTP status of an error: the model's, else 500 for the service's own fault, else 400."""
    shape = _raw_model(service)["shapes"].get(code, {})  # botocore's ShapeModel leaves `fault` out.
    if service != ECR and "httpStatusCode" in shape.get("error", {}):
        # AWS JSON 1.1, ECR's protocol, has only the two, whatever the model says.
        return int(shape["error"]["httpStatusCode"])
    return 500 if shape.get("fault") or code in _SERVICE_FAULTS else 400


_SERVICE_FAULTS = frozenset({"InternalFailure", "InternalServerError", "ServiceUnavailable"})
