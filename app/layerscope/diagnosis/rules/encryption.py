"""The key that encrypts a repository."""

from __future__ import annotations

from collections.abc import Iterator

from layerscope.diagnosis.case import commands
from layerscope.diagnosis.case.case import Case
from layerscope.diagnosis.model.findings import Certainty, Finding
from layerscope.diagnosis.model.steps import StepName
from layerscope.diagnosis.rules.rule import rule
from layerscope.registry.errors.blobs import UrlKmsError
from layerscope.registry.errors.service import KmsError
from layerscope.registry.references.failure_words import FailureKind
from layerscope.text.reasons import Reason

_USABLE = ("", "Enabled")


@rule(13)
def key_unusable(case: Case) -> Iterator[Finding]:
    """The KMS key is disabled, deleted, or without its grant."""
    failure = case.observed(KmsError, UrlKmsError, kinds=(FailureKind.KMS,))
    key, repository = case.facts.key.value, case.facts.repository.value
    is_off = key is not None and key.state not in _USABLE
    if failure is None and not is_off:
        return
    key_id = (key.key_id if key else "") or (repository.kms_key if repository else "")
    because: list[str] = [failure.evidence] if failure else []
    if repository and repository.encryption_type:
        because.append(
            Reason.tr(
                "The repository is encrypted with {type} {key}.",
                type=repository.encryption_type,
                key=key_id,
            )
        )
    if key is not None and key.state:
        because.append(Reason.tr("Key state by kms:DescribeKey: {state}.", state=key.state))
    yield Finding(
        "kms-key",
        failure.step if failure else StepName.BYTES,
        Certainty.LIKELY if failure and failure.error is None else Certainty.SHOWN,
        Reason.tr("The repository's KMS key cannot be used"),
        tuple(because),
        Reason.tr("The administrators of the key"),
        _change(key.state if key else ""),
        _snippet(case, key_id, key.state if key else ""),
    )


def _change(state: str) -> Reason:
    if state == "Disabled":
        return Reason.tr("Enable the key; until then no layer in this repository can be pulled.")
    if state == "PendingDeletion":
        return Reason.tr("Cancel the key's deletion and enable it; once it is deleted the layers are lost.")
    return Reason.tr(
        "Enable the key, cancel its deletion, or restore the grant that ECR has on it; until then no "
        "layer of the repository can be pulled."
    )


def _snippet(case: Case, key_id: str, state: str) -> str:
    operation = {"Disabled": "EnableKey", "PendingDeletion": "CancelKeyDeletion"}.get(state, "DescribeKey")
    return commands.command(case, "kms", operation, KeyId=key_id or "KEY")


RULES = (key_unusable,)
