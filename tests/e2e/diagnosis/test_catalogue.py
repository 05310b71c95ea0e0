"""Each row of the catalogue, asked of the demo registry: the right finding comes first, and names the way."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from e2e.diagnosis.told_words import untranslatable
from layerscope.accounts.model.profiles import Account
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.model.steps import Outcome
from layerscope.localregistry.serving.server import LocalRegistry
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.content import DigestMismatchError
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.manifests.manifest import ImageManifest, IndexManifest
from layerscope.registry.references.pasted import read_pasted
from support.drivers.diagnosis_runs import Asker, Run
from support.samples.catalogue import NEVER_PUSHED, ROWS, Row, told_by
from support.servers.certificates import new_authority
from support.servers.scripted_http import scripted_server

ORPHAN_OF = "broken/layer-not-found"  # its second layer is the one that `layer-orphaned` keeps


def diagnosed(asker: Asker, row: Row) -> Run:
    digest, image = digest_of_row(asker, row), row.image
    if row.asked == "attestation":
        digest, image = "", digest
    pasted = read_pasted(row.pasted) if row.pasted else None
    question = Question(row.whole_name, image, digest, row.registry_id, row.region, pasted=pasted)
    return asker.diagnose(question, row.account)


def digest_of_row(asker: Asker, row: Row) -> str:
    """The digest that the row asks for."""
    kind, _, position = row.asked.partition(" ")
    if kind in ("", "never"):
        return NEVER_PUSHED if kind else ""
    repository = ORPHAN_OF if kind == "orphaned" else row.whole_name
    manifest = asker.manifest(repository, "1.0" if kind == "orphaned" else row.image)
    if isinstance(manifest, IndexManifest):
        wanted = {"foreign": "windows", "attestation": "unknown"}[kind]
        child = next(each for each in manifest.children if each.platform and each.platform.os == wanted)
        if kind == "attestation":
            return child.digest
        manifest = asker.manifest(repository, child.digest)
    assert isinstance(manifest, ImageManifest)
    if kind == "diffID":
        config = asker.facts(Question(repository, row.image, manifest.layers[0].digest)).config.value
        assert config is not None
        return config.diff_ids[1]
    choices = {"config": manifest.config, "foreign": manifest.layers[0]}
    chosen = choices.get(kind) or manifest.layers[int(position or 1)]
    return manifest.digest if kind == "image" else chosen.digest


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_right_finding_comes_first_and_names_the_remedy(catalogued: Asker, row: Row) -> None:
    run = diagnosed(catalogued, row)
    assert run.causes[:1] == [row.cause], run.causes
    first = run.result.findings[0]
    assert [name for name in row.names if name not in told_by(first)] == []
    assert first.because
    assert first.who
    assert run.result.complete
    assert Outcome.ASKING not in {step.outcome for step in run.result.steps}
    assert untranslatable(run.result) == []


def test_near_names_are_told(catalogued: Asker) -> None:
    run = diagnosed(catalogued, next(row for row in ROWS if row.cause == "repository-missing"))
    assert any("team/checkout" in reason for reason in run.result.findings[0].because)


def second_layer(asker: Asker, repository: str, tag: str = "1.0") -> str:
    manifest = asker.manifest(repository, tag)
    assert isinstance(manifest, ImageManifest)
    return manifest.layers[1].digest


def test_two_causes_are_both_found(catalogued: Asker) -> None:
    """An archived image, asked for by who may only list: restoring it alone would not help."""
    run = catalogued.diagnose(Question("broken/image-archived", "1.0"), Account("list-only"))
    assert set(run.causes) == {"archived", "metadata-only"}


def test_another_accounts_repository_needs_both_policies(catalogued: Asker) -> None:
    question = Question("private/ledger", "7.2", NEVER_PUSHED, "444455556666")
    run = catalogued.diagnose(question, Account("list-only"))
    assert {"identity-policy", "repository-policy"} <= set(run.causes)


def test_a_deleted_image_and_its_orphaned_layer_are_both_told(catalogued: Asker) -> None:
    question = Question("broken/layer-orphaned", "0.9", second_layer(catalogued, ORPHAN_OF))
    assert set(catalogued.diagnose(question).causes) == {"image-missing", "layer-orphaned"}


def test_a_layer_of_an_expired_image_is_had_from_the_one_that_is_left(catalogued: Asker) -> None:
    repository = "broken/image-expired-by-lifecycle"
    layer = second_layer(catalogued, repository, "1.9")
    run = catalogued.diagnose(Question(repository, "1.8", layer))
    assert run.causes[0] == "lifecycle-expired"
    (elsewhere,) = run.result.findings[0].elsewhere
    assert (elsewhere.repository, elsewhere.image, elsewhere.digest) == (repository, "1.9", layer)


def test_an_error_that_was_seen_leads_to_its_finding(catalogued: Asker) -> None:
    digest = second_layer(catalogued, "broken/bytes-corrupt")
    seen = DigestMismatchError(digest, NEVER_PUSHED, 400_000)
    run = catalogued.diagnose(Question("broken/bytes-corrupt", "1.0", digest, seen=seen))
    assert run.causes[0] == "digest-mismatch"


def test_a_pasted_text_is_enough(catalogued: Asker) -> None:
    text = (
        'Failed to pull image "111122223333.dkr.ecr.eu-central-1.amazonaws.com/broken/image-archived:1.0": '
        "rpc error: code = NotFound desc = failed to resolve reference: not found"
    )
    pasted = read_pasted(text)
    assert pasted.reference is not None
    question = Question(
        pasted.reference.repository,
        pasted.reference.tag,
        registry_id=pasted.registry_id,
        region=pasted.region,
        pasted=pasted,
    )
    run = catalogued.diagnose(question)
    assert run.causes[0] == "archived"


def test_a_layer_that_can_be_had_has_no_finding(catalogued: Asker) -> None:
    run = catalogued.diagnose(Question("team/checkout-worker", "latest"))
    assert run.causes == []
    assert {step.outcome for step in run.result.steps} == {Outcome.FINE}
    assert [finding for told in run.told for finding in told.findings] == []


def test_what_is_told_grows_and_names_no_secret(catalogued: Asker) -> None:
    row = next(row for row in ROWS if row.repository == "bytes-denied")
    run = diagnosed(catalogued, row)
    assert [told.complete for told in run.told] == [False] * (len(run.told) - 1) + [True]
    assert run.told[0].identity is None
    assert all(step.outcome is not Outcome.FAILED for step in run.told[0].steps)
    text = repr(run.told)
    for secret in ("X-Amz-Signature=", "X-Amz-Credential=", "local-registry-secret"):
        assert secret not in text


def test_a_wrong_clock_is_measured(demo_data: Path, asker: Asker) -> None:
    with LocalRegistry(demo_data, clock=lambda: time.time() + 3600) as ahead:
        asker.lead_to(ahead)
        run = asker.diagnose(Question("team/checkout-worker", "latest"))
    assert run.causes[0] == "clock"


def test_tls_inspection_is_named_by_its_issuer(demo_data: Path, asker: Asker, tmp_path: Path) -> None:
    authority = new_authority(tmp_path)
    with LocalRegistry(demo_data) as registry, scripted_server(authority.server_context) as inspected:
        asker.lead_to(registry, AWS_ENDPOINT_URL_ECR=inspected.url, AWS_ENDPOINT_URL_STS=inspected.url)
        run = asker.diagnose(Question("team/checkout-worker", "latest"))
    assert run.causes[0] == "tls-inspection"
    assert any("Inspecting Proxy CA" in reason for reason in run.result.findings[0].because)


def test_a_proxy_that_is_not_there_is_the_proxys(demo_data: Path, asker: Asker) -> None:
    nobody = NetworkSettings(proxy="http://127.0.0.1:9")
    with LocalRegistry(demo_data) as registry:
        port = registry.endpoint.rpartition(":")[2]
        endpoint = f"http://aws.example:{port}"
        asker.lead_to(registry, AWS_ENDPOINT_URL_ECR=endpoint, AWS_ENDPOINT_URL_STS=endpoint)
        run = asker.diagnose(Question("team/checkout-worker", "latest"), network=lambda: nobody)
    assert run.causes[0] == "proxy"


def test_an_address_where_nobody_listens_is_the_networks(demo_data: Path, asker: Asker) -> None:
    with LocalRegistry(demo_data) as registry:
        asker.lead_to(registry, AWS_ENDPOINT_URL_ECR="http://127.0.0.1:9")
        run = asker.diagnose(Question("team/checkout-worker", "latest"))
    assert run.causes[0] == "api-unreachable"


def test_no_region_is_the_settings(
    fresh: LocalRegistry, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asker.lead_to(fresh)
    monkeypatch.delenv("AWS_REGION")
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    assert asker.diagnose(Question("team/checkout-worker", "latest")).causes[0] == "region"


def test_a_layer_that_the_repository_lost_is_had_from_a_neighbour(catalogued: Asker) -> None:
    digest = second_layer(catalogued, "broken/push-incomplete")
    run = catalogued.diagnose(Question("broken/push-incomplete", "1.0", digest))
    assert run.causes[0] == "push-incomplete"
    elsewhere = run.result.findings[0].elsewhere
    assert elsewhere
    assert {each.digest for each in elsewhere} == {digest}
    assert all(each.repository.startswith("broken/") and each.image == "1.0" for each in elsewhere)


def test_a_keys_state_is_asked_for_and_told(catalogued: Asker) -> None:
    facts = catalogued.facts(Question("broken/kms-key-disabled", "1.0"))
    assert facts.key.value is not None
    assert facts.key.value.state == "Disabled"
    (call,) = facts.key.calls
    assert call.request_id
    assert call.command.startswith("aws kms describe-key --key-id arn:aws:kms:eu-central-1:111122223333:key/")
    run = catalogued.diagnose(Question("broken/kms-key-disabled", "1.0"))
    assert any("Disabled" in reason for reason in run.result.findings[0].because)


def test_who_may_not_ask_for_a_key_is_told_all_else(catalogued: Asker) -> None:
    facts = catalogued.facts(Question("broken/kms-key-disabled", "1.0"), Account("prod-readonly"))
    assert isinstance(facts.key.error, AccessDeniedError)
    assert facts.repository.value is not None
