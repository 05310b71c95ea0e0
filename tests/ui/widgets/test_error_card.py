"""The card for every error there is: its parts, its details without secrets, its buttons."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from layerscope.desktop.widgets.error_card import ErrorCard
from layerscope.desktop.widgets.remedies import Remedies, Remedy
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
from layerscope.registry.errors.credentials import ClockSkewError
from layerscope.registry.errors.denials import Denial, PolicyKind
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
from layerscope.registry.errors.service import (
    AccessDeniedError,
    ImageArchivedError,
    LayerArchivedError,
    ServiceError,
    ThrottledError,
)
from layerscope.transfers.errors import TransferStoppedError
from layerscope.words.messages import words
from support.fakes.layer_fakes import collected

SECRET = "5ec2e75197a7"
EVIDENCE = Evidence("SomeCode", "req-5f0c", 400, f"GET https://h/x?X-Amz-Signature={SECRET} failed", 1.8e9)
DENIAL = Denial("arn:aws:iam::111122223333:user/me", "ecr:X", "", PolicyKind.IDENTITY, explicit=False)
OWN_FORM = {
    AccessDeniedError: AccessDeniedError("no", denial=DENIAL, evidence=EVIDENCE),
    InvalidReferenceError: InvalidReferenceError("x y", "it has a space"),
    LookalikeHostError: LookalikeHostError("x", "ecr.example.com"),
    EcrPublicError: EcrPublicError("public.ecr.aws/x"),
    InvalidManifestError: InvalidManifestError("no digest", "/layers/3"),
    InvalidConfigError: InvalidConfigError("not an object", "/"),
    DigestMismatchError: DigestMismatchError("sha256:aa", "sha256:bb", 12),
    IndexLoopError: IndexLoopError(("sha256:aa",)),
    BlobTooLargeError: BlobTooLargeError(9, 4),
    UnsupportedDigestError: UnsupportedDigestError("sha3:aa"),
    ClockSkewError: ClockSkewError("late", offset_s=300.0),
    NoSuchPlatformError: NoSuchPlatformError("linux/arm64", ("linux/amd64",)),
    NoImageInIndexError: NoImageInIndexError(),
    NoSuchLayerError: NoSuchLayerError("12", 7),
    SeveralLayersError: SeveralLayersError("4be1d0", 2),
}


def every_error() -> Iterator[Exception]:
    for module in pkgutil.iter_modules(errors.__path__, errors.__name__ + "."):
        importlib.import_module(module.name)
    kinds: list[type[RegistryError]] = [RegistryError]
    for kind in kinds:  # it grows meanwhile
        kinds += [child for child in kind.__subclasses__() if child.__module__.startswith("layerscope.")]
        yield OWN_FORM.get(kind) or kind("no", subject=Subject("GetX", "team/app"), evidence=EVIDENCE)
    yield TransferStoppedError()
    yield ZeroDivisionError(f"X-Amz-Signature={SECRET}")


@pytest.fixture
def card(qtbot: QtBot, sayings: list[str]) -> ErrorCard:
    card = ErrorCard(sayings.append)
    qtbot.addWidget(card)
    return card


def text_of(card: ErrorCard, name: str) -> str:
    return card.findChild(QLabel, name).text()


def line_of(card: ErrorCard) -> str:
    return card.findChild(QWidget, "denialLine").findChild(QLabel, "errorTitle").text()


def details_of(card: ErrorCard) -> str:
    return card.findChild(QPlainTextEdit, "errorDetails").toPlainText()


@pytest.mark.parametrize("error", list(every_error()), ids=lambda error: type(error).__name__)
def test_every_error_has_its_card(card: ErrorCard, error: Exception) -> None:
    card.show_error(error)
    told = words(error)
    assert not card.isHidden()
    assert text_of(card, "errorTitle") == told.title
    assert text_of(card, "errorText") == told.text
    assert text_of(card, "errorNextStep") == told.next_step
    assert details_of(card)
    card.findChild(QPushButton, "copyError").click()
    copied = QApplication.clipboard().text()
    assert told.title in copied
    assert details_of(card) in copied
    assert SECRET not in copied


def test_details_hold_code_status_request_and_raw_text(card: ErrorCard) -> None:
    card.show_error(ThrottledError("no", subject=Subject("GetX", "team/app"), evidence=EVIDENCE))
    details = details_of(card)
    for part in ("SomeCode (HTTP 400)", "GetX team/app", "req-5f0c", "Time: ", "X-Amz-Signature=…"):
        assert part in details
    assert SECRET not in details


def test_a_missing_permission_shows_its_statement_to_copy(card: ErrorCard) -> None:
    """What was asked for here may be allowed, and no action that only a denial names."""
    subject = Subject("UpdateImageStorageClass", "team/app", registry_id="111122223333", region="eu-west-1")
    card.show_error(AccessDeniedError("no", denial=replace(DENIAL, action=""), subject=subject))
    card.findChild(QPushButton, "copyStatement").click()
    assert '"Action": "ecr:UpdateImageStorageClass"' in QApplication.clipboard().text()
    card.show_error(OWN_FORM[AccessDeniedError])
    assert card.findChild(QPushButton, "copyStatement") is None


def test_a_denied_read_is_a_line_with_the_rest_behind_it(card: ErrorCard, qtbot: QtBot) -> None:
    caller = "arn:aws:iam::111122223333:user/me"
    card._remedies.caller_arn = lambda: caller
    subject = Subject("DescribeImages", "team/app", region="eu-west-1")
    denial = Denial(caller, "ecr:DescribeImages", "*", PolicyKind.IDENTITY, explicit=False)
    card.show_error(AccessDeniedError("no", denial=denial, subject=subject, evidence=EVIDENCE))
    card.show()
    assert line_of(card) == "Images are not listed: ecr:DescribeImages is denied for user/me."
    assert (card.property("kind"), card.findChild(QLabel, "errorText").isVisible()) == ("", False)
    toggle = card.findChild(QToolButton, "showDetails")
    toggle.click()
    assert card.findChild(QLabel, "errorText").isVisible()
    card.findChild(QPushButton, "copyStatement").click()
    assert "repository/team/app" in QApplication.clipboard().text()
    toggle.click()
    assert not card.findChild(QLabel, "errorText").isVisible()
    card.show_error(ThrottledError("no"))
    assert (card.property("kind"), card.findChild(QWidget, "denialLine")) == ("card", None)


def test_a_denied_listing_of_all_repositories_offers_no_statement(card: ErrorCard) -> None:
    """Only a wildcard would name them."""
    denial = Denial("arn:aws:iam::111122223333:user/me", "ecr:DescribeRepositories", "*", PolicyKind.IDENTITY)
    card.show_error(AccessDeniedError("no", denial=denial, subject=Subject("DescribeRepositories")))
    assert card.findChild(QPushButton, "copyStatement") is None
    assert "allow ecr:DescribeRepositories" in text_of(card, "errorNextStep")


def test_try_again_is_handed_on(card: ErrorCard, qtbot: QtBot) -> None:
    card.show_error(ThrottledError("no"))
    with qtbot.waitSignal(card.retry_asked):
        card.findChild(QPushButton, "retry").click()


def test_diagnose_is_there_only_where_somebody_diagnoses(card: ErrorCard, qtbot: QtBot) -> None:
    error = ThrottledError("no")
    card.show_error(error)
    assert card.findChild(QPushButton, "diagnoseLayer") is None
    card.diagnosable = True
    card.show_error(error)
    asked = collected(card.diagnosis_asked.connect)
    card.findChild(QPushButton, "diagnoseLayer").click()
    assert asked == [(error,)]


def test_a_cleared_card_has_no_parts(card: ErrorCard) -> None:
    card.show_error(ThrottledError("no"))
    card.show_error(ThrottledError("again"))
    assert len(card.findChildren(QLabel, "errorTitle")) == 1
    card.clear()
    assert card.isHidden()
    assert card.error is None
    assert card.findChildren(QLabel, "errorTitle") == []


def test_fields_and_buttons_are_named_and_labels_are_not(card: ErrorCard) -> None:
    card.show_error(ThrottledError("no"))
    assert card.findChild(QPlainTextEdit, "errorDetails").accessibleName() == "Error details"
    assert {button.accessibleName() for button in card.findChildren(QPushButton)} == {
        "Try again",
        "Copy details",
    }
    assert all(not label.accessibleName() for label in card.findChildren(QLabel))


@pytest.mark.parametrize("kind", [ImageArchivedError, LayerArchivedError])
@pytest.mark.parametrize("can_restore", [True, False])
def test_an_archived_images_card_offers_the_remedy_that_can_be_had(
    qtbot: QtBot, kind: type[ServiceError], *, can_restore: bool
) -> None:
    remedies = Remedies()
    card = ErrorCard(lambda _text: None, remedies=remedies)
    qtbot.addWidget(card)
    action = QAction("Restore from the archive…", card)
    action.setObjectName("restoreImage")
    action.setEnabled(can_restore)
    remedies.add(Remedy(action, lambda error: isinstance(error, kind)))
    asked: list[str] = []
    action.triggered.connect(lambda: asked.append("restore"))
    card.show_error(kind("archived"))
    button = card.findChild(QPushButton, "restoreImage")
    assert (button is not None) == can_restore
    if button is not None:
        button.click()
    assert len(asked) == can_restore
    next_step = card.findChild(QLabel, "errorNextStep").text()
    assert next_step.startswith("Restore " if can_restore else ("Restore an archived", "Ask "))
    assert "AWS charges for it, and it takes up to 20 minutes" in next_step
    card.show_error(ThrottledError("Rate exceeded"))
    assert not [each for each in card.findChildren(QPushButton, "restoreImage") if each.isVisibleTo(card)]
