"""Every row of CATALOGUE.md: the finding that comes first, and what its remedy names."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from layerscope.accounts.model.profiles import Identity
from layerscope.diagnosis.model.evidence import (
    DigestFacts,
    DigestRole,
    HostFacts,
    KeyFacts,
    LifecycleText,
    PullThroughRule,
    Replica,
    Replication,
    UrlFacts,
    Validation,
)
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Finding
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.rules import findings_of
from layerscope.registry.errors import blobs, content, credentials, network, service
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.manifests.manifest import Descriptor
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.model.repositories import Repository
from layerscope.transfers.errors import DiskFullError, WrongDigestError
from support.samples import diagnosis_facts as made
from support.samples.diagnosis_facts import (
    denial,
    facts,
    healthy,
    no_layer,
    no_policy,
    nothing_there,
    question,
    refusal,
)

OTHER_ARN = made.REPOSITORY_ARN.replace(made.CALLER_ID, made.OWNER_ID)
BLOB = Descriptor(
    made.LAYER, 9, "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", ("https://mcr.example/x",)
)
IN_TOTO = Descriptor(made.LAYER, 9, "application/vnd.in-toto+json")
RULE = PullThroughRule(
    "docker", "registry-1.docker.io", "docker-hub", "arn:aws:secretsmanager:eu-west-1:1:secret:x"
)
CACHED = Repository("docker/library/alpine", made.CALLER_ID)
EVENT = (
    'Failed to pull image "444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/app:v1.4.2": '
    'failed to copy: httpReadSeeker: failed open: failed to do request: Get "https://'
)
TOKEN = ("identity-based policy", "ecr:GetAuthorizationToken")


class Row(NamedTuple):
    """Facts, the cause that must come first, and what its title, change or snippet names."""

    facts: Facts
    cause: str
    names: tuple[str, ...]
    question: Question = question()


def url_denied(context: str) -> Facts:
    return no_layer(url=denial("GetDownloadUrlForLayer", context))


def blob_refused(kind: type[blobs.BlobError], words: str = "AccessDenied", **values: Any) -> Facts:
    error = refusal(
        kind, "GET", words, subject={"host": made.BUCKET_HOST}, evidence={"code": "AccessDenied"}, **values
    )
    return healthy(first_byte=error)


def way_ended(kind: type[network.NetworkError], host: str = made.BUCKET_HOST) -> Facts:
    error = refusal(kind, "", "no way", subject={"operation": "", "host": host})
    return healthy(
        url=UrlFacts(host), url_host=HostFacts(host, addresses=("52.216.0.1",), error=error), first_byte=error
    )


def api_ended(kind: type[network.NetworkError], **host: Any) -> Facts:
    error = refusal(kind, "GetCallerIdentity", "no way", subject={"host": made.API_HOST})
    return facts(
        identity=error,
        api_host=HostFacts(made.API_HOST, error=error, **host),
        repository=error,
        image=error,
        url=error,
    )


def image_gone(**answers: Any) -> Facts:
    gone = refusal(service.ImageNotFoundError, "DescribeImages", "The image does not exist")
    missing = {
        "image": gone,
        "manifest": gone,
        "config": None,
        "url": None,
        "url_host": None,
        "first_byte": None,
    }
    return healthy(**{**missing, "digest": None, "availability": None, **answers})


def signed_out() -> Facts:
    return facts(
        identity=refusal(credentials.SignInRequiredError, "GetCallerIdentity"), account=made.Account("prod")
    )


def role_denied(context: str = "") -> service.AccessDeniedError:
    """STS's words where a role of another account is not given."""
    words = (
        f"User: arn:aws:iam::{made.CALLER_ID}:user/ci is not authorized to perform: sts:AssumeRole on "
        f"resource: arn:aws:iam::{made.OWNER_ID}:role/deploy {context}".strip()
    )
    error = refusal(
        service.AccessDeniedError,
        "AssumeRole",
        words,
        denial=parse_denial(words),
        evidence={"code": "AccessDenied"},
    )
    assert isinstance(error, service.AccessDeniedError)
    return error


