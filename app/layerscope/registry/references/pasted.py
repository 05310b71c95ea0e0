"""A pasted error text or log: what it is about, what failed, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

from layerscope.registry.errors.denials import Denial, parse_denial
from layerscope.registry.references.failures import FailureKind, failure_kind
from layerscope.registry.references.hostnames import failed_host
from layerscope.registry.references.mentions import MentionedDigest, mentioned_digests
from layerscope.registry.references.places import place
from layerscope.registry.references.plaintext import plain
from layerscope.registry.references.reference import Reference

# The registry itself answers with these, so that its host is the one that failed where no other is named.
_ANSWERED = frozenset(
    {
        FailureKind.DENIED,
        FailureKind.NOT_FOUND,
        FailureKind.NOT_SIGNED_IN,
        FailureKind.THROTTLED,
        FailureKind.UPSTREAM,
    }
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text says; None, empty or () where it does not. Nothing of its secrets is kept.

    Attributes: `reference` what it is about, its first image URI above all; `digests` every one it mentions;
    `failure` and `failed_host`; `denial` as far as the text follows AWS's grammar; `region` of the registry,
    also where there is no reference.
    """

    reference: Reference | None = None
    digests: tuple[MentionedDigest, ...] = ()
    failure: FailureKind | None = None
    failed_host: str = ""
    denial: Denial = field(default_factory=Denial)
    region: str = ""

    @property
    def registry_id(self) -> str:
        """The account of the registry."""
        return self.reference.registry_id if self.reference else ""

    @property
    def action(self) -> str:
        """The action that was denied, such as `ecr:BatchGetImage`."""
        return self.denial.action

    @property
    def principal(self) -> str:
        """Who was denied it."""
        return self.denial.principal

    @property
    def is_empty(self) -> bool:
        """Whether the text said nothing that this program understands."""
        return self == Pasted()


def read_pasted(text: str) -> Pasted:
    """What a text of any length and origin says, of its first million characters; never fails."""
    line = plain(text)
    lower = line.lower()
    reference, region = place(line)
    failure = failure_kind(lower)
    return Pasted(
        reference=reference,
        digests=mentioned_digests(lower),
        failure=failure,
        failed_host=_failed_host(lower, reference, failure),
        denial=parse_denial(line),
        region=region,
    )


def _failed_host(lower: str, reference: Reference | None, failure: FailureKind | None) -> str:
    if failure is None:
        return ""
    return failed_host(lower) or (reference.host if reference and failure in _ANSWERED else "")
