"""Facts of diagnoses, made up: a layer that can be had, and from there what goes wrong one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from layerscope.accounts.model.profiles import Account, Identity, Profile, ProfileKind
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole, HostFacts, Listing, UrlFacts
from layerscope.diagnosis.model.facts import FACTS, Facts
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Call
from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.denials import parse_denial
from layerscope.registry.errors.service import (
    AccessDeniedError,
    LayersNotFoundError,
    PolicyNotFoundError,
    RepositoryNotFoundError,
)
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import Descriptor, ImageManifest, IndexManifest, Platform
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.model.presigned import Probe
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.pasted import read_pasted

CALLER_ID, OWNER_ID, REGION = "444455556666", "111122223333", "eu-west-1"
ROLE_ARN = f"arn:aws:sts::{CALLER_ID}:assumed-role/Operator/me"
REPOSITORY, TAG = "team/app", "v1.4.2"
REPOSITORY_ARN = f"arn:aws:ecr:{REGION}:{CALLER_ID}:repository/{REPOSITORY}"
LAYER, OTHER_LAYER = "sha256:" + "1a" * 32, "sha256:" + "2b" * 32
DIFF_ID, CONFIG, IMAGE = "sha256:" + "3c" * 32, "sha256:" + "4d" * 32, "sha256:" + "5e" * 32
CHILD = "sha256:" + "6f" * 32
API_HOST = f"api.ecr.{REGION}.amazonaws.com"
BUCKET_HOST = f"prod-{REGION}-starport-layer-bucket.s3.{REGION}.amazonaws.com"
REQUEST_ID = "5f0c1d2e-0000-4000-8000-000000000001"
NOW_S = 1_800_000_000.0
LAYER_TYPE = "application/vnd.oci.image.layer.v1.tar+gzip"


def question(**values: Any) -> Question:
    """About a layer of the image, unless told otherwise."""
    return replace(Question(REPOSITORY, TAG, LAYER, region=REGION), **values)


def facts(**answers: Any) -> Facts:
    """Facts of which only these are known; a plain value is an answer, an error a refusal."""
    found = {fact: _answer(fact.name, answers.pop(fact.name)) for fact in FACTS if fact.name in answers}
    return replace(Facts(system="linux", now_s=NOW_S, answers=found), **answers)


def healthy(**answers: Any) -> Facts:
    """Facts of a layer that can be had, but for what is given."""
    known: dict[str, Any] = {
        "account": Account("prod"),
        "expected_profile": Profile("prod", ProfileKind.SSO, REGION, CALLER_ID),
        "identity": Identity(CALLER_ID, ROLE_ARN, "AROAEXAMPLEROLEID00:me", REGION),
        "api_host": HostFacts(
            API_HOST,
            addresses=("52.94.0.1",),
            connected=True,
            secured=True,
            issuer="Amazon RSA 2048 M03",
            clock_offset_s=0.4,
        ),
        "repository": Repository(REPOSITORY, CALLER_ID, REPOSITORY_ARN, encryption_type="AES256"),
        "image": ListedImage(IMAGE, (TAG,), 42_000_000, NOW_S - 86_400),
        "manifest": manifest(),
        "config": ImageConfig(os="linux", architecture="amd64", diff_ids=(DIFF_ID,)),
        "digest": DigestFacts(DigestRole.LAYER, TAG),
        "availability": LayerState(Availability.AVAILABLE),
        "repository_policy": refusal(PolicyNotFoundError, "GetRepositoryPolicy"),
        "registry_policy": refusal(PolicyNotFoundError, "GetRegistryPolicy"),
        "lifecycle_policy": refusal(PolicyNotFoundError, "GetLifecyclePolicy"),
        "pull_through": (),
        "url": UrlFacts(BUCKET_HOST, NOW_S + 3600, NOW_S),
        "url_host": HostFacts(
            BUCKET_HOST,
            addresses=("52.216.0.1",),
            connected=True,
            secured=True,
            issuer="Amazon RSA 2048 M01",
            clock_offset_s=0.3,
        ),
        "first_byte": Probe(206, 41_000_000, 0.08, BUCKET_HOST),
        "elsewhere": (),
    }
    return facts(**{**known, **answers})


def refusal(
    kind: type[RegistryError], operation: str = "", words: str = "no", **values: Any
) -> RegistryError:
    """A refusal with a request id, as AWS gives it."""
    code = kind.__name__.removesuffix("Error") + "Exception"
    subject = Subject(operation, REPOSITORY, TAG, LAYER, CALLER_ID, REGION, f"https://{API_HOST}")
    given = {"code": code, "request_id": REQUEST_ID, "http_status": 400, "raw_text": words}
    evidence = Evidence(**{**given, **values.pop("evidence", {})})
    return kind(words, subject=replace(subject, **values.pop("subject", {})), evidence=evidence, **values)


def denial(operation: str, context: str = "", resource: str = REPOSITORY_ARN) -> AccessDeniedError:
    """AWS's own words on a denial; `context` is how they end."""
    action = f"ecr:{operation}"
    words = (
        f"User: {ROLE_ARN} is not authorized to perform: {action} on resource: {resource} {context}".strip()
    )
    error = refusal(
        AccessDeniedError,
        operation,
        words,
        denial=parse_denial(words),
        evidence={"code": "AccessDeniedException"},
    )
    assert isinstance(error, AccessDeniedError)
    return error