ROWS: dict[str, Row] = {
    "1": Row(
        url_denied(no_policy("identity-based policy")),
        "identity-policy",
        ("ecr:GetDownloadUrlForLayer", made.REPOSITORY_ARN, made.CALLER_ID),
    ),
    "2": Row(
        url_denied(no_policy("resource-based policy")),
        "repository-policy",
        ("ecr:BatchCheckLayerAvailability", f"arn:aws:iam::{made.CALLER_ID}:root"),
    ),
    "2, by the policy alone": Row(
        no_layer(
            repository=Repository(made.REPOSITORY, made.OWNER_ID, OTHER_ARN),
            repository_policy=made.policy(
                {"Effect": "Allow", "Principal": {"AWS": "999900001111"}, "Action": "ecr:*"}
            ),
            url=denial("GetDownloadUrlForLayer", "", OTHER_ARN),
        ),
        "denied",
        ("ecr:GetDownloadUrlForLayer",),
        question(registry_id=made.OWNER_ID),
    ),
    "2, pasted": Row(
        healthy(),
        "repository-policy",
        ("arn:aws:iam::777788889999:root", "ecr:BatchGetImage"),
        question(
            pasted=made.pasted(
                "denied: User: arn:aws:sts::777788889999:assumed-role/node/i-0 is not authorized to perform: "
                f"ecr:BatchGetImage on resource: {made.REPOSITORY_ARN} because no resource-based policy "
                "allows the ecr:BatchGetImage action"
            )
        ),
    ),
    "3, service control": Row(
        url_denied("with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p-1"),
        "organization-policy",
        ("arn:aws:organizations::1:policy/p-1", "service control policy"),
    ),
    "3, resource control": Row(
        url_denied("with an explicit deny in a resource control policy"),
        "organization-policy",
        ("resource control",),
    ),
    "3, boundary": Row(
        url_denied("with an explicit deny in a permissions boundary"), "permissions-boundary", ("boundary",)
    ),
    "3, session": Row(
        url_denied("with an explicit deny in a session policy"), "session-policy", ("session policy",)
    ),
    "4": Row(
        url_denied(no_policy("VPC endpoint policy")),
        "endpoint-policy",
        ("ecr.api", f"arn:aws:iam::{made.CALLER_ID}:root"),
    ),
    "5": Row(
        no_layer(
            manifest=denial("BatchGetImage", no_policy("identity-based policy", "ecr:BatchGetImage")),
            config=None,
            digest=None,
            url=None,
        ),
        "metadata-only",
        ("ecr:BatchGetImage", made.REPOSITORY_ARN),
    ),
    "6, a diffID": Row(
        no_layer(digest=DigestFacts(DigestRole.DIFF_ID, made.TAG, made.LAYER), manifest=made.manifest()),
        "diff-id",
        (made.LAYER,),
        question(digest=made.DIFF_ID),
    ),
    "6, an image": Row(
        no_layer(digest=DigestFacts(DigestRole.SIBLING_IMAGE, "v1.4.1")),
        "image-digest",
        ("batch-get-image", made.OTHER_LAYER),
        question(digest=made.OTHER_LAYER),
    ),
    "6, a config": Row(
        no_layer(digest=DigestFacts(DigestRole.CONFIG, made.TAG)),
        "config-digest",
        ("manifest's layers",),
        question(digest=made.CONFIG),
    ),
    "6, a push that never completed": Row(
        no_layer(availability=LayerState(Availability.UNAVAILABLE)),
        "push-incomplete",
        ("Push the image again",),
    ),
    "6, a push of another image that never completed": Row(
        no_layer(digest=DigestFacts(DigestRole.SIBLING_LAYER, "v1.4.1")),
        "push-incomplete",
        ("A layer of v1.4.1", "Push v1.4.1 again"),
        question(digest=made.OTHER_LAYER),
    ),
    "6, nobody's": Row(
        no_layer(digest=DigestFacts(DigestRole.UNKNOWN, searched=12, whole=True)),
        "layer-unknown",
        ("registry", made.OTHER_LAYER),
        question(digest=made.OTHER_LAYER),
    ),
    "7": Row(
        no_layer(
            url=refusal(service.LayerInaccessibleError, "GetDownloadUrlForLayer"), elsewhere=(made.sibling(),)
        ),
        "layer-orphaned",
        ("another image",),
    ),
    "7, the bytes are gone": Row(
        blob_refused(blobs.BlobNotFoundError), "bytes-missing", ("Push the image again",)
    ),
    "8": Row(nothing_there(), "repository-missing", (f"{made.REPOSITORY}s", made.CALLER_ID, made.REGION)),
    "9": Row(
        image_gone(
            image=ListedImage(made.IMAGE, (made.TAG,), status="ARCHIVED"),
            manifest=refusal(service.ImageArchivedError, "BatchGetImage"),
        ),
        "archived",
        ("update-image-storage-class", made.IMAGE, "STANDARD", "billed"),
    ),
    "9, pasted": Row(
        image_gone(image=ListedImage(made.IMAGE, (made.TAG,), status="ARCHIVED"), manifest=None),
        "archived",
        ("update-image-storage-class",),
        question(pasted=made.pasted(f'{EVENT}x": image is archived')),
    ),
    "9, of another image": Row(
        no_layer(
            url=refusal(service.LayerInaccessibleError, "GetDownloadUrlForLayer"),
            availability=LayerState(Availability.ARCHIVED),
            elsewhere=(made.sibling(),),
        ),
        "layer-archived",
        ("imageStatus=ARCHIVED", "billed", "20 minutes"),
    ),
    "9, told as a layer that is not there": Row(
        no_layer(availability=LayerState(Availability.ARCHIVED)),
        "layer-archived",
        ("Where used",),
    ),
    "9, with its image": Row(
        no_layer(
            image=ListedImage(made.IMAGE, (made.TAG,), status="ARCHIVED"),
            url=refusal(service.LayerInaccessibleError, "GetDownloadUrlForLayer"),
            availability=LayerState(Availability.ARCHIVED),
        ),
        "archived",
        ("update-image-storage-class", made.IMAGE),
    ),
    "10": Row(
        no_layer(
            url=refusal(service.UpstreamLayerError, "GetDownloadUrlForLayer"),
            repository=CACHED,
            pull_through=(RULE,),
            validation=Validation("docker", valid=False, failure="The secret is not valid"),
        ),
        "upstream-refused",
        (RULE.credential_arn, "docker", "validate-pull-through-cache-rule"),
        question(repository=CACHED.name),
    ),
    "10, a limit": Row(
        image_gone(
            manifest=refusal(
                service.UpstreamImageError, "BatchGetImage", evidence={"code": "UpstreamTooManyRequests"}
            ),
            pull_through=(RULE,),
        ),
        "upstream-refused",
        ("higher limit",),
        question(repository=CACHED.name),
    ),
    "10, the caller": Row(
        image_gone(
            manifest=denial(
                "BatchImportUpstreamImage", no_policy("identity-based policy", "ecr:BatchImportUpstreamImage")
            ),
            pull_through=(RULE,),
        ),
        "import-denied",
        ("ecr:BatchImportUpstreamImage", "ecr:CreateRepository"),
        question(repository=CACHED.name),
    ),
    "11": Row(
        image_gone(pull_through=(RULE,)),
        "pull-through-by-digest",
        ("docker pull", "docker/library/alpine:TAG"),
        question(repository=CACHED.name, image=made.IMAGE),
    ),
    "12": Row(
        healthy(
            **{
                name: getattr(way_ended(network.ConnectTimeoutError, "production.cdn.example"), name)
                for name in ("url", "url_host", "first_byte")
            },
            pull_through=(RULE,),
        ),
        "upstream-store-unreachable",
        ("production.cdn.example", "through ECR"),
        question(repository=CACHED.name),
    ),
    "13": Row(
        no_layer(
            url=refusal(service.KmsError, "GetDownloadUrlForLayer"),
            repository=Repository(
                made.REPOSITORY,
                made.CALLER_ID,
                made.REPOSITORY_ARN,
                encryption_type="KMS",
                kms_key="arn:aws:kms:k1",
            ),
            key=KeyFacts("arn:aws:kms:k1", "Disabled"),
        ),
        "kms-key",
        ("enable-key", "arn:aws:kms:k1"),
    ),
    "13, in S3's words": Row(blob_refused(blobs.UrlKmsError), "kms-key", ("describe-key",)),
    "14": Row(
        blob_refused(blobs.UrlDeniedError),
        "s3-endpoint-policy",
        ("s3:GetObject", f"arn:aws:s3:::prod-{made.REGION}-starport-layer-bucket/*", '"Principal": "*"'),
    ),
    "14, pasted": Row(
        healthy(),
        "s3-endpoint-policy",
        ("s3:GetObject", f"arn:aws:s3:::prod-{made.REGION}-starport-layer-bucket/*"),
        question(
            pasted=made.pasted(f'{EVENT}{made.BUCKET_HOST}/x/y": unexpected status code: 403 Forbidden')
        ),
    ),
    "15": Row(
        way_ended(network.ConnectTimeoutError),
        "storage-unreachable",
        (made.BUCKET_HOST, "443", "prefix list"),
    ),
    "15, pasted": Row(
        healthy(),
        "storage-unreachable",
        (made.BUCKET_HOST,),
        question(pasted=made.pasted(f'{EVENT}{made.BUCKET_HOST}/x/y": dial tcp 52.216.0.1:443: i/o timeout')),
    ),
    "16": Row(
        blob_refused(blobs.UrlExpiredError, server_time_s=made.NOW_S, expired_at_s=made.NOW_S - 60),
        "url-expired",
        ("get-download-url-for-layer", "new URL"),
    ),
    "17": Row(
        blob_refused(blobs.UrlSignatureError, "InvalidArgument: Only one auth mechanism allowed"),
        "auth-header",
        ("without that header",),
    ),
    "17, pasted": Row(
        healthy(),
        "auth-header",
        ("without that header",),
        question(
            pasted=made.pasted("<Code>InvalidArgument</Code> Only one auth mechanism allowed; only the")
        ),
    ),
    "18, pasted": Row(
        healthy(),
        "url-signature",
        ("GET",),
        question(pasted=made.pasted("<Code>SignatureDoesNotMatch</Code>")),
    ),
    "25, pasted": Row(
        healthy(),
        "portal",
        ("in a browser",),
        question(pasted=made.pasted("invalid character '<' looking for beginning of value")),
    ),
    "18": Row(
        blob_refused(blobs.UrlSignatureError, "SignatureDoesNotMatch"), "url-signature", ("GET", "range")
    ),
    "19": Row(
        facts(identity=refusal(credentials.ClockSkewError, "GetCallerIdentity", offset_s=432.0)),
        "clock",
        ("7:12 ahead", "timedatectl set-ntp true"),
    ),
    "20": Row(signed_out(), "signed-out", ("aws sso login --profile prod",)),
    "20, pasted": Row(
        healthy(),
        "client-not-signed-in",
        ("docker login --username AWS", f"{made.CALLER_ID}.dkr.ecr.{made.REGION}.amazonaws.com"),
        question(pasted=made.pasted(f'{EVENT}x": no basic auth credentials')),
    ),
    "20, pasted, a token is given": Row(
        healthy(registry_token=made.NOW_S + 43_200),
        "client-not-signed-in",
        (f"ECR issues {made.ROLE_ARN} an authorization token",),
        question(pasted=made.pasted(f'{EVENT}x": no basic auth credentials')),
    ),
    "20, pasted, a token is denied": Row(
        healthy(registry_token=denial("GetAuthorizationToken", no_policy(*TOKEN), "*")),
        "sign-in-denied",
        ('"Action": "ecr:GetAuthorizationToken"', '"Resource": "*"'),
        question(pasted=made.pasted(f'{EVENT}x": no basic auth credentials')),
    ),
    "21, over": Row(
        facts(identity=refusal(credentials.ExpiredCredentialsError, "GetCallerIdentity")),
        "credentials-expired",
        ("new credentials",),
    ),
    "21, unknown": Row(
        facts(identity=refusal(credentials.UnknownKeyError, "GetCallerIdentity")),
        "key-unknown",
        ("valid key",),
    ),
    "21, wrong": Row(
        facts(identity=refusal(credentials.WrongSecretError, "GetCallerIdentity")),
        "secret-wrong",
        ("secret key",),
    ),
    "22": Row(
        healthy(identity=Identity("999900001111", "arn:aws:iam::999900001111:user/ann", "AIDA", made.REGION)),
        "wrong-identity",
        ("arn:aws:iam::999900001111:user/ann", made.CALLER_ID, "aws configure list --profile prod"),
    ),
    "23": Row(
        api_ended(network.TlsError, issuer="Corp Gateway CA"),
        "tls-inspection",
        ("Corp Gateway CA", "AWS_CA_BUNDLE"),
    ),
    "24, proxy": Row(
        api_ended(network.ProxyError, proxy="proxy.corp:3128"), "proxy", ("proxy.corp:3128", "HTTPS_PROXY")
    ),
    "24, name": Row(api_ended(network.NameResolutionError), "name-not-found", (made.API_HOST, "region")),
    "24, endpoint": Row(api_ended(network.UnreachableError), "api-unreachable", (made.API_HOST, "443")),
    "24, region": Row(
        facts(identity=refusal(credentials.MissingRegionError)),
        "region",
        ("AWS_REGION", "aws configure set region"),
    ),
    "25": Row(
        no_layer(
            url=refusal(
                network.NotEcrAnswerError,
                "GetDownloadUrlForLayer",
                subject={"host": made.API_HOST},
                content_type="text/html",
            )
        ),
        "portal",
        (made.API_HOST, "text/html"),
    ),
    "25, for the layer": Row(blob_refused(blobs.NotABlobError), "portal", (made.BUCKET_HOST,)),
    "26": Row(
        no_layer(url=refusal(service.ThrottledError, "GetDownloadUrlForLayer")),
        "throttled",
        ("quota", "retries"),
    ),
    "27": Row(no_layer(manifest=made.manifest(BLOB)), "foreign-layer", ("https://mcr.example/x",)),
    "28": Row(
        healthy(manifest=made.manifest(IN_TOTO)),
        "attestation",
        ("another digest of its index",),
        question(pasted=made.pasted(f'{EVENT}x": no matching manifest for linux/amd64')),
    ),
    "29": Row(
        healthy(
            manifest=made.index(),
            config=None,
            digest=None,
            lost_children=(made.index().children[1],),
        ),
        "platform-lost",
        ("linux/arm64", made.CHILD, "linux/amd64"),
        question(digest=""),
    ),
    "30": Row(
        image_gone(lifecycle_policy=LifecycleText(made.lifecycle())),
        "lifecycle-expired",
        ("rule 7 (“old releases”)", "v*", "get-lifecycle-policy"),
    ),
    "31": Row(
        image_gone(
            replication=Replication(
                "us-east-1", made.CALLER_ID, (Replica(made.REGION, made.CALLER_ID, "IN_PROGRESS"),)
            )
        ),
        "not-replicated",
        ("Wait", "describe-image-replication-status", "us-east-1"),
    ),
    "31, failed": Row(
        image_gone(
            replication=Replication(
                "us-east-1", made.CALLER_ID, (Replica(made.REGION, made.CALLER_ID, "FAILED", "AccessDenied"),)
            )
        ),
        "not-replicated",
        ("Push the image again", "ecr:ReplicateImage", "AccessDenied"),
    ),
    "31, older than the rule": Row(
        image_gone(replication=Replication("us-east-1", made.CALLER_ID)),
        "not-replicated",
        ("pushed before a rule",),
    ),
    "32": Row(
        healthy(),
        "digest-mismatch",
        ("gzip", "proxies"),
        question(
            seen=WrongDigestError(
                made.LAYER, made.OTHER_LAYER, 12, host=made.BUCKET_HOST, content_encoding="gzip"
            )
        ),
    ),
    "32, of a config": Row(
        healthy(),
        "digest-mismatch",
        ("12 bytes",),
        question(seen=content.DigestMismatchError(made.LAYER, made.OTHER_LAYER, 12)),
    ),
    "32, a full disk": Row(
        healthy(), "disk-full", ("Free up space",), question(seen=DiskFullError(Path("/d"), 5))
    ),
    "32, pasted": Row(
        healthy(),
        "digest-mismatch",
        ("network",),
        question(pasted=made.pasted(f"filesystem layer verification failed for digest {made.LAYER}")),
    ),
    "33": Row(
        facts(url=refusal(service.ServerFaultError, "GetDownloadUrlForLayer")), "server-fault", ("Health",)
    ),
    "34": Row(
        facts(manifest=content.InvalidManifestError("no JSON", "/layers")),
        "manifest-broken",
        ("push it with another tool",),
    ),
    "35": Row(
        facts(identity=role_denied()),
        "role-denied",
        ("trust policy", f"account {made.OWNER_ID}", "aws iam get-role --role-name deploy"),
    ),
    "35, by the caller's own policy": Row(
        facts(identity=role_denied("because no identity-based policy allows the sts:AssumeRole action")),
        "role-denied",
        ("trust policy", f"administrators of account {made.CALLER_ID}"),
    ),
    "35, by a guardrail": Row(
        facts(identity=role_denied("with an explicit deny in a service control policy")),
        "role-denied",
        ("service control policy",),
    ),
    "35, pasted": Row(
        healthy(),
        "role-denied",
        ("trust policy", f"account {made.OWNER_ID}"),
        question(pasted=made.pasted(str(role_denied()))),
    ),
}


