"""Any facts whatever: each answer missing, waited for, late, refused by any error, or a value."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from layerscope.accounts.model.profiles import Account, Identity, Profile, ProfileKind
from layerscope.accounts.model.simulation import SimulatedAction, SimulatedDecision, Simulation
from layerscope.diagnosis.case.principal_access import PULL_ACTIONS
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import (
    DigestFacts,
    DigestRole,
    HostFacts,
    KeyFacts,
    LifecycleText,
    Listing,
    PullThroughRule,
    Replica,
    Replication,
    UrlFacts,
    Validation,
)
from layerscope.diagnosis.model.facts import FACTS, Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.policies.statements import SIGN_IN
from layerscope.registry.errors.denials import Denial
from layerscope.registry.manifests.config import ImageConfig
from layerscope.registry.manifests.manifest import Descriptor, Schema1Manifest, UnknownManifest
from layerscope.registry.model.images import ListedImage
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.model.presigned import Probe
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.pasted import Pasted
from support.samples import diagnosis_facts as made
from support.samples.every_error import an_error, every_denial, every_transfer_error, every_type

ERRORS = [*map(an_error, every_type()), *every_denial()]
REGION = st.sampled_from(["", made.REGION, "us-east-1"])
ACCOUNT = st.sampled_from(["", made.CALLER_ID, made.OWNER_ID])
DIGEST = st.sampled_from(["", made.LAYER, made.OTHER_LAYER, made.DIFF_ID, "no digest"])
NAME = st.sampled_from(["", made.REPOSITORY, "docker/library/alpine"])
ERROR = st.sampled_from(ERRORS)
STATEMENT = {"Effect": "Deny", "Action": "*", "Principal": "*"}
POLICY = st.sampled_from(
    [
        "",
        "{",
        made.policy(),
        made.policy(STATEMENT),
        made.policy({**STATEMENT, "Effect": "Allow"}),
        made.policy({**STATEMENT, "Condition": {"Bool": {"aws:SecureTransport": "false"}}}),
    ]
)
FOREIGN = Descriptor(made.LAYER, 1, "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")
MANIFEST = st.sampled_from(
    [
        made.manifest(),
        made.index(),
        made.manifest(FOREIGN),
        UnknownManifest("x", made.IMAGE),
        Schema1Manifest("x", made.IMAGE, (Descriptor(made.LAYER),)),
    ]
)
HOST = st.builds(
    HostFacts,
    st.sampled_from(["", made.API_HOST, made.BUCKET_HOST, "cdn.example"]),
    addresses=st.sampled_from([(), ("10.0.0.7",), ("52.216.0.1", "nonsense")]),
    proxy=st.sampled_from(["", "proxy:3128"]),
    connected=st.sampled_from([None, True, False]),
    issuer=st.sampled_from(["", "Corp CA"]),
    error=st.none() | ERROR,
    clock_offset_s=st.none() | st.floats(-1e6, 1e6),
)
RULE = st.builds(
    PullThroughRule,
    st.sampled_from(["docker", "team", "ROOT"]),
    st.just("x"),
    credential_arn=st.sampled_from(["", "arn:aws:x"]),
)
PRINCIPALS = (
    "",
    made.ROLE_ARN,
    f"arn:aws:iam::{made.CALLER_ID}:role/team/node",
    f"arn:aws:sts::{made.OWNER_ID}:assumed-role/node/i-0abc",
    "lambda.amazonaws.com",
    "no ARN",
)
SIMULATED = st.builds(
    SimulatedAction,
    st.sampled_from([*PULL_ACTIONS, SIGN_IN]),
    st.sampled_from(list(SimulatedDecision)),
    st.sampled_from([(), ("node-policy",)]),
    st.sampled_from([(), ("aws:SourceVpc",)]),
    st.sampled_from([None, True, False]),
    st.sampled_from([None, True, False]),
)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "identity": st.builds(
        Identity, ACCOUNT, st.sampled_from(["", made.ROLE_ARN]), st.just("AROA:me"), REGION
    ),
    "registry_token": st.floats(0, 2e9),
    "api_host": HOST,
    "registry_host": HOST,
    "repository": st.builds(Repository, NAME, ACCOUNT, encryption_type=st.sampled_from(["", "KMS"])),
    "listing": st.builds(Listing, st.sampled_from([(), (made.REPOSITORY, "team/apps")]), ACCOUNT, REGION),
    "own_listing": st.builds(Listing, st.just((made.REPOSITORY,))),
    "image": st.builds(
        ListedImage,
        DIGEST,
        st.sampled_from([(), (made.TAG,)]),
        pushed_at_s=st.none() | st.just(0.0),
        status=st.sampled_from(["ACTIVE", "ARCHIVED", "ACTIVATING", "NEW"]),
    ),
    "manifest": MANIFEST,
    "config": st.builds(ImageConfig, diff_ids=st.sampled_from([(), (made.DIFF_ID,)])),
    "lost_children": st.sampled_from([(), made.index().children, (Descriptor(made.CHILD),)]),
    "digest": st.builds(
        DigestFacts,
        st.sampled_from(list(DigestRole)),
        st.sampled_from(["", made.TAG]),
        DIGEST,
        st.integers(0, 9),
        st.booleans(),
    ),
    "availability": st.builds(LayerState, st.sampled_from(list(Availability)), st.sampled_from(["", "why"])),
    "repository_policy": POLICY,
    "registry_policy": POLICY,
    "simulation": st.builds(Simulation, st.just(PRINCIPALS[2]), st.lists(SIMULATED, max_size=4).map(tuple)),
    "lifecycle_policy": st.builds(
        LifecycleText,
        st.sampled_from(
            [
                "",
                made.lifecycle(),
                made.lifecycle(tagStatus="any", tagPrefixList=[], countType="imageCountMoreThan"),
            ]
        ),
    ),
    "pull_through": st.lists(RULE, max_size=2).map(tuple),
    "validation": st.builds(Validation, st.just("docker"), st.booleans(), st.sampled_from(["", "no secret"])),
    "replication": st.builds(
        Replication,
        REGION,
        ACCOUNT,
        st.lists(
            st.builds(Replica, REGION, ACCOUNT, st.sampled_from(["IN_PROGRESS", "COMPLETE", "FAILED"])),
            max_size=2,
        ).map(tuple),
    ),
    "key": st.builds(KeyFacts, st.just("k"), st.sampled_from(["", "Enabled", "Disabled", "PendingDeletion"])),
    "url": st.builds(
        UrlFacts, st.sampled_from(["", made.BUCKET_HOST, "cdn.example"]), st.none() | st.floats(0, 1e18)
    ),
    "url_host": HOST,
    "first_byte": st.builds(
        Probe, st.just(206), st.none() | st.integers(0, 10**12), st.just(0.1), st.just("x")
    ),
    "child": MANIFEST,
    "elsewhere": st.sampled_from([(), (made.sibling(),)]),
}


def answers(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer[Any]]:
    """Any answer to a question whose values are these."""
    return st.one_of(
        st.just(Answer()),
        st.just(Answer.pending()),
        st.just(Answer.given_up()),
        ERROR.map(Answer.failed),
        values.map(Answer.of),
    )


ANY_FACTS = st.builds(
    Facts,
    account=st.builds(Account, st.none() | st.just("prod"), REGION, ACCOUNT),
    expected_profile=st.none()
    | st.builds(Profile, st.just("prod"), st.sampled_from(list(ProfileKind)), REGION, ACCOUNT),
    system=st.sampled_from(["", "linux", "win32"]),
    now_s=st.floats(0, 2e9),
    answers=st.fixed_dictionaries({fact: answers(VALUES[fact.name]) for fact in FACTS}),
)
PASTED = st.builds(
    Pasted,
    failure=st.none() | st.sampled_from(list(FailureKind)),
    failed_host=st.sampled_from(["", made.API_HOST, made.BUCKET_HOST, "cdn.example"]),
    denial=st.sampled_from([Denial(), *(error.denial for error in every_denial())]),
)
ANY_QUESTION = st.builds(
    Question,
    NAME,
    st.sampled_from(["", made.TAG, made.IMAGE]),
    DIGEST,
    ACCOUNT,
    REGION,
    st.none() | ERROR | st.sampled_from(every_transfer_error()) | st.just(ValueError("of ours")),
    st.none() | PASTED,
    st.sampled_from(PRINCIPALS),
)
