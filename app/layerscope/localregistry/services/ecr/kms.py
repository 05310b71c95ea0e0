"""The part of KMS that a registry needs: DescribeKey of the keys that registry.json names."""

from __future__ import annotations

import json
from typing import Any

from layerscope.localregistry.content.served_repository import Registry
from layerscope.localregistry.faults.injected import Deny
from layerscope.localregistry.identity.access_denied import not_authorized
from layerscope.localregistry.protocol.api_error import ApiError
from layerscope.localregistry.protocol.sigv4 import SignedRequest
from layerscope.localregistry.services.authentication import authenticate
from layerscope.localregistry.services.local_service import Service

KMS_TARGET = "TrentService."
_ACTION = "kms:DescribeKey"


def describe_key(request: SignedRequest, service: Service) -> dict[str, Any]:
    """The key's state; NotFoundException for a key that its account's registry does not name."""
    if request.headers.get("x-amz-target", "") != f"{KMS_TARGET}DescribeKey":
        raise ApiError("UnknownOperationException", "Of KMS the local registry has DescribeKey only.")
    caller, region = authenticate(request, "kms", service.store.callers, service.clock())
    arn = str(json.loads(request.body or b"{}").get("KeyId", ""))
    if not caller.may(_ACTION):
        raise ApiError("AccessDeniedException", not_authorized(caller.arn, _ACTION, arn, Deny()))
    account = (arn.split(":") + [""] * 5)[4]
    state = service.store.registry(Registry(account, region)).keys.get(arn)
    if state is None:
        raise ApiError("NotFoundException", f"Key '{arn}' does not exist")
    metadata = {
        "AWSAccountId": account,
        "KeyId": arn.rpartition("/")[2],
        "Arn": arn,
        "Enabled": state == "Enabled",
        "KeyState": state,
    }
    return {"KeyMetadata": metadata}
