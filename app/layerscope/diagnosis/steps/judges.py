"""What each step of a pull came to, judged by the answers that are its own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from layerscope.diagnosis.case.access import access_words
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.case.observed_failures import evidence_of
from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.model.answers import NOT_ASKED
from layerscope.diagnosis.model.evidence import DigestFacts, DigestRole, HostFacts
from layerscope.diagnosis.model.steps import Outcome
from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.lifecycle import is_due, read_lifecycle, rule_for
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.credentials import (
    CredentialsError,
    InvalidRegionError,
    MissingRegionError,
)
from layerscope.registry.errors.service import AccessDeniedError, ServiceError
from layerscope.registry.manifests.manifest import IndexManifest
from layerscope.registry.model.images import ImageStatus
from layerscope.registry.model.layers import Availability
from layerscope.registry.references.digests import short
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count

_ROLE = "AssumeRole"  # botocore assumes a role within whatever call comes first
_NOT_A_LAYER = (DigestRole.DIFF_ID, DigestRole.IMAGE, DigestRole.SIBLING_IMAGE, DigestRole.CHILD)
_NOT_HAD = (Availability.UNAVAILABLE, Availability.MISSING, Availability.ARCHIVED)


class JudgedStep(NamedTuple):
    """An outcome with its evidence; `error` where the outcome is an error's."""

    outcome: Outcome
    evidence: str = ""
    error: RegistryError | None = None


def identity(case: Case) -> JudgedStep | None:
    """Who asks; an STS call that does not arrive says nothing about the credentials."""
    answer = case.facts.identity
    if answer.value is not None:
        return JudgedStep(Outcome.FINE, _caller(case))
    if answer.error is None:
        return None
    failed = isinstance(answer.error, CredentialsError) or answer.error.subject.operation.startswith(_ROLE)
    return _by(answer.error, Outcome.FAILED if failed else Outcome.UNKNOWN)


def network(case: Case) -> JudgedStep | None:
    """The way to ECR; any answer of ECR's shows that there is one, whatever the host's probe found."""
    answer = case.facts.api_host
    host, answered = answer.value, _has_answered(case)
    if host is None:
        if answered:
            return JudgedStep(Outcome.FINE, Reason.tr("ECR is reachable."))
        nowhere = isinstance(answer.error, MissingRegionError | InvalidRegionError)
        outcome = Outcome.FAILED if nowhere else Outcome.UNKNOWN
        return _by(answer.error, outcome) if answer.error else None
    if host.error is not None:
        return _by(host.error, Outcome.UNKNOWN if answered else Outcome.FAILED)
    return JudgedStep(Outcome.FINE, _way(host))


def repository(case: Case) -> JudgedStep | None:
    answer = case.facts.repository
    if answer.value is not None:
        return JudgedStep(Outcome.FINE, _repository(case))
    if answer.error is None:
        return None
    if case.facts.image.value is not None or case.facts.manifest.value is not None:
        return _by(answer.error, Outcome.UNKNOWN)
    return _by(answer.error, _of_metadata(answer.error))


def image(case: Case) -> JudgedStep | None:
    """The image's entry and its manifest, which every pull needs."""
    listed, manifest = case.facts.image, case.facts.manifest
    if listed.value is not None and listed.value.status != ImageStatus.ACTIVE:
        return JudgedStep(Outcome.FAILED, _status(case))
    if case.facts.lost_children.value:
        return JudgedStep(Outcome.FAILED, _lost(case))
    if manifest.value is not None or (listed.value is not None and manifest == NOT_ASKED):
        return JudgedStep(Outcome.FINE, _image(case))
    if manifest.error is not None:
        return _by(manifest.error, _of_needed(manifest.error))
    return _by(listed.error, _of_metadata(listed.error)) if listed.error is not None else None


def layer(case: Case) -> JudgedStep | None:
    """What the digest is, and whether ECR says that the layer can be had."""
    role, state = case.facts.digest.value, case.facts.availability
    if role is not None and role.role in _NOT_A_LAYER:
        return JudgedStep(Outcome.FAILED, _role(case, role))
    if case.layer is not None and case.layer.foreign:
        return JudgedStep(Outcome.FAILED, Reason.tr("This is a foreign layer, which is not stored in ECR."))
    if state.value is not None and state.value.availability in _NOT_HAD:
        return JudgedStep(Outcome.FAILED, _availability(case))
    if state.value is not None and state.value.availability is not Availability.UNKNOWN:
        return JudgedStep(Outcome.FINE, _availability(case))
    if state.error is not None:
        return _by(state.error, _of_metadata(state.error))
    return JudgedStep(Outcome.UNKNOWN, _availability(case)) if state.value is not None else None


def url(case: Case) -> JudgedStep | None:
    answer = case.facts.url
    if answer.value is None:
        return _by(answer.error, Outcome.FAILED) if answer.error else None
    found = answer.value
    if found.expires_at_s is None:
        return JudgedStep(Outcome.FINE, Reason.tr("ECR issued a URL at {host}.", host=found.host))
    ends = _time(found.expires_at_s)
    return JudgedStep(
        Outcome.FINE, Reason.tr("ECR issued a URL at {host}, valid until {ends}.", host=found.host, ends=ends)
    )


def first_byte(case: Case) -> JudgedStep | None:
    answer, host = case.facts.first_byte, case.facts.url_host.value
    if answer.value is not None:
        probe = answer.value
        if probe.total_bytes is None:
            return JudgedStep(Outcome.FINE, Reason.tr("{host} served the first byte.", host=probe.host))
        return JudgedStep(
            Outcome.FINE,
            Reason.tr("{host} served byte 1 of {total}.", host=probe.host, total=Count(probe.total_bytes)),
        )
    if answer.error is not None:
        return _by(answer.error, Outcome.FAILED)
    if host is not None and host.error is not None:
        return _by(host.error, Outcome.FAILED)
    return None


