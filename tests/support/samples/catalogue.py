"""CATALOGUE.md as the demo registry has it: what is asked, what is found, what the remedy names.

One table for all who ask: the diagnosis itself (tests/e2e/diagnosis) and the window in front of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from layerscope.accounts.model.profiles import Account
from layerscope.diagnosis.model.findings import Finding

OWNER = "111122223333"
OTHER = "444455556666"
NOBODY = Account()  # in particular: the default chain
NEVER_PUSHED = "sha256:" + "0e" * 32


@dataclass(frozen=True)
class Row:
    """A row of CATALOGUE.md. `broken/` stands before `repository` unless that begins with a slash.

    `asked` says which digest is asked for: of the image's nth `layer` (from 0), its `config`, the `image`
    itself, a `diffID`, its `foreign` layer, one that is `orphaned`, one `never` pushed, or none;
    `attestation` asks for that child of its index.
    `pasted` is the text that was pasted. `cause` must come first; `names` must stand in its title, its change
    or its snippet.
    """

    number: int
    repository: str
    cause: str
    names: tuple[str, ...]
    image: str = "1.0"
    asked: str = ""
    account: Account = NOBODY
    registry_id: str = ""
    region: str = ""
    pasted: str = ""

    @property
    def whole_name(self) -> str:
        """The repository's name."""
        return self.repository[1:] if self.repository.startswith("/") else f"broken/{self.repository}"

    @property
    def id(self) -> str:
        """What a test of the row is called."""
        return f"{self.number} {self.repository} {self.asked}".strip()


_URL = "ecr:GetDownloadUrlForLayer"
_SHARING = ("ecr:BatchGetImage", _URL, "ecr:BatchCheckLayerAvailability")

