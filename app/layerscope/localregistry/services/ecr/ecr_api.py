"""ECR's front door: AWS JSON 1.1 in and out, from a raw request to the raw answer."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.protocol.api_error import ApiError, repository_not_found
from layerscope.localregistry.protocol.portal_page import PORTAL_PAGE
from layerscope.localregistry.protocol.service_model import ECR, TARGET_PREFIX, input_shape
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.protocol.validation import validate
from layerscope.localregistry.services.authentication import authenticate
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.kms import KMS_TARGET, describe_key
from layerscope.localregistry.services.ecr.operations import authorization_token
from layerscope.localregistry.services.ecr.operations import image_listing as images
from layerscope.localregistry.services.ecr.operations import image_manifests as manifests
from layerscope.localregistry.services.ecr.operations import image_pushing as pushes
from layerscope.localregistry.services.ecr.operations import image_referrers as referrers
from layerscope.localregistry.services.ecr.operations import image_replication as replication
from layerscope.localregistry.services.ecr.operations import image_scans as scans
from layerscope.localregistry.services.ecr.operations import image_storage_class as storage_class
from layerscope.localregistry.services.ecr.operations import layer_calls as layers
from layerscope.localregistry.services.ecr.operations import layer_uploads as uploads
from layerscope.localregistry.services.ecr.operations import policy_texts as policies
from layerscope.localregistry.services.ecr.operations import pull_through_rules as pull_through
from layerscope.localregistry.services.ecr.operations import repository_creation as creation
from layerscope.localregistry.services.ecr.operations import repository_listing as repositories
from layerscope.localregistry.services.http_answers import HtmlAnswer, HttpAnswer
from layerscope.localregistry.services.local_service import Service

_log = logging.getLogger(__name__)

OPERATIONS: Mapping[str, Callable[[EcrCall], dict[str, Any]]] = {
    "BatchCheckLayerAvailability": layers.batch_check_layer_availability,
    "BatchGetImage": manifests.batch_get_image,
    "CompleteLayerUpload": uploads.complete_layer_upload,
    "CreateRepository": creation.create_repository,
    "DescribeImageReplicationStatus": replication.describe_image_replication_status,
    "DescribeImageScanFindings": scans.describe_image_scan_findings,
    "DescribeImages": images.describe_images,
    "DescribePullThroughCacheRules": pull_through.describe_pull_through_cache_rules,
    "DescribeRepositories": repositories.describe_repositories,
    "GetAuthorizationToken": authorization_token.get_authorization_token,
    "GetDownloadUrlForLayer": layers.get_download_url_for_layer,
    "GetLifecyclePolicy": policies.get_lifecycle_policy,
    "GetRegistryPolicy": policies.get_registry_policy,
    "GetRepositoryPolicy": policies.get_repository_policy,
    "InitiateLayerUpload": uploads.initiate_layer_upload,
    "ListImageReferrers": referrers.list_image_referrers,
    "ListImages": images.list_images,
    "PutImage": pushes.put_image,
    "UpdateImageStorageClass": storage_class.update_image_storage_class,
    "UploadLayerPart": uploads.upload_layer_part,
    "ValidatePullThroughCacheRule": pull_through.validate_pull_through_cache_rule,
}


def answer_ecr(request: SignedRequest, service: Service, origin: str) -> HttpAnswer:
    """What ECR answers to the request, or KMS: both speak the same protocol."""
    try:
        if request.headers.get("x-amz-target", "").startswith(KMS_TARGET):
            return _json(200, describe_key(request, service))
        return _json(200, _answer(request, service, origin))
    except ApiError as error:
        body = {"__type": error.code, **error.details} | ({"message": error.message} if error.message else {})
        return _json(error.status, body)._replace(error_code=error.code)
    except OSError as error:
        _log.warning("the data folder cannot be read: %s", error)
        return _json(500, {"__type": "ServerException", "message": "Service is unable to handle the request"})
    except HtmlAnswer as html:
        return HttpAnswer(html.status, PORTAL_PAGE, "text/html; charset=utf-8")


def _answer(request: SignedRequest, service: Service, origin: str) -> dict[str, Any]:
    prefix, _, operation = request.headers.get("x-amz-target", "").partition(".")
    if prefix != TARGET_PREFIX or operation not in OPERATIONS:
        raise ApiError("UnknownOperationException", f"Not an operation of the local registry: {operation}")
    caller, region = authenticate(request, ECR, service.store.callers, service.clock())
    return called(operation, _parameters(request.body), caller, region, service, origin)


def called(
    operation: str, parameters: dict[str, Any], caller: KeyHolder, region: str, service: Service, origin: str
) -> dict[str, Any]:
    """What the operation answers to the caller. Raises ApiError, OSError and HtmlAnswer."""
    validate(input_shape(operation), parameters)
    return OPERATIONS[operation](admitted(operation, parameters, caller, region, service, origin))


def admitted(
    operation: str, parameters: dict[str, Any], caller: KeyHolder, region: str, service: Service, origin: str
) -> EcrCall:
    """The call, of valid parameters, once the registry's faults and the caller's own policies let it pass."""
    account = parameters.get("registryId", caller.account)
    call = EcrCall(operation, parameters, caller, Registry(account, region), service, origin)
    call.meet(service.store.registry_faults(call.registry))
    call.check_allowed()
    if not service.store.has_account(account):
        raise repository_not_found(parameters.get("repositoryName", "*"), account)
    return call


def _parameters(body: bytes) -> dict[str, Any]:
    try:
        parameters = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise ApiError("SerializationException") from None
    if not isinstance(parameters, dict):
        raise ApiError("SerializationException", "Start of structure or map found where not expected.")
    return {name: value for name, value in parameters.items() if value is not None}


def _json(status: int, body: dict[str, Any]) -> HttpAnswer:
    return HttpAnswer(status, json.dumps(body, separators=(",", ":")).encode(), "application/x-amz-json-1.1")
