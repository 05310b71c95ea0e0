"""What images and artifacts are called."""

from __future__ import annotations

from layerscope.registry.manifests.kinds import ImageKind
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.speech import translate

_WORDS = {
    ImageKind.IMAGE: QT_TRANSLATE_NOOP("Kinds", "image"),
    ImageKind.INDEX: QT_TRANSLATE_NOOP("Kinds", "index"),
    ImageKind.HELM_CHART: QT_TRANSLATE_NOOP("Kinds", "Helm chart"),
    ImageKind.SIGNATURE: QT_TRANSLATE_NOOP("Kinds", "signature"),
    ImageKind.NOTATION_SIGNATURE: QT_TRANSLATE_NOOP("Kinds", "signature"),
    ImageKind.SIGSTORE_BUNDLE: QT_TRANSLATE_NOOP("Kinds", "Sigstore bundle"),
    ImageKind.ATTESTATION: QT_TRANSLATE_NOOP("Kinds", "attestation"),
    ImageKind.BUILDKIT_ATTESTATION: QT_TRANSLATE_NOOP("Kinds", "attestation"),
    ImageKind.SBOM: QT_TRANSLATE_NOOP("Kinds", "SBOM"),
    ImageKind.SCAN_REPORT: QT_TRANSLATE_NOOP("Kinds", "scan report"),
    ImageKind.SOCI_INDEX: QT_TRANSLATE_NOOP("Kinds", "SOCI index"),
    ImageKind.SOCI_INDEX_V2: QT_TRANSLATE_NOOP("Kinds", "SOCI index"),
    ImageKind.REFERRERS_LIST: QT_TRANSLATE_NOOP("Kinds", "referrers"),
    ImageKind.WASM: QT_TRANSLATE_NOOP("Kinds", "WebAssembly module"),
    ImageKind.BUILD_CACHE: QT_TRANSLATE_NOOP("Kinds", "build cache"),
    ImageKind.FLUX: QT_TRANSLATE_NOOP("Kinds", "Flux artifact"),
    ImageKind.POLICY: QT_TRANSLATE_NOOP("Kinds", "policy bundle"),
    ImageKind.SINGULARITY: QT_TRANSLATE_NOOP("Kinds", "Singularity image"),
    ImageKind.COMPOSE: QT_TRANSLATE_NOOP("Kinds", "Compose application"),
    ImageKind.MODEL: QT_TRANSLATE_NOOP("Kinds", "AI model"),
    ImageKind.DOCKER_PLUGIN: QT_TRANSLATE_NOOP("Kinds", "Docker plugin"),
    ImageKind.ARTIFACT: QT_TRANSLATE_NOOP("Kinds", "artifact"),
    ImageKind.UNKNOWN: QT_TRANSLATE_NOOP("Kinds", "unknown kind"),
}


def kind_word(kind: ImageKind) -> str:
    """The kind's name, short enough for a column."""
    return translate("Kinds", _WORDS[kind])
