"""CreateRepository."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.data.served_data import UnusableNameError
from layerscope.localregistry.protocol.api_error import invalid_parameter, repository_already_exists
from layerscope.localregistry.services.ecr.ecr_call import EcrCall
from layerscope.localregistry.services.ecr.operations.repository_listing import described
from layerscope.localregistry.services.ecr.pushing import read_only, telling_disk_errors

_KEPT = (
    "imageTagMutability", "imageTagMutabilityExclusionFilters", "imageScanningConfiguration",
    "encryptionConfiguration",
)  # fmt: skip


def create_repository(call: EcrCall) -> dict[str, Any]:
    """An empty repository in the data folder. Its resource tags are not kept: nothing here tells them."""
    if call.service.uploads is None:
        raise read_only()
    call.check_own()
    name, account = call.parameters["repositoryName"], call.registry.account
    settings = {member: call.parameters[member] for member in _KEPT if member in call.parameters}
    try:
        with telling_disk_errors():
            made = call.store.create(call.registry, name, settings)
    except UnusableNameError as error:
        raise invalid_parameter("repositoryName", f"local registry: {error}") from None
    if made is None:
        raise repository_already_exists(name, account)
    return {"repository": described(made)}
