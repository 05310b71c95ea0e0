"""Steps of a person in the profiles' dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QWidget

from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, Driver

KEY_ID, SECRET = "AKIDLAYERSCOPELOCAL1", "local-registry-secret"  # the partner's, in the local registry


async def open_profiles(driver: Driver) -> None:
    await driver.come_back()
    driver.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    await driver.shown(QWidget, "profilesDialog")


async def add(driver: Driver, kind: str = "With access keys…") -> QWidget:
    button = await driver.shown(QPushButton, "addProfile")
    menu = button.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == kind).trigger()
    return await driver.shown(QWidget, "profileForm")


def enter(driver: Driver, **fields: str) -> None:
    for name, text in fields.items():
        field = driver.find(QWidget, name)
        if isinstance(field, QComboBox):
            index = field.findText(text)
            if index >= 0:
                field.setCurrentIndex(index)
            else:
                field.setCurrentText(text)
        else:
            assert isinstance(field, QLineEdit), name
            field.setText(text)


async def gone(driver: Driver, name: str) -> None:
    await until(lambda: driver.find(QWidget, name) is None, PATIENCE_S)


async def add_partner(driver: Driver, name: str = "partner") -> None:
    """Fill in a profile with the partner's keys, and press Save."""
    await open_profiles(driver)
    await add(driver)
    enter(driver, profileName=name, profileAccessKeyId=KEY_ID, profileSecretAccessKey=SECRET)
    enter(driver, profileRegion="eu-central-1")
    await driver.press("saveProfile")
