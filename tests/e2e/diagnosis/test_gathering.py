"""The facts that the probes gather: whole, whatever is denied, hangs or is missing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from layerscope.access.diagnosing import Diagnosing
from layerscope.accounts.model.profiles import Account
from layerscope.accounts.sessions.sessions import Sessions
from layerscope.diagnosis.model.answers import Answer
from layerscope.diagnosis.model.evidence import DigestRole
from layerscope.diagnosis.model.facts import FACTS, Facts
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.probes.gathering import gather_facts
from layerscope.localregistry.identity.key_holders import DEFAULT_CALLER
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageNotFoundError,
    LayersNotFoundError,
    PolicyNotFoundError,
    RepositoryNotFoundError,
)
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.digests import digest_of
from layerscope.registry.references.pasted import read_pasted
from support.drivers.diagnosis_runs import Asker
from unit.localregistry.layouts import ACCOUNT, REGION, LayoutFolder, digest

SHARED, OWN, OLD = b"a layer of both", b"a layer of the newer", b"a layer of the older"
POLICY = {"Version": "2012-10-17", "Statement": []}
ACTIONS = (
    "ecr:DescribeRepositories", "ecr:DescribeImages", "ecr:BatchGetImage", "ecr:GetRepositoryPolicy",
    "ecr:GetRegistryPolicy", "ecr:GetLifecyclePolicy", "ecr:DescribePullThroughCacheRules",
    "ecr:ValidatePullThroughCacheRule", "ecr:DescribeImageReplicationStatus",
    "ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
)  # fmt: skip
# What depends on which action: these facts, and no other, change when it is denied.
CHANGED_BY = {
    "ecr:DescribeRepositories": {"repository"},
    "ecr:DescribeImages": {"image"},
    "ecr:BatchGetImage": {"manifest", "digest", "elsewhere", "config", "lost_children"},
    "ecr:GetRepositoryPolicy": {"repository_policy"},
    "ecr:GetRegistryPolicy": {"registry_policy"},
    "ecr:GetLifecyclePolicy": {"lifecycle_policy"},
    "ecr:DescribePullThroughCacheRules": {"pull_through", "validation"},
    "ecr:ValidatePullThroughCacheRule": {"validation"},
    "ecr:DescribeImageReplicationStatus": {"replication"},
    "ecr:BatchCheckLayerAvailability": {"availability"},
    "ecr:GetDownloadUrlForLayer": {"url", "url_host", "first_byte", "config"},
}
QUESTION = Question("team/app", "v2", digest(SHARED))


@contextmanager
def served(
    folder: Path, actions: list[str] | None = None, faults: tuple[dict[str, Any], ...] = ()
) -> Iterator[LocalRegistry]:
    """A registry with one repository of two images; `actions` are what its only caller may do."""
    layout = LayoutFolder(folder)
    layout.image(SHARED, OLD, tags=("v1",))
    layout.image(SHARED, OWN, tags=("v2",))
    layout.settings(policy=POLICY, lifecyclePolicy={"rules": []}, faults=list(faults))
    caller = {
        "accessKeyId": DEFAULT_CALLER.access_key_id,
        "secretAccessKey": DEFAULT_CALLER.secret_access_key,
        "account": ACCOUNT,
        "arn": DEFAULT_CALLER.arn,
        **({"actions": actions} if actions is not None else {}),
    }
    rules = [{"ecrRepositoryPrefix": "team", "upstreamRegistryUrl": "ghcr.io"}]
    registries = {f"{ACCOUNT}/{REGION}": {"policy": POLICY, "pullThroughCacheRules": rules}}
    (folder / "registry.json").write_text(json.dumps({"accounts": [caller], "registries": registries}))
    with LocalRegistry(folder) as registry:
        yield registry


def answers(facts: Facts) -> dict[str, Answer[Any]]:
    return {fact.name: facts.answer(fact) for fact in FACTS}


def outcome(answer: Answer[Any]) -> object:
    return answer.known, type(answer.error)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer[Any]]:
    """Every answer where nothing is denied."""
    with pytest.MonkeyPatch.context() as patch, served(tmp_path_factory.mktemp("whole")) as registry:
        asker = Asker(patch)
        asker.lead_to(registry)
        return answers(asker.facts(QUESTION))


def test_everything_is_found_out(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = asker.facts(QUESTION)
    assert facts.identity.value is not None
    assert facts.identity.value.account_id == ACCOUNT
    assert facts.api_host.value is not None
    assert facts.api_host.value.connected
    assert facts.repository.value is not None
    assert facts.repository.value.registry_id == ACCOUNT
    assert facts.image.value is not None
    assert facts.image.value.tags == ("v2",)
    assert isinstance(facts.manifest.value, ImageManifest)
    assert facts.config.value is not None
    assert facts.digest.value is not None
    assert (facts.digest.value.role, facts.digest.value.image) == (DigestRole.LAYER, "v2")
    assert facts.availability.value is not None
    assert facts.availability.value.availability is Availability.AVAILABLE
    assert json.loads(facts.repository_policy.value or "") == POLICY
    assert json.loads(facts.registry_policy.value or "") == POLICY
    assert facts.lifecycle_policy.value is not None
    assert [rule.prefix for rule in facts.pull_through.value or ()] == ["team"]
    assert facts.validation.value is not None
    assert (facts.validation.value.prefix, facts.validation.value.valid) == ("team", True)
    assert facts.replication.value is not None
    assert facts.url.value is not None
    assert facts.first_byte.value is not None
    assert facts.first_byte.value.total_bytes == len(SHARED)
    assert facts.url_host.value is not None
    assert facts.account.region == REGION


def test_every_answer_has_its_calls_with_request_ids_and_commands(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = asker.facts(QUESTION)
    known = {name: answer for name, answer in answers(facts).items() if answer.known and answer.calls}
    of_api = [call for answer in known.values() for call in answer.calls if call.command]
    assert len({call.operation for call in of_api}) == 12
    assert all(call.request_id and call.elapsed_s is not None and call.at_s for call in of_api)
    assert all(call.command.startswith(("aws ecr ", "aws sts ")) for call in of_api)
    assert "X-Amz-Signature" not in repr(facts)


@pytest.mark.parametrize("denied", ACTIONS)
def test_a_denied_probe_is_evidence_and_not_an_end(
    tmp_path: Path, asker: Asker, whole: dict[str, Answer[Any]], denied: str
) -> None:
    with served(tmp_path, [action for action in ACTIONS if action != denied]) as registry:
        asker.lead_to(registry)
        found = answers(asker.facts(QUESTION))
    changed = {name for name in found if outcome(found[name]) != outcome(whole[name])}
    assert changed <= CHANGED_BY[denied]
    assert any(isinstance(found[name].error, AccessDeniedError) for name in CHANGED_BY[denied])
    assert not any(answer.asking for answer in found.values())


def test_all_probes_denied_are_as_many_answers(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path, []) as registry:
        asker.lead_to(registry)
        facts = asker.facts(QUESTION)
    denied = [name for name, answer in answers(facts).items() if isinstance(answer.error, AccessDeniedError)]
    assert {"repository", "image", "availability", "url", "repository_policy", "pull_through"} <= set(denied)
    assert facts.identity.value is not None  # the one call that needs no permission
    assert facts.api_host.value is not None


def test_hanging_probes_are_given_up_alone(tmp_path: Path, asker: Asker) -> None:
    hanging = {
        "DescribeRepositories": "repository",
        "GetLifecyclePolicy": "lifecycle_policy",
        "BatchCheckLayerAvailability": "availability",
        "GetDownloadUrlForLayer": "url",
    }
    hang = tuple({"operation": operation, "latency_s": 60} for operation in hanging)
    with served(tmp_path, faults=hang) as registry:
        asker.lead_to(registry)
        facts = answers(asker.facts(QUESTION, patience_s=4.0))
    for late in hanging.values():
        assert facts[late].late
        assert not facts[late].known
        assert [call.elapsed_s for call in facts[late].calls] == [None]
    for known in ("identity", "image", "manifest", "digest", "replication", "repository_policy"):
        assert facts[known].known
    assert not any(answer.asking for answer in facts.values())


def test_cancelling_ends_everything(tmp_path: Path, asker: Asker) -> None:
    async def cancelled() -> list[Facts]:
        told: list[Facts] = []
        known = asyncio.Event()

        def note(_: Question, facts: Facts) -> None:
            told.append(facts)
            if facts.identity.known:
                known.set()

        asking = Diagnosing(Sessions(), Account)
        try:
            task = asyncio.ensure_future(gather_facts(QUESTION, await asking._context(QUESTION), note))
            await known.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            count = len(told)
            await asyncio.sleep(0.05)  # nothing is told any more
            assert len(told) == count
        finally:
            asking.close()
        return told

    hang = {"operation": "GetDownloadUrlForLayer", "latency_s": 60}
    with served(tmp_path, faults=(hang,)) as registry:
        asker.lead_to(registry)
        told = asyncio.run(cancelled())
    assert told[-1].url.asking


def test_a_missing_repository_is_looked_for_in_the_listing(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    facts = asker.facts(Question("team/chekout", "v1", digest_of(b"x")))
    assert isinstance(facts.repository.error, RepositoryNotFoundError)
    assert facts.listing.value is not None
    assert "team/checkout" in facts.listing.value.names
    assert facts.listing.value.whole
    assert facts.own_listing == Answer()


def test_another_registry_is_asked_as_the_same_caller(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    facts = asker.facts(Question("shared/base-images", "bookworm", registry_id="444455556666"))
    assert facts.repository.value is not None
    assert facts.repository.value.registry_id == "444455556666"
    assert facts.registry_policy == Answer()  # of another's registry nobody can read it
    assert facts.first_byte.value is not None
    facts = asker.facts(Question("shared/base-image", "bookworm", registry_id="444455556666"))
    assert isinstance(facts.repository.error, RepositoryNotFoundError)
    assert isinstance(facts.listing.error, AccessDeniedError)
    assert facts.own_listing.value is not None
    assert facts.own_listing.value.registry_id == ACCOUNT


def test_another_region_is_asked_and_replication_at_home(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    facts = asker.facts(Question("broken/replication-failed", "1.0", region="us-east-1"))
    assert isinstance(facts.image.error, ImageNotFoundError)
    assert facts.replication.value is not None
    assert facts.replication.value.source_region == REGION
    assert [(each.region, each.status) for each in facts.replication.value.replicas] == [
        ("us-east-1", "FAILED")
    ]


def test_of_an_image_the_most_suspect_layer_is_looked_at(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    manifest = asker.manifest("broken/layer-not-found", "1.0")
    assert isinstance(manifest, ImageManifest)
    facts = asker.facts(Question("broken/layer-not-found", "1.0"))
    assert isinstance(facts.url.error, LayersNotFoundError)
    suspect = facts.url.error.subject.digest
    assert suspect in [layer.digest for layer in manifest.layers]
    assert facts.availability.value is not None
    assert facts.availability.value.availability is Availability.UNAVAILABLE


def test_an_index_is_read_with_its_children(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    facts = asker.facts(Question("broken/missing-platform", "1.0"))
    assert isinstance(facts.manifest.value, IndexManifest)
    assert [str(lost.platform) for lost in facts.lost_children.value or ()] == ["linux/arm64/v8"]
    assert facts.first_byte.value is not None


def test_a_digest_alone_is_found_among_the_repositorys_images(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = asker.facts(Question("team/app", digest=digest(OLD)))
        assert facts.digest.value is not None
        assert (facts.digest.value.role, facts.digest.value.image) == (DigestRole.SIBLING_LAYER, "v1")
        assert [(each.repository, each.image) for each in facts.elsewhere.value or ()] == [("team/app", "v1")]
        unknown = asker.facts(Question("team/app", "v2", digest_of(b"never pushed")))
        assert unknown.digest.value is not None
        assert unknown.digest.value.role is DigestRole.UNKNOWN
        assert (unknown.digest.value.searched, unknown.digest.value.whole) == (2, True)


def test_a_layer_of_an_image_that_went_is_had_from_its_sibling(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = asker.facts(Question("team/app", "v3", digest(SHARED)))
    assert isinstance(facts.image.error, ImageNotFoundError)
    assert {each.image for each in facts.elsewhere.value or ()} == {"v1", "v2"}
    assert all(each.digest == digest(SHARED) for each in facts.elsewhere.value or ())


def test_kept_manifests_are_asked_for_instead_of_ecr(tmp_path: Path, asker: Asker) -> None:
    asked: list[tuple[str, int]] = []

    async def kept(repository: str, digests: Any, /) -> dict[str, Any]:
        asked.append((repository, len(digests)))
        return {}

    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = asker.facts(Question("team/app", digest=digest(OLD)), manifests=lambda: kept)
    assert asked == [("team/app", 2)]
    assert facts.digest.value is not None
    assert (facts.digest.value.role, facts.digest.value.whole) == (DigestRole.UNKNOWN, False)


def test_without_a_repository_only_caller_and_way_are_asked(tmp_path: Path, asker: Asker) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = answers(asker.facts(Question()))
    assert {name for name, answer in facts.items() if answer != Answer()} == {"identity", "api_host"}


@pytest.mark.parametrize("actions", [["ecr:GetAuthorizationToken"], ["ecr:BatchGetImage"]])
def test_a_runtime_that_was_not_signed_in_is_asked_a_token_for(
    tmp_path: Path, asker: Asker, actions: list[str]
) -> None:
    host = f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com"
    pasted = read_pasted(f"Failed to pull image {host}/team/app:v2: no basic auth credentials")
    with served(tmp_path, actions) as registry:
        asker.lead_to(registry)
        run = asker.diagnose(replace(QUESTION, pasted=pasted))
    (call,) = [call for call in run.result.steps[0].calls if call.operation == "GetAuthorizationToken"]
    assert call.request_id
    assert call.command == f"aws ecr get-authorization-token --region {REGION}"
    assert ("sign-in-denied" in run.causes) is (actions == ["ecr:BatchGetImage"])
    assert "client-not-signed-in" in run.causes
    assert "authorizationToken" not in repr(run.result)


def test_no_region_is_an_answer(tmp_path: Path, asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        monkeypatch.delenv("AWS_REGION")
        monkeypatch.delenv("AWS_DEFAULT_REGION")
        facts = asker.facts(QUESTION)
    assert facts.api_host.error is not None
    assert facts.repository.error is not None
    assert facts.identity.value is not None


def test_no_policy_is_an_answer_too(registry: LocalRegistry, asker: Asker) -> None:
    asker.lead_to(registry)
    facts = asker.facts(Question("broken/layer-not-found", "1.0"))
    assert isinstance(facts.repository_policy.error, PolicyNotFoundError)
    assert isinstance(facts.lifecycle_policy.error, PolicyNotFoundError)


@pytest.mark.expects_log("a probe failed in a way that it should not")
def test_a_mistake_of_ours_ends_no_other_probe(
    tmp_path: Path, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("layerscope.diagnosis.probes.registry.rule_for", mistaken)
    with served(tmp_path) as registry:
        asker.lead_to(registry)
        facts = answers(asker.facts(QUESTION))
    assert facts["validation"].late
    assert facts["first_byte"].known
    assert not any(answer.asking for answer in facts.values())
