"""ECR's front door: AWS JSON 1.1 in and out, from a raw request to the raw answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from layerscope.localregistry.authentication import authenticate
from layerscope.localregistry.call import Call, HtmlAnswer, Service
from layerscope.localregistry.errors import ServiceError, repository_not_found
from layerscope.localregistry.kms import KMS_TARGET, describe_key
from layerscope.localregistry.model import ECR, TARGET_PREFIX, input_shape
from layerscope.localregistry.operations import (
    images,
    layers,
    manifests,
    policies,
    pull_through,
    referrers,
    replication,
    repositories,
    storage_class,
)
from layerscope.localregistry.portal import PORTAL_PAGE
from layerscope.localregistry.repository import Registry
from layerscope.localregistry.sigv4 import Request
from layerscope.localregistry.validation import validate

_log = logging.getLogger(__name__)

OPERATIONS: Mapping[str, Callable[[Call], dict[str, Any]]] = {
    "BatchCheckLayerAvailability": layers.batch_check_layer_availability,
    "BatchGetImage": manifests.batch_get_image,
    "DescribeImageReplicationStatus": replication.describe_image_replication_status,
    "DescribeImages": images.describe_images,
    "DescribePullThroughCacheRules": pull_through.describe_pull_through_cache_rules,
    "DescribeRepositories": repositories.describe_repositories,
    "GetDownloadUrlForLayer": layers.get_download_url_for_layer,
    "GetLifecyclePolicy": policies.get_lifecycle_policy,
    "GetRegistryPolicy": policies.get_registry_policy,
    "GetRepositoryPolicy": policies.get_repository_policy,
    "ListImageReferrers": referrers.list_image_referrers,
    "ListImages": images.list_images,
    "UpdateImageStorageClass": storage_class.update_image_storage_class,
    "ValidatePullThroughCacheRule": pull_through.validate_pull_through_cache_rule,
}


class Answer(NamedTuple):
    """An HTTP answer without the headers that every answer has.

    `error_code` goes into the header that names an error's type, `called` into the access log.
    """

    status: int
    body: bytes
    content_type: str
    error_code: str = ""
    called: str = ""


def answer_ecr(request: Request, service: Service, origin: str) -> Answer:
    """What ECR answers to the request, or KMS: both speak the same protocol."""
    try:
        if request.headers.get("x-amz-target", "").startswith(KMS_TARGET):
            return _json(200, describe_key(request, service))
        return _json(200, _answer(request, service, origin))
    except ServiceError as error:
        body = {"__type": error.code} | ({"message": error.message} if error.message else {})
        return _json(error.status, body)._replace(error_code=error.code)
    except OSError as error:
        _log.warning("the data folder cannot be read: %s", error)
        return _json(500, {"__type": "ServerException", "message": "Service is unable to handle the request"})
    except HtmlAnswer as html:
        return Answer(html.status, PORTAL_PAGE, "text/html; charset=utf-8")


def _answer(request: Request, service: Service, origin: str) -> dict[str, Any]:
    prefix, _, operation = request.headers.get("x-amz-target", "").partition(".")
    if prefix != TARGET_PREFIX or operation not in OPERATIONS:
        # PutImage and the like exist in ECR; this registry is filled through its data folder.
        raise ServiceError(
            "UnknownOperationException", f"Not an operation of the local registry: {operation}"
        )
    caller, region = authenticate(request, ECR, service.store.callers, service.clock())
    parameters = _parameters(request.body)
    validate(input_shape(operation), parameters)
    account = parameters.get("registryId", caller.account)
    call = Call(operation, parameters, caller, Registry(account, region), service, origin)
    call.meet(service.store.registry_faults(call.registry))
    call.check_allowed()
    if not service.store.has_account(account):
        raise repository_not_found(parameters.get("repositoryName", "*"), account)
    return OPERATIONS[operation](call)


def _parameters(body: bytes) -> dict[str, Any]:
    try:
        parameters = json.loads(body or b"{}")
    except ValueError:
        raise ServiceError("SerializationException") from None
    if not isinstance(parameters, dict):
        raise ServiceError("SerializationException", "Start of structure or map found where not expected.")
    return {name: value for name, value in parameters.items() if value is not None}


def _json(status: int, body: dict[str, Any]) -> Answer:
    return Answer(status, json.dumps(body, separators=(",", ":")).encode(), "application/x-amz-json-1.1")
