"""What crosses between two processes is the same on the other side, and nothing else is taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from layerscope.contents.errors import BadTarError
from layerscope.contents.model.changes import Aspect, Change, HiddenBy, Scope
from layerscope.contents.model.entries import Kind
from layerscope.contents.model.layers import ImageLayer, ImageLayers
from layerscope.contents.model.listing import Fault, Form, ListingFacts
from layerscope.contents.service.replies import (
    Done,
    Failed,
    History,
    LayerListed,
    PathVersion,
    Piece,
    Reply,
    Rows,
)
from layerscope.contents.service.requests import Cancel, FolderRows, OpenImage, Request, View
from layerscope.contents.service.rows import FileRow, pack
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import RegistryError, Subject
from layerscope.registry.errors.network import ConnectionLostError
from layerscope.registry.model.presigned import PresignedUrl
from layerscope.text.reasons import Reason
from layerscope.text.word_facts import Count, Size
from layerscope.transfers.engine.request import Phase, ProgressEvent
from layerscope.transfers.engine.tuning import DEFAULT
from layerscope.transfers.errors import RetriesExhaustedError, TransferError
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames
from layerscope.transfers.rules.ranges import WrongRangeError
from layerscope.worker import messages
from layerscope.worker.coded_errors import WorkerFaultError, error_name
from layerscope.worker.coding import UncodableError, UnreadableError, decoded, encoded, spelled_as
from layerscope.worker.work.downloads import DownloadOrder
from layerscope.worker.work.exports import ExportOrder
from support.drivers.export_runs import parts, two_platforms
from support.samples.every_error import (
    DIGEST,
    SECRET,
    an_error,
    every_contents_error,
    every_denied_form,
    every_transfer_error,
    every_type,
)

EVERY_ERROR = [
    *map(an_error, every_type()),
    *every_denied_form(),
    *every_transfer_error(),
    *every_contents_error(),
    RetriesExhaustedError(5, WrongRangeError("other bytes")),
]
DOWNLOAD = DownloadOrder(
    PresignedUrl.from_url("https://s3.example/x?Expires=1795920486", DIGEST),
    DIGEST, None, Path("/downloads"), "layer é.tar.gz", True, None, NetworkSettings(proxy=""), "", DEFAULT,
)  # fmt: skip
EXPORT = ExportOrder(
    parts(two_platforms()), ExportFormat.OCI_FOLDER, ImageNames("1.4", "x/y"), Path("/d"), "app", False,
    NetworkSettings(), "/etc/ca.pem", DEFAULT,
)  # fmt: skip
EVENT = ProgressEvent(
    Phase.WAITING, 12, 1, 5, 0.5, ConnectionLostError(Reason.tr("{host} is gone", host="h"))
)

LAYER = ImageLayer(1, DIGEST, 5, annotations={"a": "b"})
REQUESTS = [
    OpenImage(1, ImageLayers("team/app", DIGEST, (LAYER, LAYER), annotations={"x": "y"})),
    FolderRows(2, View(DIGEST, Scope.UP_TO, 3, (Change.ADDED, Change.REMOVED)), b"usr/\xff"),
    Cancel(3, 2),
]
ROW = FileRow(
    b"a\xff", Kind.SYMLINK, 2**40, 0, Change.CHANGED, Aspect.MODE | Aspect.TIME, 2, 0o644, 1, 1, -5, b"b"
)
FACTS = ListingFacts(
    DIGEST, form=Form.ZSTD, faults=(Fault(7, Reason.tr("{n} odd", n=Count(3))),), fault_count=1
)
REPLIES = [
    Done(1),
    Rows(2, 0, 1, pack([ROW]), 1, (2, 4)),
    Piece(3, 0, bytes(range(256))),
    LayerListed(4, 2, FACTS, 17),
    History(5, (PathVersion(1, Change.REMOVED, Aspect.CONTENT, HiddenBy.OPAQUE),), ()),
]


def crossed(value: object, kind: Any) -> object:
    """The value on the other side, by the bytes that carry it."""
    return decoded(kind, json.loads(json.dumps(spelled_as(kind, value))))


def told(error: BaseException) -> tuple[object, ...]:
    """All that is shown of an error."""
    facts = {
        name: told(fact) if isinstance(fact, BaseException) else fact for name, fact in error.facts().items()
    }  # type: ignore[attr-defined]
    if not isinstance(error, RegistryError):
        return type(error), str(error), facts
    return type(error), str(error), facts, error.subject, error.evidence, form(error.words), error.retryable


def form(text: str) -> object:
    return (text.template, text.facts) if isinstance(text, Reason) else text


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_an_error_is_the_very_same_on_the_other_side(error: BaseException) -> None:
    other = crossed(error, Exception)
    assert isinstance(other, BaseException)
    if isinstance(error, RetriesExhaustedError) and isinstance(error.last, WrongRangeError):
        assert isinstance(other, RetriesExhaustedError)
        assert (type(other.last), str(other.last)) == (WrongRangeError, "other bytes")
        return
    assert told(other) == told(error)
    for name, value in vars(error).items():
        if isinstance(value, str):
            assert form(vars(other)[name]) == form(value)
    assert SECRET not in json.dumps(encoded(error))


def test_every_error_crosses_by_its_own_name() -> None:
    kinds = {type(error) for error in EVERY_ERROR}
    assert {error_name(error) for error in EVERY_ERROR} == {kind.__name__ for kind in kinds}
    assert len({kind.__name__ for kind in kinds}) == len(kinds)


def test_an_error_is_redacted_by_who_receives_it() -> None:
    spelled = encoded(ConnectionLostError("lost", subject=Subject(host="h")))
    spelled["values"]["message"] = f"GET /x?X-Amz-Signature={SECRET}"
    assert SECRET not in str(decoded(Exception, spelled))
    spelled = encoded(WorkerFaultError("x"))
    spelled["values"]["trace"] = f"https://x/?X-Amz-Signature={SECRET}"
    assert SECRET not in str(decoded(Exception, spelled))


def test_an_error_of_no_known_class_does_not_cross() -> None:
    with pytest.raises(UncodableError):
        encoded(ZeroDivisionError("no"))


def test_a_reasons_facts_are_shown_as_what_they_are() -> None:
    reason = Reason.tr("{count} of {size}", count=Count(1204), size=Size(5), told=Reason.tr("no"))
    other = crossed(reason, str)
    assert isinstance(other, Reason)
    assert {name: (type(fact), fact) for name, fact in other.facts.items()} == {
        "count": (Count, 1204), "size": (Size, 5), "told": (Reason, "no"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "kind"), [(DOWNLOAD, DownloadOrder), (EXPORT, ExportOrder)], ids=["download", "export"]
)
def test_an_order_is_the_same_on_the_other_side(value: object, kind: type) -> None:
    assert crossed(value, kind) == value


def test_an_event_keeps_its_cause_and_what_is_translated_of_it() -> None:
    other = crossed(EVENT, ProgressEvent)
    assert isinstance(other, ProgressEvent)
    assert isinstance(other.cause, ConnectionLostError)
    assert form(other.cause.words) == form(EVENT.cause.words)  # type: ignore[union-attr]
    assert (other.phase, other.at_bytes, other.wait_s) == (Phase.WAITING, 12, 0.5)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda value: type(value).__name__)
def test_a_request_is_the_same_on_the_other_side(request_: Request) -> None:
    assert crossed(request_, Request) == request_


@pytest.mark.parametrize("reply", REPLIES, ids=lambda value: type(value).__name__)
def test_a_reply_is_the_same_on_the_other_side(reply: Reply) -> None:
    other = crossed(reply, Reply)
    assert other == reply
    assert type(other) is type(reply)


def test_the_error_of_a_reply_is_the_same_too() -> None:
    other = crossed(Failed(3, BadTarError(5, Reason.tr("{what} ends", what="it"))), Reply)
    assert isinstance(other, Failed)
    assert isinstance(other.error, BadTarError)
    assert (other.number, other.error.at_byte, str(other.error)) == (3, 5, "At byte 5: it ends")


@pytest.mark.parametrize(
    "spelled",
    [["Unknown", {}], {"number": 1}, ["Done"], ["Done", {"number": 1}, 2], ["Path", "x"], [1, {}], None],
)
def test_nothing_else_is_taken_for_a_reply(spelled: object) -> None:
    with pytest.raises(UnreadableError):
        decoded(Reply, spelled)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "spelled"), [(Kind, "0"), (Kind, 99), (Kind, True), (Scope, 0)])
def test_an_enum_is_read_by_its_own_type(kind: type, spelled: object) -> None:
    with pytest.raises(UnreadableError):
        decoded(kind, spelled)


@pytest.mark.parametrize(
    "message",
    [
        messages.Share(5, 1), messages.Begin(1, "download", "{}"), messages.End(1, True),
        messages.Surroundings({"https_proxy": "http://p"}), messages.Answer(1, 2, "", None),
    ],
    ids=lambda message: type(message).__name__,
)  # fmt: skip
def test_a_message_is_the_same_on_the_other_side(message: object) -> None:
    assert messages.read(messages.spelled(message), messages.TO_WORKER) == message


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x80", b"{}", b"[]", b"[" * 100_000, b'["Ready"]', b'["Begin",{}]', b'["Unknown",{}]',
        b'[["Ready"],{}]', b'["Ready",{"version":1}]', b'["Ready",{"version":"1","more":1}]',
        b'["Amount",{"job":true,"received_bytes":1}]', b'["Amount",{"job":1,"received_bytes":1e3}]',
        b'["Ended",{"job":1,"content":"","error":{"error":"SystemExit","values":{}}}]',
        b'["Ended",{"job":1,"content":"","error":{"error":"TransferStoppedError","values":{"x":1}}}]',
        b'["Ended",{"job":1,"content":"","error":{"error":"DiskFullError","values":{"folder":1,"missing_bytes":1}}}]',
        b'["Told",{"job":1,"content":{"template":"{x.__class__}","facts":{"x":"a"}}}]',
        b'["Told",{"job":1,"content":{"template":"{x!r}","facts":{"x":"a"}}}]',
        b'["Told",{"job":1,"content":{"template":"{x:>999999999}","facts":{"x":"a"}}}]',
        b'["Told",{"job":1,"content":{"template":"{y}","facts":{"x":"a"}}}]',
        b'["Told",{"job":1,"content":{"template":"{","facts":{"x":"a"}}}]',
        b'["Told",{"job":1,"content":{"facts":{}}}]',
        b'["Told",{"job":1,"content":{"template":"{x}","facts":{"x":{"as":"Path","value":"/"}}}}]',
    ],
)  # fmt: skip
def test_what_is_no_message_of_this_version_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        messages.read(content, messages.FROM_WORKER)


def test_errors_are_not_nested_without_end() -> None:
    error: Exception = TransferError("no")
    for _ in range(40):
        error = RetriesExhaustedError(1, error)
    with pytest.raises(UnreadableError):
        crossed(error, Exception)