@pytest.mark.parametrize("row", ROWS)
def test_the_right_finding_comes_first(row: str) -> None:
    found = findings_of(ROWS[row].question, ROWS[row].facts)
    assert found, "nothing was found"
    assert found[0].cause == ROWS[row].cause, [each.cause for each in found]
    said = told(found[0])
    assert [name for name in ROWS[row].names if name not in said] == []


def test_every_row_has_its_case() -> None:
    assert {row.partition(",")[0] for row in ROWS} == {str(number) for number in range(1, 36)}


def test_a_layer_that_can_be_had_has_no_finding() -> None:
    assert findings_of(question(), healthy()) == ()


def test_nothing_known_gives_nothing() -> None:
    assert findings_of(question(), facts()) == ()
    assert findings_of(Question(), facts()) == ()


def told(finding: Finding) -> str:
    return "\n".join([finding.title, *finding.because, finding.who, finding.change, finding.snippet])


def test_a_pull_through_finding_names_the_repository_upstream() -> None:
    seen = no_layer(
        url=refusal(service.UpstreamLayerError, "GetDownloadUrlForLayer"),
        repository=CACHED,
        pull_through=(PullThroughRule("docker", "registry-1.docker.io", "docker-hub"),),
    )
    first = findings_of(question(repository=CACHED.name), seen)[0]
    assert any("library/alpine at registry-1.docker.io" in because for because in first.because)
    assert "is in library/alpine upstream" in first.change


@pytest.mark.parametrize("row", [name for name in ROWS if name.startswith("35")])
def test_a_role_that_is_denied_is_none_of_ecrs_business(row: str) -> None:
    first = findings_of(ROWS[row].question, ROWS[row].facts)[0]
    assert "ecr" not in told(first).lower().replace(made.API_HOST, "")
    assert "repository" not in told(first)
