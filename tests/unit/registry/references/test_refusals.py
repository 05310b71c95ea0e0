"""Texts that are no references: look-alikes, ECR Public, and what is said of everything else."""

from __future__ import annotations

import pytest

from layerscope.registry.errors.references import EcrPublicError, InvalidReferenceError, LookalikeHostError
from layerscope.registry.references.parsing import LONGEST, parse_reference
from unit.registry.references.examples import ACCOUNT, CONSOLE, DIGEST, HOST


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST}.example.com/team/app",
        f"https://{HOST}@evil.com/team/app",
        f"https://evil@{HOST}/team/app",
        f"{HOST}:8443/team/app",
        f"{HOST}:latest",
        f"{HOST[1:]}/team/app",
        f"{HOST[1:]}",
        f"http://{HOST}.evil.com/v2/team/app/manifests/1",
        f"{HOST.replace('amazonaws', 'аmazonaws')}/team/app",  # noqa: RUF001 - that is the trick
        f"https://console.aws.amazon.com.{HOST}.evil.com/ecr/repositories/private/{ACCOUNT}/app",
    ],
)
def test_a_lookalike_is_refused(text: str) -> None:
    with pytest.raises(LookalikeHostError) as refused:
        parse_reference(text)
    assert refused.value.host in text


@pytest.mark.parametrize(
    "text",
    [
        "public.ecr.aws/nginx/nginx:1.27",
        "https://public.ecr.aws/v2/nginx/nginx/manifests/latest",
        "PUBLIC.ECR.AWS/nginx/nginx",
        "public.ecr.aws",
        "https://gallery.ecr.aws/nginx/nginx",
        "ecr-public.aws.com/nginx/nginx",
        f"arn:aws:ecr-public::{ACCOUNT}:repository/nginx",
        f"https://us-east-1.console.aws.amazon.com/ecr/repositories/public/{ACCOUNT}/nginx?region=us-east-1",
        "https://us-east-1.console.aws.amazon.com/ecr/public-registry/repositories?region=us-east-1",
    ],
)
def test_ecr_public_is_answered_with_its_own_error(text: str) -> None:
    with pytest.raises(EcrPublicError, match="ECR Public"):
        parse_reference(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "paste an image URI"),
        (" \t\n", "paste an image URI"),
        ('"",', "paste an image URI"),
        ("docker.io/library/nginx:1.27", "docker.io is another registry"),
        ("ghcr.io/owner/app", "ghcr.io is another registry"),
        ("https://quay.io/app", "quay.io is another registry"),
        ("localhost:5000/app", "localhost:5000 is another registry"),
        ("registry.k8s.io/pause@" + DIGEST, "registry.k8s.io is another registry"),
        (
            "https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/a/b",
            "URL of a layer's bytes",
        ),
        ("https://api.ecr.us-east-1.amazonaws.com/", "ECR's API"),
        ("ftp://example.com/x", "ftp://"),
        ("https:///team/app", "no host"),
        ("Team/App", "try team/app"),
        (f"{HOST}/Team/App:1", "try team/app"),
        ("a", "2 to 256 characters"),
        (f"{HOST}/{'a' * 257}", "this one has 257"),
        ("team//app", "check the spelling"),
        ("team/app_", "check the spelling"),
        ("team/a..b", "check the spelling"),
        (f"{HOST}/team/app:@{DIGEST}", "leave the colon out"),
        ("team/app:.1", "check the part after the colon"),
        ("team/app:" + "a" * 301, "at most 300"),
        (DIGEST[:-1], "has 63 hexadecimal digits"),
        (f"{HOST}/team/app@{DIGEST}0", "has 65 hexadecimal digits"),
        ("sha256:xyz", "64 digits 0-9 and a-f"),
        ("team/app@latest", "sha256: and 64"),
        (f"https://{HOST}/v2/team/app/manifests/", "copy the full address"),
        ("arn:aws:ecr:eu-west-1", "copy all of it"),
        ("arn:aws:s3:::bucket", "“s3”"),
        (f"arn:aws:ecr:eu-west-1:{ACCOUNT}:repository/team/*", "wildcards"),
        (f"arn:aws:ecr:cn-north-1:{ACCOUNT}:repository/app", "aws-cn"),
        (f"arn:aws:ecr:nowhere:{ACCOUNT}:repository/app", "not a region"),
        ("arn:aws:ecr:eu-west-1:1111:repository/app", "12 digits"),
        (f"arn:aws:ecr:eu-west-1:{ACCOUNT}:registry/app", "“registry”"),
        ("https://eu-west-1.console.aws.amazon.com/ecr/private-registry/repositories", "open the repository"),
        ("https://console.aws.amazon.com/s3/home", "open the repository"),
        (f"https://{CONSOLE}/?region=eu-west-1", "open the repository"),
        (f"https://{CONSOLE}/app?region=cn-north-1", "not a region of console.aws.amazon.com"),
        (f"https://{CONSOLE}/app?region=%00", "not a region of"),
        ("team/app 1.4.2", "spaces"),
        ("team/\u200bapp", "invisible"),
        ("x" * (2 * LONGEST + 1), "too long"),
        ("x" * (LONGEST + 1), "too long"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(text: str, advice: str) -> None:
    with pytest.raises(InvalidReferenceError) as refused:
        parse_reference(text)
    assert advice in refused.value.reason
    assert len(str(refused.value)) < 1000


def test_an_error_keeps_no_secret_of_its_text() -> None:
    with pytest.raises(InvalidReferenceError) as refused:
        parse_reference("https://b.s3.amazonaws.com/x?X-Amz-Signature=0123secret&X-Amz-Expires=1")
    assert "secret" not in str(refused.value) + refused.value.text
