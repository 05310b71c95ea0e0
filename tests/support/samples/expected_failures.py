"""What each broken repository of the demo shows: the stage that fails and the error there, and no other."""

from __future__ import annotations

from typing import Any

from layerscope.localregistry.demo.repositories.demo_failures import failures
from layerscope.registry.ecr.children import ChildState
from layerscope.registry.errors import blobs as blob_errors
from layerscope.registry.errors import content, credentials, network, service
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.model.layers import Availability

_URL_DENIED = {"config": service.AccessDeniedError, "url": service.AccessDeniedError}


def _url(error: type[RegistryError]) -> dict[str, Any]:
    """Where the call for the URL fails, the config, whose URL it is too, cannot be read either."""
    return {"config": error, "url": error}


# What each repository shows: the stage that fails and the error there; nothing else may fail.
EXPECTED: dict[str, dict[str, Any]] = {
    **{failure.name: _URL_DENIED for failure in failures() if failure.name.startswith("denied-")},
    "denied-availability": {"availability": service.AccessDeniedError, "state": Availability.UNKNOWN},
    "denied-manifest": {"manifest": service.AccessDeniedError},
    "denied-config": {"config": service.AccessDeniedError},
    "denied-image-list": {"images": service.AccessDeniedError},
    "denied-referrers": {"referrers": service.AccessDeniedError},
    "denied-repository-policy": {"policy": service.AccessDeniedError},
    "denied-everything": {"images": service.AccessDeniedError, "policy": service.AccessDeniedError},
    "layer-not-found": {"state": Availability.UNAVAILABLE, "url": service.LayersNotFoundError},
    "layer-inaccessible": {"state": Availability.UNAVAILABLE, "url": service.LayerInaccessibleError},
    "layer-unavailable": {"state": Availability.UNAVAILABLE},
    "layer-archived": {"state": Availability.ARCHIVED, "url": service.LayerInaccessibleError},
    "layer-missing-in-availability": {"state": Availability.MISSING},
    "upstream/layer": _url(service.UpstreamLayerError),
    "kms-key-disabled": _url(service.KmsError),
    "invalid-parameter": _url(service.InvalidParameterError),
    "repository-not-found": {
        "images": service.RepositoryNotFoundError,
        "policy": service.RepositoryNotFoundError,
    },
    "image-not-found": {"manifest": service.ImageNotFoundError},
    "image-inaccessible": {"manifest": service.ImageArchivedError},
    "image-kms": {"manifest": service.KmsError},
    "upstream/image": {"manifest": service.UpstreamImageError},
    "upstream/access-denied": {"manifest": service.UpstreamImageError},
    "upstream/too-many-requests": {"manifest": service.UpstreamImageError},
    "upstream/unavailable": {"manifest": service.UpstreamImageError},
    "upstream/referrers": {"referrers": service.UpstreamReferrersError},
    "limit-exceeded": {"manifest": service.LimitExceededError},
    "token-expired": _url(credentials.ExpiredCredentialsError),
    "key-unknown": _url(credentials.UnknownKeyError),
    "wrong-secret": _url(credentials.WrongSecretError),
    "clock-skew": _url(credentials.ClockSkewError),
    "region-not-enabled": _url(service.RegionDisabledError),
    "throttled": _url(service.ThrottledError),
    "throttled-without-retry": _url(service.ThrottledError),
    "throttled-at-first": _url(service.ThrottledError),  # with one attempt a call; see below for three
    "server-error": _url(service.ServerFaultError),
    "unknown-error": _url(service.UnexpectedServiceError),
    "portal-html": _url(network.NotEcrAnswerError),
    "gateway-html-403": _url(network.NotEcrAnswerError),
    "gateway-html-502": _url(network.NotEcrAnswerError),
    "slow-answer": {},
    "no-answer": {"url": network.ReadTimeoutError},
    "url-host-unreachable": {"config": network.UnreachableError, "bytes": network.UnreachableError},
    "uncached/layer-at-upstream": {"config": network.UnreachableError, "bytes": network.UnreachableError},
    "bytes-denied": {"bytes": blob_errors.UrlDeniedError},
    "bytes-expired": {"bytes": blob_errors.UrlExpiredError},
    "bytes-kms": {"bytes": blob_errors.UrlKmsError},
    "bytes-missing": {"bytes": blob_errors.BlobNotFoundError},
    "bytes-skewed": {"bytes": blob_errors.UrlClockSkewError},
    "bytes-redirect": {"bytes": blob_errors.UrlRedirectedError},
    "bytes-slow-down": {"bytes": blob_errors.StorageBusyError},
    "bytes-busy": {"bytes": blob_errors.StorageBusyError},
    "bytes-internal-error": {"bytes": blob_errors.StorageBusyError},
    "bytes-html": {"bytes": blob_errors.NotABlobError},
    "bytes-truncated": {"bytes": network.ConnectionLostError},
    "bytes-stall": {"bytes": network.ReadTimeoutError},
    "bytes-reset": {"bytes": network.ConnectionLostError},
    "bytes-reset-once": {"bytes": network.ConnectionLostError},
    "bytes-corrupt": {"bytes": content.DigestMismatchError},
    "bytes-slow": {"bytes": network.SlowAnswerError},  # beyond the patience of this test
    "image-archived": {"manifest": service.ImageArchivedError},
    "image-being-restored": {"manifest": service.ImageArchivedError},
    "missing-platform": {"children": ChildState.MISSING},
    "push-incomplete": {"state": Availability.MISSING, "url": service.LayersNotFoundError},
    "config-missing": {"config": service.LayersNotFoundError},
    "diff-id-as-layer": {"state": Availability.MISSING, "url": service.LayersNotFoundError},
    "config-invalid": {"config": content.InvalidConfigError},
    "config-changed": {"config": content.DigestMismatchError},
    "manifest-invalid": {"manifest": content.InvalidManifestError},
    "layer-without-size": {},
    "image-expired-by-lifecycle": {},
    "layer-orphaned": {},
    "denied-outside-endpoint": _URL_DENIED,
    "replication-failed": {},
    "replication-in-progress": {},
}

# What the window has no card for: its walk along images, layers and downloads leaves it out.
OUT_OF_SIGHT = {"policy", "referrers", "availability"}
# The list itself tells of the one, and a sentence instead of a card of the other.
TOLD_OTHERWISE = {"missing-platform", "image-being-restored"}
# A reset may take bytes with it that had arrived: some downloads get past it, others give up.
UNSETTLED = {"bytes-reset"}
HARMLESS = {"bytes-slow"}  # a matter of patience: one byte comes at once
# One byte can be had of these, and what a download makes of them is more than what one read does.
DOWNLOADED = {"bytes-truncated", "bytes-stall", "bytes-reset-once", "bytes-corrupt"}


def names_not_shown() -> list[str]:
    """The repositories of which the window does not show all that is expected."""
    otherwise = TOLD_OTHERWISE | UNSETTLED | HARMLESS | DOWNLOADED
    return [name for name, stages in EXPECTED.items() if name in otherwise or stages.keys() & OUT_OF_SIGHT]


def check_told(error: RegistryError) -> None:
    """An error says what it is about and what came back, and nothing that is secret."""
    assert str(error)
    assert error.subject.repository or error.subject.host
    assert "X-Amz-Signature=" not in f"{error}{error.raw_text}{error!r}"
    if isinstance(error, service.AccessDeniedError):
        assert error.request_id
