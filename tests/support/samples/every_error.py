"""One error of every kind, as the rules of the registry, of transfers and of contents raise them."""

from __future__ import annotations

import importlib
import itertools
import pkgutil
from collections.abc import Iterator
from pathlib import Path

from layerscope.contents.errors import (
    BadStreamError,
    BadTarError,
    ContentsError,
    FileChangedError,
    LayerUnreadableError,
    NoDecompressorError,
    NoListingError,
    NoRoomForFilesError,
    NoSuchFileError,
    NotSavedError,
    PackagesUnreadableError,
    ReaderEndedError,
    ReadingStoppedError,
    TableDigestError,
    TableError,
    TooMuchError,
)
from layerscope.registry import errors
from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.content import (
    BlobTooLargeError,
    DigestMismatchError,
    IndexLoopError,
    InvalidConfigError,
    InvalidManifestError,
    UnsupportedDigestError,
)
from layerscope.registry.errors.credentials import ClockSkewError, WrongProfileError
from layerscope.registry.errors.denials import Denial, PolicyKind
from layerscope.registry.errors.network import ConnectionLostError
from layerscope.registry.errors.parts import (
    NoImageInIndexError,
    NoSuchLayerError,
    NoSuchPlatformError,
    SeveralLayersError,
)
from layerscope.registry.errors.references import (
    EcrPublicError,
    InvalidReferenceError,
    LookalikeHostError,
)
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.reasons import Reason
from layerscope.transfers.errors import (
    BadCompressionError,
    ChangingBytesError,
    DiskFullError,
    FolderGoneError,
    FolderUnusableError,
    NoRoomForTarError,
    NotOwnPartError,
    PartChangedError,
    PathTooLongError,
    RejectedError,
    RetriesExhaustedError,
    TarError,
    TransferError,
    TransferStoppedError,
    UnsafeNameError,
    WorkerEndedError,
    WrongDiffIdError,
    WrongDigestError,
    WrongSizeError,
)
from layerscope.transfers.export.errors import (
    ExportError,
    IncompleteIndexError,
    NoRoomForExportError,
    NotExportableError,
    NotLoadableError,
)

DIGEST = "sha256:" + "4be1d07c" * 8
PRINCIPAL = "arn:aws:sts::444455556666:assumed-role/Operator/me"
RESOURCE = "arn:aws:ecr:eu-central-1:111122223333:repository/team/checkout"
POLICY = "arn:aws:organizations::999900001111:policy/o-abc/service_control_policy/p-xyz"
SECRET = "deadbeefcafe"
SUBJECT = Subject(
    operation="GetDownloadUrlForLayer",
    repository="team/checkout",
    image="v4.18.2",
    digest=DIGEST,
    registry_id="111122223333",
    region="eu-central-1",
    endpoint="api.ecr.eu-central-1.amazonaws.com",
)
EVIDENCE = Evidence(code="SomeCode", request_id="5f0c", raw_text=f"X-Amz-Signature={SECRET}")
OF_THEIR_OWN_FORM: dict[type[RegistryError], RegistryError] = {
    AccessDeniedError: AccessDeniedError("no", denial=Denial(), subject=SUBJECT, evidence=EVIDENCE),
    InvalidReferenceError: InvalidReferenceError("!!", Reason.tr("it is too long for a reference.")),
    LookalikeHostError: LookalikeHostError("x", "111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com"),
    EcrPublicError: EcrPublicError("public.ecr.aws/x"),
    InvalidManifestError: InvalidManifestError(
        Reason.tr("this is not a digest"), "/layers/3", subject=SUBJECT
    ),
    InvalidConfigError: InvalidConfigError(Reason.tr("a JSON object is expected here"), "/", subject=SUBJECT),
    DigestMismatchError: DigestMismatchError(DIGEST, "sha256:" + "0" * 64, 12_345, subject=SUBJECT),
    IndexLoopError: IndexLoopError((DIGEST, DIGEST), subject=SUBJECT),
    BlobTooLargeError: BlobTooLargeError(9_000_000, 4_194_304, subject=SUBJECT),
    UnsupportedDigestError: UnsupportedDigestError("sha3:" + "ab" * 32, subject=SUBJECT),
    NoSuchPlatformError: NoSuchPlatformError("linux/arm64", ("linux/amd64", "linux/s390x"), subject=SUBJECT),
    NoImageInIndexError: NoImageInIndexError(subject=SUBJECT),
    NoSuchLayerError: NoSuchLayerError("12", 7, subject=SUBJECT),
    SeveralLayersError: SeveralLayersError("4be1d0", 2, subject=SUBJECT),
    WrongProfileError: WrongProfileError(
        "no",
        reason=Reason.tr("The role has both source_profile and credential_source."),
        advice=Reason.tr("Remove one of the two."),
        subject=SUBJECT,
    ),
    ClockSkewError: ClockSkewError("late", offset_s=None, subject=SUBJECT, evidence=EVIDENCE),
}


