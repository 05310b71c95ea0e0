"""A pasted error text or log: what it is about, what failed, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from layerscope.registry.errors.denials import Denial
from layerscope.registry.references.excerpts import excerpt
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.failures import is_pull
from layerscope.registry.references.hostnames import failed_host, lookalike
from layerscope.registry.references.mentions import MentionedDigest, mentioned_digests
from layerscope.registry.references.places import Mention, described, said_region
from layerscope.registry.references.records import paragraphs
from layerscope.registry.references.reference import DigestKind, Reference
from layerscope.registry.references.statements import Bearing, Statement
from layerscope.registry.references.unread_names import unread_name

# The registry itself answers with these, so that its host is the one that failed where no other is named.
_ANSWERED = frozenset(
    {
        FailureKind.DENIED,
        FailureKind.NOT_FOUND,
        FailureKind.NOT_SIGNED_IN,
        FailureKind.SERVER_FAULT,
        FailureKind.THROTTLED,
        FailureKind.UPSTREAM,
    }
)
# What a presigned URL lets in with; whatever is glued to it is taken for a part of it.
_SIGNED = re.compile(r"([Xx]-[Aa]mz-(?:[Ss]ignature|[Ss]ecurity-[Tt]oken|[Cc]redential)=)[^&\s\"'<>]+")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a text says. Nothing of its secrets is kept.

    Attributes: `reference` what the record that fails is about, None where nothing is named; `digests` every
    one that is mentioned; `failure` None and `fails` True where the text tells of a failure in words that are
    not known; `failed_host` and `region` empty where not said; `denial` as far as the text follows AWS's
    grammar; `lookalike` a host in it that is made to look like a registry's; `unread_name` an image or
    repository that it names without a registry of ECR, where it names none with one; `is_pull` that what
    fails is a pull by the tools' own words, or speaks of ECR; `status` the status of HTTP from 400 on that
    what fails was answered with, 0 where not said; `unread` how many characters before the ones read were
    left.
    """

    reference: Reference | None = None
    digests: tuple[MentionedDigest, ...] = ()
    failure: FailureKind | None = None
    fails: bool = False
    failed_host: str = ""
    denial: Denial = field(default_factory=Denial)
    region: str = ""
    lookalike: str = ""
    unread_name: str = ""
    is_pull: bool = False
    status: int = 0
    unread: int = 0

    @property
    def registry_id(self) -> str:
        return self.reference.registry_id if self.reference else ""

    @property
    def action(self) -> str:
        """The action that was denied, such as `ecr:BatchGetImage`."""
        return self.denial.action

    @property
    def principal(self) -> str:
        return self.denial.principal

    @property
    def is_empty(self) -> bool:
        """Whether the text said nothing that leads anywhere; a failure that is no pull's needs a name."""
        named = (
            self.reference,
            self.digests,
            self.failure,
            self.failed_host,
            self.denial.action,
            self.region,
            self.is_pull,
        )
        return not any(named)


def read_pasted(text: str) -> Pasted:
    """What a text of any length and origin says, of a long one its end above all; never fails."""
    return read_excerpt(*excerpt(text))


def read_excerpt(part: str, unread: int = 0) -> Pasted:
    """What the part of a text says that an excerpt took, after so many characters that were not read."""
    statements = _statements(part)
    failing = _failing(statements)
    found = statements[failing].failure if failing is not None else None
    kind = found.kind if found else None
    reference, region = _place(statements, failing)
    return Pasted(
        reference=reference,
        digests=mentioned_digests(statements),
        failure=kind,
        fails=found is not None,
        failed_host=_failed_host(statements, failing, reference),
        denial=_denial(statements, failing),
        region=region,
        lookalike=_lookalike(statements),
        unread_name="" if reference and reference.repository else _unread_name(statements, failing),
        is_pull=failing is not None and _is_pull(statements[failing]),
        status=found.status if found else 0,
        unread=unread,
    )


def failing_record(part: str) -> str:
    """The record that tells of the failure, as the text has it; empty where none does.

    For who wants to see what was taken for the failure, and redacts it.
    """
    statements = _statements(part)
    failing = _failing(statements)
    return statements[failing].record if failing is not None else ""


def _statements(part: str) -> list[Statement]:
    told = paragraphs(_SIGNED.sub(_masked, part))
    return [Statement(record, number) for number, each in enumerate(told) for record in each]


def _masked(found: re.Match[str]) -> str:
    """As long as it was: where a terminal broke lines is known by their lengths."""
    return found[1] + "-" * (len(found[0]) - len(found[1]))


def _failing(statements: Sequence[Statement]) -> int | None:
    """The record whose failure the text is about: of those about a pull the one that says most, the last.

    None where nothing fails, or only what has nothing to do with the ECR that other records name.
    """
    best: tuple[bool, bool, bool, Bearing, int] | None = None
    for number, statement in enumerate(statements):
        if found := statement.failure:
            is_known = found.kind is not None
            rank = (
                statement.bearing >= Bearing.PULL,
                not found.is_vague,
                is_known,
                statement.bearing,
                number,
            )
            best = max(best, rank) if best else rank
    if best is None:
        return None
    names_ecr = any(statement.bearing is Bearing.ECR for statement in statements)
    return None if best[3] is Bearing.FOREIGN and names_ecr else best[4]


