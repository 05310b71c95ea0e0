"""Error texts as people paste them, of each program, with what must come out of each."""

# ruff: noqa: E501 - messages stand as their programs write them

from __future__ import annotations

from typing import NamedTuple

from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.mentions import MentionedDigest
from layerscope.registry.references.reference import DigestKind
from unit.registry.references.examples import ACCOUNT, DIGEST, HOST, OTHER

BUCKET = "prod-eu-west-1-starport-layer-bucket.s3.eu-west-1.amazonaws.com"
SIGNED = f"https://{BUCKET}/1f2e/3d4c?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0123456789secret"
ROLE = "arn:aws:sts::444455556666:assumed-role/node/i-0abc"
ARN = f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/app"
IMAGE_OF = (MentionedDigest(DIGEST, DigestKind.IMAGE),)
LAYER_OF = (MentionedDigest(DIGEST, DigestKind.LAYER),)


class Said(NamedTuple):
    """What a text says, as far as the test looks at it."""

    text: str
    reference: str
    failure: FailureKind | None
    digests: tuple[MentionedDigest, ...] = ()
    failed_host: str = ""
    region: str = "eu-west-1"
    action: str = ""
    principal: str = ""


_PULL = f'failed to pull and unpack image "{HOST}/team/app:1.4.2"'
_FAILED = f'Failed to pull image "{HOST}/team/app:1.4.2": rpc error: code = Unknown desc = {_PULL}'
_APP = f"{HOST}/team/app:1.4.2"
_LOOKUP = f"dial tcp: lookup {BUCKET} on 10.0.0.2:53: no such host"

DESCRIBED = f"""
Containers:
  app:
    Container ID:  containerd://{"9" * 64}
    Image:         {HOST}/team/app:1.4.2
    State:         Waiting
      Reason:      ImagePullBackOff
Events:
  Type     Reason     Age                From               Message
  ----     ------     ----               ----               -------
  Normal   Scheduled  19s                default-scheduler  Successfully assigned prod/app-5f447 to ip-10-0-1-2.ec2
  Normal   Pulling    5s (x2 over 19s)   kubelet            Pulling image "{HOST}/team/app:1.4.2"
  Warning  Failed     5s (x2 over 19s)   kubelet            {_FAILED}: failed to copy: httpReadSeeker: failed open: \
unexpected status code https://{HOST}/v2/team/app/blobs/{DIGEST}: 403 Forbidden
  Warning  Failed     5s (x2 over 19s)   kubelet            Error: ErrImagePull
"""