def no_policy(kind: str, action: str = "ecr:GetDownloadUrlForLayer") -> str:
    """`because no identity-based policy allows …`."""
    return f"because no {kind} allows the {action} action"


def manifest(*layers: Descriptor) -> ImageManifest:
    """An image of these layers, else of the one asked for."""
    config = Descriptor(CONFIG, 900, "application/vnd.oci.image.config.v1+json")
    return ImageManifest(
        "application/vnd.oci.image.manifest.v1+json", IMAGE, config,
        layers or (Descriptor(LAYER, 41_000_000, LAYER_TYPE),),
    )  # fmt: skip


def index() -> IndexManifest:
    """An index of two platforms."""
    return IndexManifest(
        "application/vnd.oci.image.index.v1+json",
        IMAGE,
        (
            Descriptor("sha256:" + "70" * 32, 500, platform=Platform("linux", "amd64")),
            Descriptor(CHILD, 500, platform=Platform("linux", "arm64")),
        ),
    )


def pasted(text: str) -> Any:
    """What a pasted text says."""
    return read_pasted(text)


def policy(*statements: dict[str, Any]) -> str:
    """A policy's text."""
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def lifecycle(**selection: Any) -> str:
    """A lifecycle policy of one rule, which removes images tagged `v…` after 14 days."""
    chosen = {"tagStatus": "tagged", "tagPrefixList": ["v"], "countType": "sinceImagePushed",
              "countUnit": "days", "countNumber": 14}  # fmt: skip
    rule = {"rulePriority": 7, "description": "old releases", "selection": chosen | selection,
            "action": {"type": "expire"}}  # fmt: skip
    return json.dumps({"rules": [rule]})


def sibling() -> Elsewhere:
    """Another image with the same layer."""
    return Elsewhere("team/base", "v1.4.1", LAYER, "sha256:" + "77" * 32)


def nothing_there(**answers: Any) -> Facts:
    """Facts of a repository that the registry does not have."""
    gone = refusal(RepositoryNotFoundError, "DescribeRepositories", "The repository does not exist")
    listing = Listing((f"{REPOSITORY}s", "team/api", "base/node"), CALLER_ID, REGION)
    missing = {
        "repository": gone, "image": gone, "manifest": gone, "url": gone, "availability": gone,
        "listing": listing, "digest": None, "config": None, "url_host": None, "first_byte": None,
    }  # fmt: skip
    return healthy(**{**missing, **answers})


def no_layer(**answers: Any) -> Facts:
    """Facts of a layer that ECR does not give out."""
    missing = refusal(LayersNotFoundError, "GetDownloadUrlForLayer", "The layer does not exist")
    return healthy(**{"url": missing, "url_host": None, "first_byte": None, **answers})


def _answer(name: str, given: Any) -> Any:
    if isinstance(given, Answer):
        return given
    if given is None:
        return Answer()
    if isinstance(given, RegistryError):
        return Answer.failed(given, Call(given.subject.operation, given.request_id, NOW_S, 0.05))
    return Answer.of(given, Call(name, REQUEST_ID, NOW_S, 0.05, f"aws ecr {name}"))