def _by(error: RegistryError, outcome: Outcome) -> JudgedStep:
    return JudgedStep(outcome, evidence_of(error), error)


def _of_metadata(error: RegistryError) -> Outcome:
    """Of a call that a pull does not need: if denied or failed, the step stays unknown."""
    return Outcome.UNKNOWN if isinstance(error, AccessDeniedError) or error.retryable else Outcome.FAILED


def _of_needed(error: RegistryError) -> Outcome:
    return Outcome.UNKNOWN if error.retryable and not isinstance(error, ServiceError) else Outcome.FAILED


def _has_answered(case: Case) -> bool:
    """Whether ECR itself has answered anything, be it a refusal."""
    facts = case.facts
    answers = (facts.repository, facts.image, facts.manifest, facts.availability, facts.url)
    return any(
        answer.value is not None or (isinstance(answer.error, ServiceError) and bool(answer.error.request_id))
        for answer in answers
    )


def _caller(case: Case) -> Reason:
    found, profile = case.facts.identity.value, case.facts.expected_profile
    arn = found.arn if found else ""
    if profile and profile.account_id and found and profile.account_id != found.account_id:
        return Reason.tr(
            "{arn}; the profile is for account {promised}.", arn=arn, promised=profile.account_id
        )
    return Reason.tr("{arn} in {region}.", arn=arn, region=case.region or "?")


def _way(host: HostFacts) -> Reason:
    addresses = ", ".join(host.addresses)
    told = Reason.tr("{host} at {addresses}", host=host.host, addresses=addresses)
    if host.private:
        told = Reason.tr("{host} at the private {addresses}", host=host.host, addresses=addresses)
    if host.addresses in ((), (host.host,)):
        told = Reason.tr("{host} is reachable", host=host.host)
    if host.proxy:
        told = Reason.tr("{way} through the proxy {proxy}", way=told, proxy=host.proxy)
    if host.issuer:
        told = Reason.tr("{way}; its certificate was issued by {issuer}", way=told, issuer=host.issuer)
    if host.clock_offset_s is not None and abs(host.clock_offset_s) >= 60:
        told = Reason.tr(
            "{way}; the clock here is {offset}", way=told, offset=phrases.clock_offset(host.clock_offset_s)
        )
    return Reason.tr("{way}.", way=told)


def _repository(case: Case) -> Reason:
    found = case.facts.repository.value
    where = phrases.registry(case.registry_id, case.region)
    told = Reason.tr("{name} in {where}", name=case.repository, where=where)
    if found and found.encryption_type.startswith("KMS"):
        kind, key = found.encryption_type, found.kms_key
        told = Reason.tr("{told}, encrypted with {type} {key}", told=told, type=kind, key=key)
    if access := access_words(case):
        told = Reason.tr("{told}; {more}", told=told, more=access)
    return Reason.tr("{told}.", told=told)


def _status(case: Case) -> Reason:
    listed = case.facts.image.value
    status = listed.status if listed else ""
    return Reason.tr("{image} is {status}.", image=_named(case.image_digest), status=status)


def _lost(case: Case) -> Reason:
    lost = case.facts.lost_children.value or ()
    named = ", ".join(str(child.platform) if child.platform else short(child.digest) for child in lost)
    return Reason.tr("The index lists missing images: {platforms}.", platforms=named)


def _image(case: Case) -> Reason:
    manifest, digest = case.facts.manifest.value, _named(case.image_digest)
    if isinstance(manifest, IndexManifest):
        count = len(manifest.children)
        return Reason.tr(
            "{image} is {digest}, an index of {count} images.",
            image=case.image_name,
            digest=digest,
            count=Count(count),
        )
    told = Reason.tr("{image} is {digest}", image=case.image_name, digest=digest)
    if case.image_name == digest:
        told = Reason.tr("{digest} exists", digest=digest)
    if rule := _lifecycle(case):
        told = Reason.tr("{told}; {more}", told=told, more=rule)
    return Reason.tr("{told}.", told=told)


def _lifecycle(case: Case) -> Reason | None:
    """What the lifecycle policy will do to the image, as part of a sentence."""
    listed, policy = case.facts.image.value, case.facts.lifecycle_policy.value
    rules = read_lifecycle(policy.text) if policy else ()
    if listed is None or isinstance(rules, Unreadable):
        return None
    rule = rule_for([rule for rule in rules if not rule.archived_only], listed.tags)
    if rule is None:
        return None
    if is_due(rule, listed, case.facts.now_s):
        return Reason.tr(
            "it expires by the lifecycle policy's {rule} and may be removed soon", rule=rule.name
        )
    return Reason.tr("the lifecycle policy's {rule} covers it", rule=rule.name)


def _role(case: Case, role: DigestFacts) -> Reason:
    digest = _named(case.question.digest)
    found_in = case.image_name if role.image in ("", case.image) else _named(role.image)
    if role.role is DigestRole.DIFF_ID:
        return Reason.tr(
            "{digest} is a diffID of {image}, not a layer digest.", digest=digest, image=found_in
        )
    return Reason.tr("{digest} is an image's digest, of {image}.", digest=digest, image=found_in)


def _availability(case: Case) -> Reason:
    state = case.facts.availability.value
    told = phrases.availability(state) if state else ""
    return Reason.tr("{digest}: {state}.", digest=_named(case.question.digest), state=told)


def _named(image: str) -> str:
    return short(image) if ":" in image else image


def _time(at_s: float) -> str:
    """UTC, as S3 writes it."""
    try:
        return datetime.fromtimestamp(at_s, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    except (ValueError, OverflowError, OSError):
        return "?"