MESSAGES = {
    "containerd: denied": Said(
        f"{_FAILED}: failed to copy: httpReadSeeker: failed open: unexpected status code "
        f"https://{HOST}/v2/team/app/blobs/{DIGEST}: 403 Forbidden",
        _APP,
        FailureKind.DENIED,
        LAYER_OF,
        HOST,
    ),
    "ECS: not found": Said(
        f"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {HOST}/proxy:"
        f"latest@{DIGEST}: unexpected status from HEAD request to https://{HOST}/v2/proxy/manifests/{DIGEST}: 404 Not "
        "Found",
        f"{HOST}/proxy:latest@{DIGEST}",
        FailureKind.NOT_FOUND,
        IMAGE_OF,
        HOST,
    ),
    "docker: cross-account denial": Said(
        f"Error response from daemon: pull access denied for {HOST}/team/app, repository does not exist or may require "
        f"'docker login': denied: User: {ROLE} is not authorized to perform: ecr:BatchGetImage on resource: {ARN} "
        "because no resource-based policy allows the ecr:BatchGetImage action",
        f"{HOST}/team/app",
        FailureKind.DENIED,
        (),
        HOST,
        "eu-west-1",
        "ecr:BatchGetImage",
        ROLE,
    ),
    "docker: refused without saying why": Said(
        f"Error response from daemon: pull access denied for {HOST}/team/app, repository does not exist or may require "
        "'docker login'",
        f"{HOST}/team/app",
        FailureKind.DENIED,
        (),
        HOST,
    ),
    "docker: time-out at the bucket": Said(
        f'error pulling image configuration: Get "{SIGNED}": dial tcp 52.216.0.1:443: i/o timeout',
        "",
        FailureKind.TIMEOUT,
        (),
        BUCKET,
    ),
    "docker: time-out after the image": Said(
        f"docker pull {HOST}/team/app:1.4.2\nerror pulling image configuration: Get {SIGNED}: dial tcp: i/o timeout",
        _APP,
        FailureKind.TIMEOUT,
        (),
        BUCKET,
    ),
    "docker: mismatch": Said(
        f"filesystem layer verification failed for digest {DIGEST}",
        "",
        FailureKind.DIGEST_MISMATCH,
        LAYER_OF,
        "",
        "",
    ),
    "containerd: mismatch": Said(
        f'failed commit on ref "layer-{DIGEST}": unexpected commit digest {OTHER}, expected {DIGEST}: failed '
        "precondition",
        "",
        FailureKind.DIGEST_MISMATCH,
        (*LAYER_OF, MentionedDigest(OTHER, DigestKind.UNKNOWN)),
        "",
        "",
    ),
    "CLI: layer not found": Said(
        "An error occurred (LayersNotFoundException) when calling the GetDownloadUrlForLayer operation: The layer with "
        f"digest {DIGEST} does not exist within the repository with name 'team/app' in the registry with id '{ACCOUNT}'",
        "team/app",
        FailureKind.NOT_FOUND,
        LAYER_OF,
        "",
        "",
    ),
    "CLI: the command beside the error": Said(
        f"$ aws ecr get-download-url-for-layer --region eu-west-1 --repository-name team/app --layer-digest {DIGEST}\n"
        "An error occurred (RepositoryNotFoundException) when calling the GetDownloadUrlForLayer operation: The "
        f"repository with name 'team/app' does not exist in the registry with id '{ACCOUNT}'",
        f"{HOST}/team/app",
        FailureKind.NOT_FOUND,
        LAYER_OF,
        HOST,
    ),
    "CLI: image not found": Said(
        "An error occurred (ImageNotFoundException) when calling the DescribeImages operation: The image with imageId "
        f"{{imageDigest:'{DIGEST}', imageTag:'1.4.2'}} does not exist within the repository with name 'team/app' in the "
        f"registry with id '{ACCOUNT}'",
        "team/app:1.4.2",
        FailureKind.NOT_FOUND,
        IMAGE_OF,
        "",
        "",
    ),
    "CLI: no endpoint": Said(
        'Could not connect to the endpoint URL: "https://api.ecr.eu-west-1.amazonaws.com/"',
        "",
        FailureKind.CONNECTION,
        (),
        "api.ecr.eu-west-1.amazonaws.com",
    ),
    "CLI: TLS": Said(
        "SSL validation failed for https://api.ecr.eu-west-1.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate "
        "verify failed: self-signed certificate in certificate chain (_ssl.c:1006)",
        "",
        FailureKind.TLS,
        (),
        "api.ecr.eu-west-1.amazonaws.com",
    ),
    "CLI: credentials": Said("Unable to locate credentials.", "", FailureKind.NOT_SIGNED_IN, (), "", ""),
    "containerd: not signed in": Said(
        f'failed to resolve reference "{HOST}/team/app:1.4.2": pull access denied, repository does not exist or may '
        "require authorization: authorization failed: no basic auth credentials",
        _APP,
        FailureKind.NOT_SIGNED_IN,
        (),
        HOST,
    ),
    "old docker: not signed in": Said(
        f"Error response from daemon: Get https://{HOST}/v2/team/app/manifests/1.4.2: no basic auth credentials",
        _APP,
        FailureKind.NOT_SIGNED_IN,
        (),
        HOST,
    ),
    "docker: expired token": Said(
        f"{_APP}: denied: Your authorization token has expired. Reauthenticate and try again.",
        _APP,
        FailureKind.NOT_SIGNED_IN,
        (),
        HOST,
    ),
    "containerd: name resolution": Said(
        f'{_PULL}: failed to do request: Get "{SIGNED}": {_LOOKUP}',
        _APP,
        FailureKind.NAME_RESOLUTION,
        (),
        BUCKET,
    ),
    "containerd: handshake": Said(
        f'{_PULL}: failed to do request: Head "https://{HOST}/v2/team/app/manifests/1.4.2": net/http: TLS handshake '
        "timeout",
        _APP,
        FailureKind.TIMEOUT,
        (),
        HOST,
    ),
    "containerd: TLS": Said(
        f'{_PULL}: failed to do request: Head "https://{HOST}/v2/team/app/manifests/1.4.2": tls: failed to verify '
        "certificate: x509: certificate signed by unknown authority",
        _APP,
        FailureKind.TLS,
        (),
        HOST,
    ),
    "containerd: proxy": Said(
        f'{_PULL}: failed to do request: Head "https://{HOST}/v2/team/app/manifests/1.4.2": proxyconnect tcp: dial tcp '
        "10.0.0.9:3128: connect: connection refused",
        _APP,
        FailureKind.PROXY,
        (),
        HOST,
    ),
    "docker: refused": Said(
        f'Error response from daemon: Get "https://{HOST}/v2/": dial tcp 10.0.3.17:443: connect: connection refused',
        HOST,
        FailureKind.CONNECTION,
        (),
        HOST,
    ),
    "docker: throttled": Said(
        f"{_APP}: toomanyrequests: Rate exceeded", _APP, FailureKind.THROTTLED, (), HOST
    ),
    "containerd: disk": Said(
        f"{_PULL}: write /var/lib/x: no space left on device", _APP, FailureKind.STORAGE_FULL
    ),
    "docker: platform": Said(
        f"{_APP}: no matching manifest for linux/arm64/v8 in the manifest list entries",
        _APP,
        FailureKind.NO_SUCH_PLATFORM,
    ),
    "ECR: upstream": Said(
        f"UnableToGetUpstreamImageException on {_APP}", _APP, FailureKind.UPSTREAM, (), HOST
    ),
    "S3: KMS": Said(
        "The ciphertext refers to a customer master key that does not exist", "", FailureKind.KMS, (), "", ""
    ),
    "S3: expired": Said(
        "<Code>AccessDenied</Code><Message>Request has expired</Message>",
        "",
        FailureKind.URL_EXPIRED,
        (),
        "",
        "",
    ),
    "S3: signed twice": Said(
        "<Code>InvalidArgument</Code><Message>Only one auth mechanism allowed</Message>",
        "",
        FailureKind.AUTH_HEADER,
        (),
        "",
        "",
    ),
    "S3: another signature": Said(
        "<Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match",
        "",
        FailureKind.SIGNATURE,
        (),
        "",
        "",
    ),
    "AWS CLI: another signature": Said(
        "An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: The request",
        "",
        FailureKind.NOT_SIGNED_IN,
        (),
        "",
        "",
    ),
    "docker: a portal": Said(
        f"{_APP}: invalid character '<' looking for beginning of value", _APP, FailureKind.PAGE
    ),
    "AWS: clock": Said(
        "InvalidSignatureException: Signature expired: 20260101T000000Z is now earlier than",
        "",
        FailureKind.CLOCK,
        (),
        "",
        "",
    ),
    "registry: server fault": Said(
        f"{_PULL}: unexpected status code https://{HOST}/v2/team/app/manifests/1.4.2: 503 "
        "Service Unavailable",
        _APP,
        FailureKind.SERVER_FAULT,
        (),
        HOST,
    ),
    "kubectl describe pod": Said(DESCRIBED, _APP, FailureKind.DENIED, LAYER_OF, HOST),
    "CloudTrail": Said(
        f'{{"awsRegion":"eu-west-1","errorCode":"AccessDenied","errorMessage":"User: {ROLE} is not authorized to perform: '
        f'ecr:GetDownloadUrlForLayer on resource: {ARN} with an explicit deny in a service control policy",'
        f'"requestParameters":{{"registryId":"{ACCOUNT}","repositoryName":"team/app","layerDigest":"{DIGEST}"}}}}',
        f"{HOST}/team/app",
        FailureKind.DENIED,
        LAYER_OF,
        HOST,
        "eu-west-1",
        "ecr:GetDownloadUrlForLayer",
        ROLE,
    ),
    "no failure": Said(f"FROM {HOST}/team/app:1.4.2 AS base", _APP, None),
}
