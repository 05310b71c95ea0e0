"""A question and the facts on it, as the rules look at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from layerscope.diagnosis.case.observed_failures import ObservedFailure, observed_by_probes, reported_earlier
from layerscope.diagnosis.model.facts import Facts
from layerscope.diagnosis.model.findings import Elsewhere
from layerscope.diagnosis.model.question import Question
from layerscope.diagnosis.policies.callers import Caller
from layerscope.registry.errors.base import RegistryError
from layerscope.registry.errors.denials import Denial
from layerscope.registry.manifests.layer_list import layers_of
from layerscope.registry.model.layers import Layer
from layerscope.registry.references.digests import short
from layerscope.registry.references.failure_words import FailureKind
from layerscope.registry.references.partitions import partition_of


@dataclass(frozen=True)
class Case:
    """A question with the facts on it; the properties are what several rules read from both."""

    question: Question
    facts: Facts

    @cached_property
    def all_failures(self) -> tuple[ObservedFailure, ...]:
        """Failures observed by probes, step by step, then those reported earlier: seen or pasted."""
        return (*observed_by_probes(self.facts), *reported_earlier(self.question, self.facts))

    def observed(
        self, *types: type[RegistryError], kinds: tuple[FailureKind, ...] = ()
    ) -> ObservedFailure | None:
        """The first failure of these types, or of these kinds where a pasted text reports it."""
        return next(self.all_observed(*types, kinds=kinds), None)

    def all_observed(
        self, *types: type[RegistryError], kinds: tuple[FailureKind, ...] = ()
    ) -> Iterator[ObservedFailure]:
        for failure in self.all_failures:
            if (failure.error is None and failure.kind in kinds) or isinstance(failure.error, types):
                yield failure

    @property
    def pasted_failure(self) -> FailureKind | None:
        """The kind of failure that a pasted text reports."""
        return self.question.pasted.failure if self.question.pasted else None

    @property
    def denial(self) -> Denial:
        """The denial in a pasted text; an empty one without."""
        return self.question.pasted.denial if self.question.pasted else Denial()

    @property
    def repository(self) -> str:
        """The repository's name; empty if unknown."""
        found = self.facts.repository.value
        return self.question.repository or (found.name if found else "")

    @property
    def image(self) -> str:
        """The tag or digest that was asked for, else the digest of the image that was found."""
        return self.question.image or self.image_digest

    @property
    def image_digest(self) -> str:
        """Empty if unknown."""
        listed, manifest = self.facts.image.value, self.facts.manifest.value
        if listed is not None:
            return listed.digest
        if manifest is not None:
            return manifest.digest
        return self.question.image if ":" in self.question.image else ""

    @property
    def image_name(self) -> str:
        """Its tag, else its digest, shortened."""
        listed = self.facts.image.value
        if ":" in self.image and listed is not None and listed.tags:
            return listed.tags[0]
        return short(self.image) if ":" in self.image else self.image

    @property
    def registry_id(self) -> str:
        """The account whose registry is asked; empty for the caller's own, if unknown."""
        found, identity = self.facts.repository.value, self.facts.identity.value
        return (
            self.question.registry_id
            or self.facts.account.registry_id
            or (found.registry_id if found else "")
            or (identity.account_id if identity else "")
        )

    @property
    def region(self) -> str:
        identity = self.facts.identity.value
        return self.question.region or self.facts.account.region or (identity.region if identity else "")

    @property
    def partition(self) -> str:
        """The partition of the region, `aws` for most."""
        known = partition_of(self.region)
        return known.name if known else "aws"

    @property
    def repository_arn(self) -> str:
        """Empty if a part of it is unknown."""
        found = self.facts.repository.value
        if found and found.arn:
            return found.arn
        if not (self.repository and self.registry_id and self.region):
            return ""
        return f"arn:{self.partition}:ecr:{self.region}:{self.registry_id}:repository/{self.repository}"

    @property
    def caller(self) -> Caller | None:
        return Caller.of(self.facts.identity.value) if self.facts.identity.value else None

    @cached_property
    def principal(self) -> Caller | None:
        """Somebody else who is looked at: who was typed, else whom a pasted text denies; None without."""
        named = Caller.named(self.question.principal or self.denial.principal)
        return None if named is None or (self.caller and self.caller.is_same(named)) else named

    @property
    def is_about_another(self) -> bool:
        """Whether somebody or something else than the one who asks failed, or is looked at."""
        pasted = self.question.pasted
        fails = pasted is not None and (pasted.fails or pasted.failure is not None or bool(pasted.action))
        return bool(fails or self.question.principal)

    @property
    def crosses_accounts(self) -> bool:
        """Whether the registry is known to be another account's than the caller's."""
        return bool(self.caller and self.registry_id and self.caller.account_id != self.registry_id)

    @property
    def layer(self) -> Layer | None:
        """The layer of the image, or of its index's child, that the digest asked for names."""
        manifest = self.facts.child.value or self.facts.manifest.value
        if manifest is None or not self.question.digest:
            return None
        layers = layers_of(manifest, self.facts.config.value)
        return next((layer for layer in layers if layer.digest == self.question.digest), None)

    @property
    def elsewhere(self) -> tuple[Elsewhere, ...]:
        """Images that hold the same layer and are available."""
        return self.facts.elsewhere.value or ()

    @property
    def bytes_came(self) -> bool:
        """Whether the store gave the layer's first byte here."""
        return self.facts.first_byte.value is not None
