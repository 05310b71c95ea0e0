"""Picking roles: the rows that come, the ticks, the filter, and what is kept already."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget

from layerscope.accounts.rules.sso.device_flow import SsoAccount, SsoRole
from layerscope.accounts.rules.sso.grants import Grant
from layerscope.desktop.sign_in.sso.roles_model import RolesModel
from layerscope.desktop.sign_in.sso.roles_page import RolesPage

PROD, AUDIT = SsoAccount("111122223333", "Shop production", "aws@example.com"), SsoAccount("444455556666")
KEPT = {("111122223333", "ReadOnly"): "prod"}


def grant(account: SsoAccount, role: str) -> Grant:
    return Grant(account, SsoRole(account.account_id, role))


GRANTS = (grant(PROD, "Admin"), grant(PROD, "ReadOnly"), grant(AUDIT, "ReadOnly"))


@pytest.fixture
def page(qapp: object) -> RolesPage:
    model = RolesModel(KEPT)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    page = RolesPage(model, ("eu-central-1", "us-east-1"), "eu-central-1")
    view = page.findChild(QTableView, "ssoRoles")
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    page.resize(600, 400)
    page.show()
    model.append(GRANTS[:2])
    model.append(())
    model.append(GRANTS[2:])
    return page


def part(page: RolesPage, kind: type[QWidget], name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def shown(page: RolesPage) -> list[list[str]]:
    model = part(page, QTableView, "ssoRoles").model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_rows_are_sorted_and_say_what_is_kept(page: RolesPage) -> None:
    assert shown(page) == [
        ["444455556666", "444455556666", "ReadOnly", ""],
        ["Shop production", "111122223333", "Admin", ""],
        ["Shop production", "111122223333", "ReadOnly", "prod"],
    ]
    tips = [page.model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in (0, 2)]
    assert tips == ["aws@example.com", None]


def test_what_is_kept_cannot_be_ticked_again(page: RolesPage) -> None:
    page.model.tick(range(3), on=True)
    assert page.model.chosen() == (GRANTS[0], GRANTS[2])
    kept = page.model.index(1, 0)
    assert kept.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert not page.model.setData(kept, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not page.model.flags(kept) & Qt.ItemFlag.ItemIsEnabled
    assert page.model.setData(
        page.model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert page.model.chosen() == (GRANTS[2],)
    assert page.model.index(0, 3).data(Qt.ItemDataRole.CheckStateRole) is None


@pytest.mark.parametrize(
    ("typed", "rows"), [("", 3), ("read", 2), ("SHOP read", 1), ("4444", 1), ("nothing", 0)]
)
def test_the_filter_looks_into_account_id_and_role(page: RolesPage, typed: str, rows: int) -> None:
    QTest.keyClicks(part(page, QLineEdit, "ssoRoleFilter"), typed)
    assert len(shown(page)) == rows


def test_all_that_the_filter_shows_are_ticked_at_once_and_unticked(page: RolesPage) -> None:
    changes: list[None] = []
    page.changed.connect(lambda: changes.append(None))
    QTest.keyClicks(part(page, QLineEdit, "ssoRoleFilter"), "admin")
    part(page, QPushButton, "tickAllRoles").click()
    assert page.model.chosen() == (GRANTS[0],)
    part(page, QPushButton, "untickAllRoles").click()
    assert page.model.chosen() == ()
    assert len(changes) == 2


def test_space_ticks_every_selected_row_and_unticks_them_again(page: RolesPage) -> None:
    view = part(page, QTableView, "ssoRoles")
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert page.model.chosen() == (GRANTS[0], GRANTS[2])
    view.selectRow(1)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert page.model.chosen() == (GRANTS[2],)


def test_the_region_is_any_that_is_entered(page: RolesPage) -> None:
    entered: Callable[[str], None] = page._region.setEditText
    assert page.region == "eu-central-1"
    entered(" mx-central-1 ")
    assert page.region == "mx-central-1"
