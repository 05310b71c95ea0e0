"""What a diagnosis finds out: each fact declared once, and all their answers as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar, overload

from layerscope.accounts.model.profiles import Account, Identity, Profile
from layerscope.accounts.model.simulation import Simulation
from layerscope.diagnosis.model.answers import NOT_ASKED, Answer
from layerscope.diagnosis.model.evidence import (
    DigestFacts,
    HostFacts,
    KeyFacts,
    LifecycleText,
    Listing,
    PullThroughRule,
    Replication,
    UrlFacts,
    Validation,
)
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.steps import StepName
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import Descriptor, Manifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import LayerState
from layerscope.registry.model.presigned import Probe
from layerscope.registry.model.repositories import Repository

T = TypeVar("T")
_DEFAULT_CHAIN = Account()


class Fact(Generic[T]):
    """One thing to find out: `Facts.key` is the fact, and `facts.key` its answer.

    `step` is the step of a pull to which its calls belong, None where to none. A step is under way until
    every fact that `decides` on it is known; the others only explain. Where `fails`, an error in place of
    the answer is a failure of that step, for rules to look at.
    """

    def __init__(self, step: StepName | None, *, decides: bool = False, fails: bool = False) -> None:
        self.step = step
        self.decides = decides
        self.fails = fails
        self.name = ""

    def __set_name__(self, owner: type[Facts], name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"<fact {self.name}>"

    @overload
    def __get__(self, facts: None, owner: type[Facts]) -> Fact[T]: ...

    @overload
    def __get__(self, facts: Facts, owner: type[Facts]) -> Answer[T]: ...

    def __get__(self, facts: Facts | None, owner: type[Facts]) -> Fact[T] | Answer[T]:
        return self if facts is None else facts.answer(self)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is known so far; a fact without an answer was not asked.

    `account` is as whom and where is asked, `expected_profile` its profile as the shared AWS files have it
    (None for the default chain), `system` this machine's (`sys.platform`), `now_s` when (epoch seconds).
    """

    account: Account = _DEFAULT_CHAIN
    expected_profile: Profile | None = None
    system: str = ""
    now_s: float = 0.0
    answers: Mapping[Fact[Any], Answer[Any]] = field(default_factory=dict)

    # STS GetCallerIdentity
    identity = Fact[Identity](StepName.IDENTITY, decides=True, fails=True)
    # GetAuthorizationToken, where a runtime was not signed in: when the token ends, in epoch seconds; the
    # token itself is not kept
    registry_token = Fact[float](StepName.IDENTITY)
    # The way to the ECR API's host
    api_host = Fact[HostFacts](StepName.NETWORK, decides=True, fails=True)
    # The way to the registry's own host, from where container runtimes pull; asked where they pull from
    registry_host = Fact[HostFacts](StepName.NETWORK)
    # DescribeRepositories in the registry asked
    repository = Fact[Repository](StepName.REPOSITORY, decides=True, fails=True)
    # The names of the repositories there, where the one asked for is missing
    listing = Fact[Listing](StepName.REPOSITORY)
    # Those of the caller's own registry, where that is another
    own_listing = Fact[Listing](StepName.REPOSITORY)
    # Policies by their texts; where there is none, the error is a PolicyNotFoundError
    repository_policy = Fact[str](StepName.REPOSITORY)
    registry_policy = Fact[str](StepName.REPOSITORY)
    # iam:SimulatePrincipalPolicy of somebody else who is looked at, of the caller's own account
    simulation = Fact[Simulation](StepName.REPOSITORY)
    # The registry's pull-through cache rules, and whether the one with the longest prefix works
    pull_through = Fact[tuple[PullThroughRule, ...]](StepName.REPOSITORY)
    validation = Fact[Validation](StepName.REPOSITORY)
    # kms:DescribeKey of the repository's key
    key = Fact[KeyFacts](StepName.REPOSITORY)
    # DescribeImages with imageStatus ANY, of the question's image
    image = Fact[ListedImage](StepName.IMAGE, decides=True, fails=True)
    # That image by BatchGetImage, and its config, for the diffIDs
    manifest = Fact[Manifest](StepName.IMAGE, decides=True, fails=True)
    config = Fact[ImageConfig](StepName.IMAGE)
    # Those of an index's children that answer ImageNotFound
    lost_children = Fact[tuple[Descriptor, ...]](StepName.IMAGE)
    lifecycle_policy = Fact[LifecycleText](StepName.IMAGE)
    # DescribeImageReplicationStatus in the source registry
    replication = Fact[Replication](StepName.IMAGE)
    # Of an index, the child that has the digest asked for
    child = Fact[Manifest](None)
    # BatchCheckLayerAvailability of the digest asked for, and what that digest is
    availability = Fact[LayerState](StepName.LAYER, decides=True, fails=True)
    digest = Fact[DigestFacts](StepName.LAYER, decides=True)
    # Images that hold the same layer and are available
    elsewhere = Fact[tuple[Elsewhere, ...]](StepName.LAYER)
    # GetDownloadUrlForLayer
    url = Fact[UrlFacts](StepName.URL, decides=True, fails=True)
    # The way to the presigned URL's host
    url_host = Fact[HostFacts](StepName.BYTES, fails=True)
    # GET of the URL's first byte; a BlobError has S3's XML
    first_byte = Fact[Probe](StepName.BYTES, decides=True, fails=True)

    def answer(self, fact: Fact[T]) -> Answer[T]:
        return self.answers.get(fact, NOT_ASKED)

    def with_answer(self, fact: Fact[T], answer: Answer[T]) -> Facts:
        return replace(self, answers={**self.answers, fact: answer})


FACTS: tuple[Fact[Any], ...] = tuple(each for each in vars(Facts).values() if isinstance(each, Fact))
