"""What the local registry refuses with: ECR's error codes, in ECR's own words where they are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layerscope.localregistry.protocol.service_model import error_status


class ApiError(Exception):
    """An answer that is an error: `code`, `message` and the HTTP `status` that ECR gives it.

    `details` are further members of the error's shape.
    """

    def __init__(
        self, code: str, message: str = "", status: int = 0, details: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status or error_status(code)
        self.details = details or {}


def invalid_parameter(path: str, constraint: str) -> ApiError:
    """A parameter that breaks its constraint, such as `Member must have value less than or equal to 1000`."""
    return ApiError(
        "InvalidParameterException",
        f"Invalid parameter at '{path}' failed to satisfy constraint: '{constraint}'",
    )


def repository_not_found(name: str, account: str) -> ApiError:
    """A repository that is not in the registry asked."""
    return ApiError("RepositoryNotFoundException", _of("The repository", name, account, "does not exist"))


def repository_already_exists(name: str, account: str) -> ApiError:
    """A repository of a name that is taken."""
    return ApiError(
        "RepositoryAlreadyExistsException", _of("The repository", name, account, "already exists")
    )


def repository_policy_not_found(name: str, account: str) -> ApiError:
    return ApiError(
        "RepositoryPolicyNotFoundException",
        "Repository policy does not exist for the repository " + named(name, account),
    )


def lifecycle_policy_not_found(name: str, account: str) -> ApiError:
    """A repository without a lifecycle policy."""
    return ApiError(
        "LifecyclePolicyNotFoundException",
        "Lifecycle policy does not exist for the repository " + named(name, account),
    )


def registry_policy_not_found(account: str) -> ApiError:
    return ApiError(
        "RegistryPolicyNotFoundException",
        f"Registry policy does not exist in the registry with id '{account}'",
    )


def image_not_found(digest: str | None, tag: str | None, name: str, account: str) -> ApiError:
    """An image that is not in the repository; ECR writes 'null' for the part that was not given."""
    image_id = f"{{imageDigest:'{digest or 'null'}', imageTag:'{tag or 'null'}'}}"
    return ApiError(
        "ImageNotFoundException",
        f"The image with imageId {image_id} does not exist within the repository {named(name, account)}",
    )


def scan_not_found(digest: str, tag: str | None, name: str, account: str) -> ApiError:
    """An image that was never scanned."""
    image_id = f"{{imageDigest:'{digest}', imageTag:'{tag or 'null'}'}}"
    return ApiError(
        "ScanNotFoundException",
        f"Image scan does not exist for the image with '{image_id}' in the repository {named(name, account)}",
    )


def layer_not_found(digest: str, name: str, account: str) -> ApiError:
    """A layer that is not in the repository."""
    return ApiError(
        "LayersNotFoundException",
        f"The layer with digest {digest} does not exist within the repository {named(name, account)}",
    )


def layer_inaccessible(digest: str, name: str, account: str) -> ApiError:
    """A layer that is there but belongs to no image that can be pulled."""
    return ApiError(
        "LayerInaccessibleException",
        f"The layer with digest {digest} is not associated with an image within the repository "
        f"{named(name, account)}",
    )


def upload_not_found(upload_id: str, name: str, account: str) -> ApiError:
    """An upload that was never begun, is over, or is another repository's."""
    return ApiError(
        "UploadNotFoundException",
        f"The upload with upload id '{upload_id}' does not exist within the repository "
        f"{named(name, account)}",
    )


def rule_not_found(prefix: str, account: str) -> ApiError:
    """A pull-through cache rule that is not there."""
    return ApiError(
        "PullThroughCacheRuleNotFoundException",
        f"Pull through cache rule with prefix '{prefix}' does not exist in the registry with id '{account}'",
    )


def _of(what: str, name: str, account: str, does: str) -> str:
    return f"{what} with name '{name}' {does} in the registry with id '{account}'"


def named(name: str, account: str) -> str:
    """How ECR names a repository behind the word for it."""
    return f"with name '{name}' in the registry with id '{account}'"
