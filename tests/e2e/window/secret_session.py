"""The part of a whole session that has to do with profiles: every kind of secret once, and what was told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from layerscope.access import own_accounts
from support.drivers.process_files import children_of, read_of_process
from support.drivers.profile_steps import add, add_partner, enter, gone, open_profiles
from support.drivers.waiting import until
from support.drivers.window_driver import PATIENCE_S, Driver
from support.fakes.memory_keyring import MemoryKeyring

TEMPORARY = "temporarySecret/" + "aB3+" * 6
TOKEN = "sessionTokenOfTheProfile" * 40  # long enough to be split in the keyring
PASTED = "pastedSecret/" + "cD4+" * 7 + "x"
PROXY = "proxyPasswordThatNobodyMayKeep/0123456789abcdef"
FROM_PROCESS = "secretOfTheProcess/" + "eF5+" * 6
MFA_LIKE = "notAnMfaCodeButASecretInTheWrongField/abcdefgh"
SECRETS = (TEMPORARY, TOKEN, PASTED, PROXY, FROM_PROCESS, MFA_LIKE)


def use_keyring_in_memory() -> MemoryKeyring:
    """The keyring that the program finds in this process."""
    backend = MemoryKeyring()
    own_accounts.system_backend = lambda: backend  # type: ignore[assignment]
    return backend


def write_process(home: Path) -> None:
    """A profile whose process prints a secret that stands in no file in clear."""
    script = home / "aws-process.py"
    script.write_text(
        "import json\n"
        f"secret = {FROM_PROCESS[::-1]!r}[::-1]\n"
        "keys = {'AccessKeyId': 'AKIAPROCESSPROCESS00', 'SecretAccessKey': secret}\n"
        "print(json.dumps({'Version': 1, **keys}))\n"
    )
    config = home / "aws-config"
    text = config.read_text()
    section = f"[profile process]\nregion = eu-central-1\ncredential_process = python3 {script}\n"
    config.write_text(f"{text}\n{section}")


async def use_every_secret(driver: Driver, told: list[str]) -> None:
    """Enter, import, mistake and use secrets of every kind; what was told of each goes into `told`."""
    await add_partner(driver, "own partner")
    await gone(driver, "profileForm")
    await _temporary_keys(driver, told)
    await _pasted_keys(driver, told)
    await _process(driver, told)
    await _proxy(driver, told)


async def _temporary_keys(driver: Driver, told: list[str]) -> None:
    await add(driver)
    enter(driver, profileName="temporary", profileAccessKeyId="ASIAEXAMPLEEXAMPLE00")
    enter(driver, profileSecretAccessKey=f'"{TEMPORARY}"', profileSessionToken=TOKEN)
    enter(driver, profileEndpointUrl=f"https://me:{MFA_LIKE}@host.example")
    await driver.press("saveProfile")
    told += everything_told()
    enter(driver, profileSecretAccessKey=TEMPORARY)
    await driver.press("saveProfile")
    told += everything_told()
    enter(driver, profileEndpointUrl="")
    await driver.press("saveProfile")
    await gone(driver, "profileForm")
    await driver.choose("profilesTable", "temporary")
    await driver.press("testProfile")
    await until(lambda: "Checking" not in driver.text("trialTitle"), PATIENCE_S)
    told += everything_told()
    await driver.press("closeTrial")
    await gone(driver, "trialDialog")


async def _pasted_keys(driver: Driver, told: list[str]) -> None:
    await driver.press("importKeys")
    field = await driver.shown(QPlainTextEdit, "importText")
    field.setPlainText(f"export AWS_SECRET_ACCESS_KEY={PASTED}")
    await driver.press("readKeys")
    await driver.reads("importMistake")
    told.append(driver.text("importMistake"))
    field.setPlainText(f"AWS_ACCESS_KEY_ID=AKIAPASTEDPASTED0000\nAWS_SECRET_ACCESS_KEY={PASTED}\n")
    await driver.press("readKeys")
    await driver.shown(QWidget, "profileForm")
    enter(driver, profileName="pasted", profileRegion="eu-central-1")
    driver.window.findChild(QAbstractButton, "profileRunOnly").setChecked(True)
    await driver.press("saveProfile")
    await gone(driver, "profileForm")
    await driver.choose("profilesTable", "pasted")
    await driver.press("useProfile")
    await driver.press("showDetails")
    await driver.reads("errorDetails")
    told += everything_told()


async def _process(driver: Driver, told: list[str]) -> None:
    await open_profiles(driver)
    await driver.choose("profilesTable", "process")
    await driver.press("useProfile")
    await driver.reads("accountName", "process")
    await driver.press("showDetails")
    await driver.reads("errorDetails")
    told += everything_told()


async def _proxy(driver: Driver, told: list[str]) -> None:
    driver.shell.requests.network_settings.emit()
    await driver.shown(QWidget, "networkPage")
    enter(driver, networkProxy=f"http://me:{PROXY}@proxy.example:3128")
    driver.window.findChild(QAbstractButton, "networkProxyGiven").click()
    await driver.reads("networkMistake")
    told.append(driver.text("networkMistake"))
    dialog = driver.find(QWidget, "settingsDialog")
    assert dialog is not None
    dialog.close()


def everything_told() -> list[str]:
    """What the windows show, explain and read out; of a field what it displays, not what it holds."""
    told: list[str] = []
    for widget in QApplication.allWidgets():
        if widget.isVisible() and widget.objectName() != "presignedUrl":  # the one place of a signature
            told += [widget.toolTip(), widget.windowTitle(), widget.accessibleDescription(), *_texts(widget)]
    return [text for text in told if text]


def arguments_of_processes() -> list[str]:
    """The command lines of this process and of those that it started."""
    own = Path("/proc/self")
    found = [own, *(Path("/proc", str(child)) for child in children_of(own))]
    return [read_of_process(each / "cmdline").replace("\0", " ") for each in found]


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        # What a person has typed themselves, and sees, is theirs to see; a password shows as dots.
        yield widget.displayText() if widget.isReadOnly() or widget.echoMode().value else ""
    elif isinstance(widget, QPlainTextEdit) and widget.isReadOnly():
        yield widget.toPlainText()
    elif isinstance(widget, QTableView) and widget.model() is not None:
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield str(model.index(row, column).data() or "")
