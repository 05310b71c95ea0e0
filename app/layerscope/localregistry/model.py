"""ECR's service model as botocore ships it: operations, shapes and errors."""

from __future__ import annotations

from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import ServiceModel, Shape

TARGET_PREFIX = "AmazonEC2ContainerRegistry_V20150921"
ECR = "ecr"


@cache
def _raw_model() -> dict[str, Any]:
    model: dict[str, Any] = Loader().load_service_model(ECR, "service-2")
    return model


@cache
def service_model() -> ServiceModel:
    """ECR's model, read once."""
    return ServiceModel(_raw_model(), ECR)


@cache
def input_shape(operation: str) -> Shape:
    """The shape that a request for the operation must have."""
    return service_model().operation_model(operation).input_shape


@cache
def output_shape(operation: str) -> Shape:
    """The shape that an answer of the operation must have."""
    return service_model().operation_model(operation).output_shape


@cache
def operation_names() -> frozenset[str]:
    """Every operation of ECR, whether served here or not."""
    return frozenset(service_model().operation_names)


@cache
def error_status(code: str) -> int:
    """The HTTP status of an error in AWS JSON 1.1: 500 for the service's own fault, else 400."""
    shape = _raw_model()["shapes"].get(code, {})  # botocore's ShapeModel leaves `fault` out.
    return 500 if shape.get("fault") or code in _SERVICE_FAULTS else 400


_SERVICE_FAULTS = frozenset({"InternalFailure", "InternalServerError", "ServiceUnavailable"})
