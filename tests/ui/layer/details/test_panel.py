"""The names in the layer's panel, and what it says of a layer without asking anybody."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from layerscope.desktop.layer.details.panel import LayerPanel
from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.desktop.theme.theme import Theme
from layerscope.desktop.widgets.fitting_area import FittingArea
from layerscope.desktop.widgets.remedies import Remedies
from layerscope.registry.errors.base import Subject
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.registry.model.presigned import PresignedUrl
from support.fakes.layer_fakes import FakeProbe, a_layer, chosen

URL = "https://bucket.s3.example.com/" + "a/" * 200 + "?X-Amz-Signature=abc"


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot, sayings: list[str]) -> LayerPanel:
    panel = LayerPanel(theme, sayings.append)
    qtbot.addWidget(panel)
    panel.resize(680, 330)
    panel.show()
    return panel


@pytest.mark.parametrize(
    ("name", "accessible_name"),
    [("layerDigest", "Layer digest"), ("presignedUrl", "Presigned URL"), ("layerDiffId", "DiffID")],
)
def test_fields_are_read_only_named_and_reached_by_tab(
    panel: LayerPanel, name: str, accessible_name: str
) -> None:
    field = panel.findChild(QLineEdit, name)
    assert field.isReadOnly()
    assert field.accessibleName() == accessible_name
    assert field.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize(
    ("name", "accessible_name"),
    [
        ("copyUrl", "Copy URL"),
        ("copyCurl", "Copy curl"),
        ("copyDigest", "Copy digest"),
        ("downloadLayer", "Download"),
        ("testAccess", "Test access"),
    ],
)
def test_buttons_have_the_names_that_stay(panel: LayerPanel, name: str, accessible_name: str) -> None:
    button = panel.findChild(QAbstractButton, name)
    assert button.accessibleName() == accessible_name
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_no_layer_says_to_choose_one(panel: LayerPanel) -> None:
    assert panel.findChild(QLabel, "layerReason").isVisible()
    panel.show_layer(chosen(1))
    assert not panel.findChild(QLabel, "layerReason").isVisible()


def test_a_layer_is_told_whole(panel: LayerPanel) -> None:
    layer = chosen(3, size_bytes=50_541_120, command="COPY --from=build /opt/jre /opt/jre")
    panel.show_layer(layer)
    assert panel.findChild(QLineEdit, "layerDigest").text() == layer.layer.digest
    assert panel.findChild(QLabel, "layerSize").text() == "50.5 MB"
    exact = panel.findChild(QLabel, "layerExactSize").text()
    assert exact == "50,541,120 bytes · application/vnd.oci.image.layer.v1.tar+gzip"
    assert panel.findChild(QLineEdit, "layerCommand").text() == "COPY --from=build /opt/jre /opt/jre"
    assert panel.findChild(QLineEdit, "layerDiffId").text() == layer.layer.diff_id


def test_what_is_not_known_takes_no_line(panel: LayerPanel) -> None:
    panel.show_layer(chosen(1, command="", diff_id="", size_bytes=None))
    assert not panel.findChild(QLineEdit, "layerCommand").isVisible()
    assert not panel.findChild(QLineEdit, "layerDiffId").isVisible()
    assert not panel.findChild(QLabel, "layerSize").isVisible()


def test_an_unknown_state_says_why(panel: LayerPanel) -> None:
    panel.show_layer(chosen(1, state=Availability.UNKNOWN, reason="AccessDeniedException"))
    assert "Reason: AccessDeniedException" in panel.findChild(QLabel, "layerState").text()
    panel.show_layer(chosen(1))
    assert not panel.findChild(QLabel, "layerState").isVisible()


def test_the_field_has_the_full_url_and_shows_its_start(panel: LayerPanel) -> None:
    panel.show_layer(chosen(1))
    panel.show_url(PresignedUrl(URL, chosen(1).layer.digest))
    field = panel.findChild(QLineEdit, "presignedUrl")
    assert field.text() == URL
    assert field.cursorPosition() == 0
    assert URL not in field.toolTip()


@pytest.mark.parametrize(
    ("left_s", "pill", "enabled"),
    [(3561.0, "valid for 59:21", True), (5.0, "valid for 0:05", True), (0.0, "expired", False)],
)
def test_the_life_is_counted_down(panel: LayerPanel, left_s: float, pill: str, enabled: bool) -> None:
    panel.show_layer(chosen(1))
    panel.show_url(PresignedUrl(URL, chosen(1).layer.digest, 1.0))
    panel.show_life(left_s)
    assert panel.findChild(QLabel, "urlExpiry").text() == pill
    assert panel.actions_row.copy_url.isEnabled() is enabled
    assert panel.actions_row.test.isEnabled() is enabled


def test_nothing_to_copy_is_said_so(panel: LayerPanel, sayings: list[str]) -> None:
    panel.show_layer(chosen(1))
    panel.copy_url()
    assert sayings == ["No URL to copy."]


def test_a_size_that_differs_from_the_manifests_is_told(panel: LayerPanel) -> None:
    panel.show_layer(chosen(1, size_bytes=7))
    panel.show_tested(FakeProbe(total_bytes=9))
    assert "its size is 9 bytes; the manifest says 7 bytes" in panel.outcome.text


def test_where_there_is_room_nothing_scrolls_and_the_buttons_follow(panel: LayerPanel, qtbot: QtBot) -> None:
    panel.resize(680, 900)
    panel.show_layer(chosen(1))
    panel.show_url(PresignedUrl(URL, chosen(1).layer.digest))
    area = panel.findChild(FittingArea)
    qtbot.waitUntil(lambda: not area.verticalScrollBar().isVisible())
    assert panel.actions_row.mapTo(panel, QPoint(0, 0)).y() < 450


def test_the_copy_key_copies_the_url(panel: LayerPanel, qtbot: QtBot) -> None:
    panel.show_layer(chosen(1))
    panel.show_url(PresignedUrl(URL, chosen(1).layer.digest))
    qtbot.keyClick(panel.actions_row.copy_digest, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == URL


def test_the_buttons_wrap_where_there_is_no_room(panel: LayerPanel) -> None:
    row = panel.actions_row
    assert row.layout().heightForWidth(300) > row.layout().heightForWidth(2_000)


def test_a_denied_check_is_a_line_with_its_statement_to_copy(theme: Theme, qtbot: QtBot) -> None:
    caller = "arn:aws:sts::111122223333:assumed-role/node/i-1"
    said = f"User: {caller} is not authorized to perform: ecr:BatchCheckLayerAvailability on resource: *"
    subject = Subject("BatchCheckLayerAvailability", "team/app", region="eu-west-1")
    denied = AccessDeniedError(said, subject=subject)
    remedies = Remedies()
    remedies.caller_arn = lambda: caller
    panel = LayerPanel(theme, lambda _text: None, remedies=remedies)
    qtbot.addWidget(panel)
    layer = replace(a_layer(1), state=LayerState(Availability.UNKNOWN, said))
    panel.show_layer(ChosenLayer("team/app", layer, unasked=denied))
    panel.show()
    told = "still be there. Reason: ecr:BatchCheckLayerAvailability is denied for assumed-role/node/i-1."
    assert panel.facts.state.text().endswith(told)
    panel.copy_statement.click()
    assert json.loads(QGuiApplication.clipboard().text()) == {
        "Effect": "Allow",
        "Action": "ecr:BatchCheckLayerAvailability",
        "Resource": "arn:aws:ecr:eu-west-1:111122223333:repository/team/app",
    }
    panel.learn(ChosenLayer("team/app", replace(layer, state=LayerState(Availability.AVAILABLE))))
    assert not panel.copy_statement.isVisible()