def _denial(statements: Sequence[Statement], failing: int | None) -> Denial:
    """The failing record's denial; the nearest one's where the failing one says only that it was refused."""
    if failing is None:
        return Denial()
    failure = statements[failing].failure
    if statements[failing].denial.action or failure is None or failure.kind is not FailureKind.DENIED:
        return statements[failing].denial
    near = (statements[number].denial for number in _around(failing, len(statements)))
    return next((denial for denial in near if denial.action), statements[failing].denial)


def _unread_name(statements: Sequence[Statement], failing: int | None) -> str:
    order = () if failing is None else (failing,)
    return unread_name(statements[number] for number in (*order, *range(len(statements))))


def _is_pull(statement: Statement) -> bool:
    return statement.bearing is Bearing.ECR or is_pull(statement.lower)


def _lookalike(statements: Sequence[Statement]) -> str:
    record = "\n".join(statement.record for statement in statements)
    return lookalike(record, "\n".join(statement.lower for statement in statements))


def _around(number: int, count: int) -> Iterable[int]:
    """The other records' numbers: those before, the nearest first, then those after."""
    return (*range(number - 1, -1, -1), *range(number + 1, count))


def _place(statements: Sequence[Statement], failing: int | None) -> tuple[Reference | None, str]:
    """What failed, as full as the text names it, and the region it happened in (empty: not said)."""
    order = [*range(len(statements))] if failing is None else [failing, *_around(failing, len(statements))]
    ordered = [statements[number] for number in order]
    if failing is not None:
        ordered[1:] = sorted(ordered[1:], key=lambda other: _distance(other, statements[failing]))
    found = _named(ordered, statements, is_failing=failing is not None)
    said = (region for statement in ordered if (region := said_region(statement.record, statement.lower)))
    region = (found.region if found else "") or next(said, "")
    if found and not found.region and region:
        found = replace(found, region=region)
    return found, region


def _distance(other: Statement, failing: Statement) -> tuple[bool, bool]:
    """How little another record is about what failed: a success least, then what was pasted apart from it."""
    return other.went_well, other.paragraph != failing.paragraph


def _named(
    ordered: Sequence[Statement], all_of: Sequence[Statement], *, is_failing: bool
) -> Reference | None:
    registry: Reference | None = None
    for number, statement in enumerate(ordered):
        mention = _nearest(statement, is_failing=is_failing and number == 0)
        told = described(statement.record, statement.lower)
        if mention and mention.reference.repository:
            named = _fullest(mention.reference, statement, all_of)
            is_told = told is not None and told.repository == named.repository and not named.tag
            return replace(named, tag=told.tag) if told and is_told else named
        if told and told.repository:
            return _at_registry(told, all_of)
        registry = registry or (mention.reference if mention else None) or told
    return registry


def _nearest(statement: Statement, *, is_failing: bool) -> Mention | None:
    """Of what a record names the first, or in the one that fails what stands last before the failure."""
    named = [mention for mention in statement.mentions if mention.reference.repository] or statement.mentions
    if not named:
        return None
    if is_failing and (resource := statement.denial.resource):
        of_denial = next(
            (one for one in named if resource.endswith(f"repository/{one.reference.repository}")), None
        )
        if of_denial:
            return of_denial
    start = statement.failure.start if is_failing and statement.failure else 0
    return next((mention for mention in reversed(named) if mention.start < start), named[0])


def _fullest(reference: Reference, statement: Statement, statements: Sequence[Statement]) -> Reference:
    """The reference by the record's fullest name for it; with another record's tag if it is the only."""
    same = [one.reference for one in statement.mentions if _is_same(one.reference, reference)]
    for one in same:
        if one.tag or (one.digest and one.digest_kind is DigestKind.IMAGE):
            return one
    everywhere = [mention.reference for other in statements for mention in other.mentions]
    tags = {one.tag for one in everywhere if one.tag and _is_same(one, reference)}
    if len(tags) == 1 and not reference.digest:
        return replace(reference, tag=tags.pop())
    return reference


def _is_same(one: Reference, other: Reference) -> bool:
    return one.repository == other.repository and one.host == other.host


def _at_registry(told: Reference, statements: Sequence[Statement]) -> Reference:
    """A repository told of in words, in the one registry that the text names where the words name none."""
    if told.registry_id:
        return told
    hosts = {
        mention.reference.host for one in statements for mention in one.mentions if mention.reference.host
    }
    return replace(told, host=hosts.pop()) if len(hosts) == 1 else told


def _failed_host(statements: Sequence[Statement], failing: int | None, reference: Reference | None) -> str:
    found = statements[failing].failure if failing is not None else None
    if failing is None or found is None or found.kind is None:
        return ""
    host = failed_host(statements[failing].lower)
    return host or (reference.host if reference and found.kind in _ANSWERED else "")
