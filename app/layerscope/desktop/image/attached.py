"""What is attached to an image: who signed it, and what is said about what is in it; rules only."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layerscope.access.image_children import ImageChild
from layerscope.registry.ecr.children import Child
from layerscope.registry.ecr.referrers import Referrer
from layerscope.registry.manifests.kinds import ImageKind, kind_of_listed, target_of_child
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.model.images import ListedImage

_PREDICATE = "in-toto.io/predicate-type"  # BuildKit, on the layers of an attestation
_PREDICATES = ("predicateType", _PREDICATE, "dev.sigstore.bundle.predicateType")  # on a referrer
_SIGNATURES = {ImageKind.SIGNATURE, ImageKind.NOTATION_SIGNATURE}


class Sort(enum.Enum):
    """What somebody looks for."""

    SIGNATURE = "signature"
    SBOM = "sbom"
    PROVENANCE = "provenance"
    ATTESTATION = "attestation"
    SCAN_REPORT = "scan-report"
    SOCI = "soci"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Attached:
    """Artifacts of one sort, by their digests; the first is the one to lead to."""

    sort: Sort
    digests: tuple[str, ...]


def attached(
    digests: frozenset[str],
    children: Iterable[Child],
    listed: Iterable[ImageChild],
    referrers: Iterable[Referrer],
) -> tuple[Attached, ...]:
    """What there is about the images of these digests, in the order of Sort, each artifact once for a sort.

    `children` are those of their index that were read, `listed` what the list has about them. Where it is
    not said what a child of the index is about, it is taken to be about each.
    """
    found: dict[Sort, dict[str, None]] = {}
    every = (*_of_children(children, digests), *_of_listed(listed, digests), *_of_referrers(referrers))
    told = {digest for sort, digest in every if sort is not Sort.ATTESTATION}
    for sort, digest in every:
        if sort is not Sort.ATTESTATION or digest not in told:  # one place knows more of it than another
            found.setdefault(sort, {})[digest] = None
    return tuple(Attached(sort, tuple(found[sort])) for sort in Sort if sort in found)


def _of_children(children: Iterable[Child], digests: frozenset[str]) -> Iterator[tuple[Sort, str]]:
    for child in children:
        about = target_of_child(child.descriptor)
        if not child.kind.describes_another or (about and about not in digests):
            continue
        for predicate in _predicates(child) or ("",):
            yield _sort(child.kind, predicate), child.descriptor.digest


def _predicates(child: Child) -> list[str]:
    layers = child.manifest.layers if isinstance(child.manifest, ImageManifest) else ()
    return [layer.annotations[_PREDICATE] for layer in layers if _PREDICATE in layer.annotations]


def _of_listed(listed: Iterable[ImageChild], digests: frozenset[str]) -> Iterator[tuple[Sort, str]]:
    for child in listed:
        if child.folds and (not child.about or child.about in digests):
            yield _sort(child.kind), child.digest


def _of_referrers(referrers: Iterable[Referrer]) -> Iterator[tuple[Sort, str]]:
    for referrer in referrers:
        listed = ListedImage(
            referrer.digest, media_type=referrer.media_type, artifact_type=referrer.artifact_type
        )
        told = dict(referrer.annotations)
        predicate = next((told[key] for key in _PREDICATES if key in told), "")
        yield _sort(kind_of_listed(listed), predicate), referrer.digest


def _sort(kind: ImageKind, predicate: str = "") -> Sort:
    """By what a statement is about where it says so, else by its form."""
    if "slsa.dev/provenance" in predicate:
        return Sort.PROVENANCE
    if kind is ImageKind.SBOM or "spdx.dev" in predicate or "cyclonedx" in predicate.lower():
        return Sort.SBOM
    if kind in _SIGNATURES or (kind is ImageKind.SIGSTORE_BUNDLE and not predicate):
        return Sort.SIGNATURE
    if kind is ImageKind.SCAN_REPORT:
        return Sort.SCAN_REPORT
    if kind in {ImageKind.SOCI_INDEX, ImageKind.SOCI_INDEX_V2}:
        return Sort.SOCI
    return Sort.ATTESTATION if kind.describes_another else Sort.OTHER
