"""One repository for each failure an operator can meet, named so that one sees what it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_URL = "GetDownloadUrlForLayer"
_CHECK = "BatchCheckLayerAvailability"
_GET = "BatchGetImage"
_NOWHERE = "http://127.0.0.1:9"
_POLICY_ARN = "arn:aws:iam::111122223333:policy/registry-access"
_GUARDRAIL_ARN = (
    "arn:aws:organizations::999988887777:policy/o-a1b2c3d4e5/service_control_policy/p-examplepolicy"
)

# The kinds of policy in AWS's AccessDenied grammar, with the ARN an explicit denial names.
_POLICIES = {
    "identity-based policy": _POLICY_ARN,
    "resource-based policy": "",
    "service control policy": _GUARDRAIL_ARN,
    "resource control policy": _GUARDRAIL_ARN.replace("service_control", "resource_control"),
    "permissions boundary": _POLICY_ARN.replace("registry-access", "boundary"),
    "session policy": "",
    "VPC endpoint policy": "",
}
# Only these have a form "because no … allows the … action".
_IMPLICIT = frozenset(_POLICIES) - {"resource control policy"}


class DemoFailure(NamedTuple):
    """A repository `broken/<name>` and what goes wrong in it.

    `on` says which digest the faults are about: that of the image's second "layer", of its "config", of the
    "image" itself, or of nothing in particular.
    """

    name: str
    faults: tuple[Mapping[str, Any], ...]
    on: str = ""

    def faults_for(self, digests: Mapping[str, str]) -> list[dict[str, Any]]:
        """The faults as `ecr.json` has them; `digests` by what `on` calls them."""
        about = {"digest": digests[self.on]} if self.on else {}
        return [{**fault, **about} for fault in self.faults]


def failures() -> tuple[DemoFailure, ...]:
    """Every failure that faults can show."""
    return (*_denials(), *_LAYERS, *_LAYERS_AWAY, *_OTHER_CALLS, *_CREDENTIALS, *_ANSWERS, *_bytes())


def _denials() -> Iterator[DemoFailure]:
    """GetDownloadUrlForLayer denied, in every form of the grammar."""
    for policy, arn in _POLICIES.items():
        name = f"denied-{policy.lower().replace(' ', '-').replace('-based', '')}"
        if policy in _IMPLICIT:
            yield DemoFailure(name, (_deny(_URL, policy=policy),))
        yield DemoFailure(f"{name}-explicit", (_deny(_URL, policy=policy, explicit=True, policyArn=arn),))
    yield DemoFailure("denied-without-a-reason", (_deny(_URL, policy=""),))
    # A denial of one call must leave the others' answers standing.
    yield DemoFailure("denied-availability", (_deny(_CHECK),))
    yield DemoFailure("denied-manifest", (_deny(_GET),))
    yield DemoFailure("denied-config", (_deny(_URL),), on="config")
    yield DemoFailure("denied-image-list", (_deny("DescribeImages"),))
    yield DemoFailure("denied-referrers", (_deny("ListImageReferrers"),))
    yield DemoFailure("denied-repository-policy", (_deny("GetRepositoryPolicy"),))
    yield DemoFailure("denied-everything", (_deny("*"),))


def _deny(operation: str, **denial: Any) -> dict[str, Any]:
    known = {name: value for name, value in denial.items() if value or name == "policy"}
    return {"operation": operation, "deny": known or {"policy": "identity-based policy"}}


def _error(operation: str, code: str, message: str = "", **more: Any) -> dict[str, Any]:
    return {"operation": operation, "error": code, **({"message": message} if message else {}), **more}


_LAYERS = (
    DemoFailure(
        "layer-not-found",
        (_error(_URL, "LayersNotFoundException"), {"operation": _CHECK, "availability": "UNAVAILABLE"}),
        on="layer",
    ),
    DemoFailure(
        "layer-inaccessible",
        (_error(_URL, "LayerInaccessibleException"), {"operation": _CHECK, "availability": "UNAVAILABLE"}),
        on="layer",
    ),
    DemoFailure("layer-unavailable", ({"operation": _CHECK, "availability": "UNAVAILABLE"},), on="layer"),
    DemoFailure(
        "layer-archived",
        (_error(_URL, "LayerInaccessibleException"), {"operation": _CHECK, "availability": "ARCHIVED"}),
        on="layer",
    ),
    DemoFailure(
        "layer-missing-in-availability",
        ({"operation": _CHECK, "failure": "MissingLayerDigest"},),
        on="layer",
    ),
    # Below the prefix of the pull through cache rule whose secret is wrong.
    DemoFailure(
        "upstream/layer",
        (
            _error(
                _URL,
                "UnableToGetUpstreamLayerException",
                "Unable to get the upstream layer: the upstream registry's limit of pulls is reached.",
            ),
        ),
    ),
    DemoFailure("kms-key-disabled", (_error(_URL, "KmsException", "The KMS key is disabled."),)),
    DemoFailure(
        "invalid-parameter", (_error(_URL, "InvalidParameterException", "The layer digest is not valid."),)
    ),
)

_LAYERS_AWAY = (
    # A host to which nothing leads from here: nothing listens on that port.
    DemoFailure("url-host-unreachable", ({"operation": _URL, "url_origin": _NOWHERE},)),
    # The same of an upstream's store: below the prefix of a rule that works.
    DemoFailure("uncached/layer-at-upstream", ({"operation": _URL, "url_origin": _NOWHERE},)),
)

_OTHER_CALLS = (
    DemoFailure("repository-not-found", (_error("*", "RepositoryNotFoundException"),)),
    DemoFailure("image-not-found", ({"operation": _GET, "failure": "ImageNotFound"},)),
    DemoFailure("image-inaccessible", ({"operation": _GET, "failure": "ImageInaccessible"},)),
    DemoFailure("image-kms", ({"operation": _GET, "failure": "KmsError"},)),
    DemoFailure(
        "upstream/image",
        (
            _error(
                _GET,
                "UnableToGetUpstreamImageException",
                "The upstream registry refused the credentials of the pull through cache rule.",
            ),
        ),
    ),
    *(
        DemoFailure(f"upstream/{words}", ({"operation": _GET, "failure": code},))
        for words, code in (
            ("access-denied", "UpstreamAccessDenied"),
            ("too-many-requests", "UpstreamTooManyRequests"),
            ("unavailable", "UpstreamUnavailable"),
        )
    ),
    DemoFailure(
        "upstream/referrers",
        (
            _error(
                "ListImageReferrers", "UnableToListUpstreamImageReferrersException", "No referrers upstream."
            ),
        ),
    ),
    DemoFailure(
        "limit-exceeded", (_error(_GET, "LimitExceededException", "The operation exceeds a limit."),)
    ),
)

_CREDENTIALS = (
    DemoFailure("token-expired", (_error(_URL, "ExpiredTokenException"),)),
    DemoFailure("key-unknown", (_error(_URL, "UnrecognizedClientException"),)),
    DemoFailure("wrong-secret", (_error(_URL, "InvalidSignatureException"),)),
    DemoFailure(
        "clock-skew",
        (
            _error(
                _URL,
                "InvalidSignatureException",
                "Signature expired: 20261005T083000Z is now earlier than 20261005T085500Z "
                "(20261005T090000Z - 5 min.)",
            ),
        ),
    ),
    DemoFailure("region-not-enabled", (_error(_URL, "OptInRequired"),)),
)

_ANSWERS = (
    DemoFailure("throttled", (_error(_URL, "ThrottlingException"),)),
    DemoFailure("throttled-without-retry", (_error(_URL, "ThrottleException"),)),
    DemoFailure("throttled-at-first", (_error(_URL, "ThrottlingException", times=2),)),
    DemoFailure("server-error", (_error(_URL, "ServerException"),)),
    DemoFailure(
        "unknown-error", (_error(_URL, "TeapotException", "This registry is a teapot.", status=418),)
    ),
    DemoFailure("portal-html", ({"operation": _URL, "html": "portal", "status": 200},)),
    DemoFailure("gateway-html-403", ({"operation": _URL, "html": "portal", "status": 403},)),
    DemoFailure("gateway-html-502", ({"operation": _URL, "html": "portal", "status": 502},)),
    DemoFailure("slow-answer", ({"operation": _URL, "latency_s": 2.5},)),
    # Longer than any client's read time-out, so that all its tries end without an answer.
    DemoFailure("no-answer", ({"operation": _URL, "latency_s": 90},), on="layer"),
)


def _bytes() -> Iterator[DemoFailure]:
    """The URL is handed out, and its bytes fail."""
    for words in (
        "denied",
        "expired",
        "kms",
        "missing",
        "skewed",
        "redirect",
        "slow-down",
        "busy",
        "internal-error",
        "html",
    ):
        yield DemoFailure(f"bytes-{words}", ({"bytes": words},), on="layer")
    for words in ("truncated", "stall", "reset", "corrupt"):
        yield DemoFailure(f"bytes-{words}", ({"bytes": words, "after_bytes": 200_000},), on="layer")
    # A connection that drops once: what a download has to get over.
    yield DemoFailure(
        "bytes-reset-once", ({"bytes": "reset", "after_bytes": 200_000, "times": 1},), on="layer"
    )
    yield DemoFailure("bytes-slow", ({"bytes": "slow", "bytes_per_s": 40_000},), on="layer")