ROWS: tuple[Row, ...] = (
    Row(1, "denied-identity-policy", "identity-policy", (_URL, "repository/broken/denied-identity-policy")),
    Row(2, "/private/ledger", "repository-policy", _SHARING, "7.2", "never", registry_id=OTHER),
    Row(2, "denied-resource-policy", "repository-policy", _SHARING, asked="layer 1"),
    Row(3, "denied-service-control-policy-explicit", "organization-policy", ("p-examplepolicy",)),
    Row(3, "denied-resource-control-policy-explicit", "organization-policy", ("resource_control_policy",)),
    Row(3, "denied-permissions-boundary-explicit", "permissions-boundary", ("policy/boundary",)),
    Row(3, "denied-session-policy-explicit", "session-policy", ("session policy",)),
    Row(3, "denied-outside-endpoint", "repository-policy", ("the repository's policy",)),
    Row(4, "denied-vpc-endpoint-policy", "endpoint-policy", (_URL,)),
    Row(5, "denied-manifest", "metadata-only", ("ecr:BatchGetImage",)),
    Row(
        5, "/team/checkout", "metadata-only", ("ecr:BatchGetImage",), "latest", account=Account("list-only")
    ),
    Row(6, "layer-not-found", "push-incomplete", ("Push the image again",)),
    Row(6, "push-incomplete", "push-incomplete", ("Push the image again",), asked="layer 1"),
    Row(6, "diff-id-as-layer", "diff-id", ()),
    Row(6, "layer-without-size", "diff-id", (), asked="diffID"),
    Row(6, "config-missing", "config-digest", ("manifest's layers",), asked="config"),
    Row(6, "layer-without-size", "image-digest", ("batch-get-image",), asked="image"),
    Row(6, "layer-without-size", "layer-unknown", (), asked="never"),
    Row(7, "layer-inaccessible", "layer-orphaned", (), asked="layer 1"),
    Row(7, "layer-orphaned", "layer-orphaned", (), image="", asked="orphaned"),
    Row(8, "/team/chekout", "repository-missing", ("similar names", OWNER, "eu-central-1"), "v1"),
    Row(9, "image-archived", "archived", ("update-image-storage-class", "billed")),
    Row(9, "layer-archived", "layer-archived", ("imageStatus=ARCHIVED", "billed"), asked="layer 1"),
    Row(10, "upstream/layer", "upstream-refused", ("secret:ecr-pullthroughcache/github",), asked="layer 1"),
    Row(10, "upstream/image", "upstream-refused", ("validate-pull-through-cache-rule",)),
    Row(10, "upstream/too-many-requests", "upstream-refused", ()),
    Row(11, "uncached/layer-at-upstream", "pull-through-by-digest", ("docker pull",), NEVER_PUSHED),
    Row(12, "uncached/layer-at-upstream", "upstream-store-unreachable", ("127.0.0.1",), asked="layer 1"),
    Row(13, "kms-key-disabled", "kms-key", ("key/1b2c3d4e",), asked="layer 1"),
    Row(13, "image-kms", "kms-key", ("key/1b2c3d4e",)),
    Row(13, "bytes-kms", "kms-key", ("key/1b2c3d4e",), asked="layer 1"),
    Row(14, "bytes-denied", "s3-endpoint-policy", ("starport-layer-bucket/*",), asked="layer 1"),
    Row(15, "url-host-unreachable", "storage-unreachable", ("443",), asked="layer 1"),
    Row(16, "bytes-expired", "url-expired", (), asked="layer 1"),
    Row(19, "clock-skew", "clock", (), asked="layer 1"),
    Row(19, "bytes-skewed", "clock", (), asked="layer 1"),
    Row(20, "/team/checkout", "signed-out", ("aws sso login",), "latest", account=Account("prod-sso")),
    Row(
        21, "/team/checkout", "credentials-expired", (), "latest",
        account=Account("expired-keys", "eu-central-1"),
    ),
    Row(
        21, "/team/checkout", "secret-wrong", (), "latest",
        account=Account("wrong-secret", "eu-central-1"),
    ),
    Row(21, "token-expired", "credentials-expired", (), asked="layer 1"),
    Row(21, "key-unknown", "key-unknown", (), asked="layer 1"),
    Row(21, "wrong-secret", "secret-wrong", (), asked="layer 1"),
    Row(25, "portal-html", "portal", ("127.0.0.1",), asked="layer 1"),
    Row(25, "bytes-html", "portal", ("127.0.0.1",), asked="layer 1"),
    Row(26, "throttled-without-retry", "throttled", (), asked="layer 1"),
    Row(26, "bytes-slow-down", "throttled", (), asked="layer 1"),
    Row(27, "/windows/intranet", "foreign-layer", ("mcr.microsoft.com",), "ltsc2022", "foreign"),
    Row(
        28, "/base/debian", "attestation", (), "bookworm", "attestation",
        pasted="failed to pull and unpack image: no match for platform in manifest: not found",
    ),
    Row(29, "missing-platform", "platform-lost", ("linux/arm64",)),
    Row(30, "image-expired-by-lifecycle", "lifecycle-expired", (), "1.8"),
    Row(31, "replication-failed", "not-replicated", ("Push the image again",), region="us-east-1"),
    Row(31, "replication-in-progress", "not-replicated", (), region="us-east-1"),
    Row(33, "server-error", "server-fault", (), asked="layer 1"),
    Row(24, "region-not-enabled", "region-disabled", (), asked="layer 1"),
    Row(
        35, "/team/checkout", "role-denied", ("trust policy", "aws iam get-role --role-name somebody-elses"),
        "latest", account=Account("not-allowed"),
    ),
    Row(
        36, "/inside/not-starting", "layer-not-unpacked", ("which layer is damaged",), "damaged-tar",
        pasted=(
            "failed to pull and unpack image: failed to extract layer sha256:7bb20cf5ef67526cb843d264145241ce"
            "4dde09a337b5be1be42ba464de9a672d: mount callback failed on /var/lib/containerd/tmpmounts/m80213:"
            " archive/tar: invalid tar header: unknown"
        ),
    ),
    Row(
        37, "/inside/not-starting", "program-not-started", ("what it was built for",), "wrong-architecture",
        pasted="exec /srv/app/bin/start: exec format error",
    ),
    Row(7, "bytes-missing", "bytes-missing", ("Push the image again",), asked="layer 1"),
)  # fmt: skip


def told_by(finding: Finding) -> str:
    """Everything that a finding has people do, in one text."""
    return "\n".join((finding.title, finding.who, finding.change, finding.snippet))
