"""The dialog for registry and endpoint: what it takes, and what it says to the rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from layerscope.accounts.model.profiles import Account
from layerscope.desktop.accounts.switcher.details import AccountDetails
from layerscope.desktop.theme.theme import Theme
from support.fakes.layer_fakes import collected

FIELDS = ("accountRegion", "accountRegistry", "accountEndpoint")
PRESENT = Account("dev", "eu-central-1", "444455556666", "https://here:8443")


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme) -> AccountDetails:
    dialog = AccountDetails(PRESENT, ("eu-central-1", "us-east-1"))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def enter(dialog: AccountDetails, *texts: str) -> None:
    for name, text in zip(FIELDS, texts, strict=True):
        dialog.findChild(QLineEdit, name).setText(text)
    dialog.findChild(QPushButton, "useAccountDetails").click()


def test_it_begins_with_what_is_in_use(dialog: AccountDetails) -> None:
    fields = [dialog.findChild(QLineEdit, name) for name in FIELDS]
    assert [field.text() for field in fields] == ["eu-central-1", "444455556666", "https://here:8443"]
    assert [field.accessibleName() for field in fields] == ["Region", "Registry ID", "Endpoint"]


@pytest.mark.parametrize(
    ("texts", "account"),
    [
        (("", "", ""), Account("dev")),
        ((" US-East-1 ", " 1111-2222-3333 ", " http://127.0.0.1:9 "),
         Account("dev", "us-east-1", "111122223333", "http://127.0.0.1:9")),
        (("us-gov-west-1", "", "https://vpce-1.ecr.aws"),
         Account("dev", "us-gov-west-1", "", "https://vpce-1.ecr.aws")),
    ],
)  # fmt: skip
def test_what_it_takes(dialog: AccountDetails, texts: tuple[str, str, str], account: Account) -> None:
    entered = collected(dialog.account_entered.connect)
    enter(dialog, *texts)
    assert entered == [(account,)]
    assert dialog.isHidden()


@pytest.mark.parametrize(
    ("texts", "field", "told"),
    [
        (("Frankfurt", "", ""), "accountRegion", "eu-central-1"),
        (
            ("eu-central-1b", "", ""),
            "accountRegion",
            "eu-central-1b is not a region. Did you mean eu-central-1?",
        ),
        (("EU_West_2", "", ""), "accountRegion", "Did you mean eu-west-2?"),
        (("", "12345", ""), "accountRegistry", "12 digits"),
        (("", "11112222333x", ""), "accountRegistry", "12 digits"),
        (("", "", "ecr.example.com"), "accountEndpoint", "https://host:port"),
        (("", "", "ftp://ecr.example.com"), "accountEndpoint", "https://host:port"),
        (("", "", "http://["), "accountEndpoint", "https://host:port"),
        (("", "", "https://host:99999"), "accountEndpoint", "https://host:port"),
    ],
)
def test_a_mistake_is_told_beside_its_field(
    dialog: AccountDetails, qtbot: QtBot, texts: tuple[str, str, str], field: str, told: str
) -> None:
    entered = collected(dialog.account_entered.connect)
    enter(dialog, *texts)
    assert entered == []
    mistake = dialog.findChild(QLabel, "accountMistake")
    assert mistake.isVisible()
    assert told in mistake.text()
    assert dialog.findChild(QLineEdit, field).selectedText() == texts[FIELDS.index(field)]
    enter(dialog, "", "", "")
    assert entered == [(Account("dev"),)]


def test_escape_changes_nothing(dialog: AccountDetails, qtbot: QtBot) -> None:
    entered = collected(dialog.account_entered.connect)
    dialog.findChild(QLineEdit, "accountRegion").setText("us-east-1")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    assert entered == []