def every_type() -> list[type[RegistryError]]:
    """The tree of errors, whole: every module of it is imported first."""
    for module in pkgutil.iter_modules(errors.__path__, errors.__name__ + "."):
        importlib.import_module(module.name)
    return list(dict.fromkeys(_descendants(RegistryError)))


def _descendants(kind: type[RegistryError]) -> Iterator[type[RegistryError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__.startswith("layerscope."):
            yield from _descendants(child)


def an_error(kind: type[RegistryError]) -> RegistryError:
    """An error of this type, with all that it may know."""
    return OF_THEIR_OWN_FORM.get(kind) or kind("no", subject=SUBJECT, evidence=EVIDENCE)


def denied(kind: PolicyKind, explicit: bool | None, **parts: str) -> AccessDeniedError:
    """A denial by this kind of policy."""
    denial = Denial(
        principal=PRINCIPAL,
        action="ecr:GetDownloadUrlForLayer",
        resource=RESOURCE,
        policy_kind=kind,
        explicit=explicit,
        **parts,
    )
    return AccessDeniedError("no", denial=denial, subject=SUBJECT)


def every_denial() -> list[AccessDeniedError]:
    """A denial by each kind of policy, by a deny and by the lack of an allow."""
    named = [kind for kind in PolicyKind if kind]
    return [denied(kind, explicit) for kind, explicit in itertools.product(named, (True, False))] + [
        denied(PolicyKind.UNNAMED, None)
    ]


def every_denied_form() -> list[RegistryError]:
    """Each denial, and the clock whose offset is known: what has words beside its type's."""
    return [*every_denial(), ClockSkewError("late", offset_s=432.0, subject=SUBJECT)]


def every_transfer_error() -> list[TransferError]:
    """What ends a transfer on this machine's side."""
    return [
        TransferError("no"),
        TransferStoppedError(),
        FolderUnusableError(Path("/downloads"), "read-only"),
        DiskFullError(Path("/downloads"), 12_345),
        DiskFullError(Path("/downloads"), None),
        FolderGoneError(Path("/downloads"), "no such folder"),
        PathTooLongError(Path("/downloads"), "File name too long"),
        NotOwnPartError(Path("/downloads/layer.tar.gz.part")),
        PartChangedError(Path("/downloads/layer.tar.gz.part")),
        RetriesExhaustedError(20, ConnectionLostError("lost", subject=SUBJECT)),
        WorkerEndedError(3, Reason.tr("signal {name}", name="SIGKILL")),
        UnsafeNameError("../up"),
        RejectedError("no", "store.example"),
        WrongDigestError(DIGEST, "sha256:00", 12, host="store.example", server="nginx", via="1.1 gateway"),
        WrongDigestError(DIGEST, "sha256:00", 12),
        WrongSizeError(10, 12, "store.example"),
        ChangingBytesError("store.example"),
        TarError("no", Path("/downloads/layer.tar.gz")),
        WrongDiffIdError(Path("/downloads/layer.tar.gz"), DIGEST, "sha256:00"),
        BadCompressionError(Path("/downloads/layer.tar.gz"), "invalid block type"),
        NoRoomForTarError(Path("/downloads/layer.tar.gz"), 12_345),
        ExportError("no"),
        NotExportableError(Reason.tr("its manifest has no size for {digest}", digest=DIGEST)),
        NotLoadableError(Reason.tr("docker load needs a single platform; this is an index of several")),
        IncompleteIndexError(("linux/arm64",)),
        NoRoomForExportError(Path("/downloads"), 12_345),
    ]


def every_contents_error() -> list[ContentsError]:
    """What keeps the contents of a layer from being shown or saved."""
    return [
        ContentsError("no"),
        ReadingStoppedError(),
        LayerUnreadableError(512, Reason.tr("it ends early")),
        BadTarError(512, Reason.tr("it ends early")),
        BadStreamError(512, "invalid block type"),
        NoListingError(Reason.tr("it is encrypted")),
        TooMuchError(Reason.tr("entries"), 1_000_000),
        TableError(Reason.tr("it ends early")),
        TableDigestError(Reason.tr("it ends early")),
        NoSuchFileError("/etc/passwd"),
        FileChangedError("/etc/passwd"),
        PackagesUnreadableError("/var/lib/dpkg/status", Reason.tr("it ends early")),
        NoDecompressorError(),
        ReaderEndedError(Reason.tr("signal {name}", name="SIGKILL")),
        NotSavedError(Path("/downloads"), "read-only"),
        NoRoomForFilesError(Path("/downloads"), 12_345),
    ]
