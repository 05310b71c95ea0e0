"""The fields of the profile form: their labels, placeholders and editors."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from layerscope.accounts.model.own_profiles import SECRET, TOKEN, OwnKind
from layerscope.desktop.accounts.colours import PALETTE, colour_name, swatch
from layerscope.desktop.accounts.secrets.form_row import FormField, FormRow
from layerscope.desktop.widgets.dialogs import secret_field
from layerscope.desktop.widgets.region_completer import RegionCompleter
from layerscope.desktop.widgets.toggles import Choices
from layerscope.words.form import QT_TRANSLATE_NOOP

_LETTERS = 46  # the width of a field: the ARN of a role


class Field(NamedTuple):
    """How a field is shown; `hint` is its placeholder."""

    name: FormField
    label: str
    hint: str = ""


_FIELDS = (
    Field("name", QT_TRANSLATE_NOOP("ProfileFields", "Name")),
    Field("access_key_id", QT_TRANSLATE_NOOP("ProfileFields", "Access key ID"), "AKIA…"),
    Field(SECRET, QT_TRANSLATE_NOOP("ProfileFields", "Secret access key")),
    Field(
        TOKEN,
        QT_TRANSLATE_NOOP("ProfileFields", "Session token"),
        QT_TRANSLATE_NOOP("ProfileFields", "temporary keys only"),
    ),
    Field("role_arn", QT_TRANSLATE_NOOP("ProfileFields", "Role ARN"), "arn:aws:iam::111122223333:role/Name"),
    Field("source_profile", QT_TRANSLATE_NOOP("ProfileFields", "Source profile")),
    Field(
        "external_id",
        QT_TRANSLATE_NOOP("ProfileFields", "External ID"),
        QT_TRANSLATE_NOOP("ProfileFields", "if the role requires one"),
    ),
    Field(
        "mfa_serial",
        QT_TRANSLATE_NOOP("ProfileFields", "MFA device"),
        QT_TRANSLATE_NOOP("ProfileFields", "its ARN or serial number, if needed"),
    ),
    Field(
        "role_session_name",
        QT_TRANSLATE_NOOP("ProfileFields", "Session name"),
        QT_TRANSLATE_NOOP("ProfileFields", "shown in CloudTrail"),
    ),
    Field(
        "duration_seconds",
        QT_TRANSLATE_NOOP("ProfileFields", "Session length"),
        QT_TRANSLATE_NOOP("ProfileFields", "900 to 43200 seconds; default 3600"),
    ),
    Field(
        "sso_start_url",
        QT_TRANSLATE_NOOP("ProfileFields", "Start URL"),
        "https://company.awsapps.com/start",
    ),
    Field("sso_region", QT_TRANSLATE_NOOP("ProfileFields", "SSO region")),
    Field("sso_account_id", QT_TRANSLATE_NOOP("ProfileFields", "Account ID")),
    Field("sso_role_name", QT_TRANSLATE_NOOP("ProfileFields", "Role name")),
    Field(
        "region",
        QT_TRANSLATE_NOOP("ProfileFields", "Region"),
        QT_TRANSLATE_NOOP("ProfileFields", "from environment"),
    ),
    Field(
        "registry_id",
        QT_TRANSLATE_NOOP("ProfileFields", "Registry ID"),
        QT_TRANSLATE_NOOP("ProfileFields", "your account"),
    ),
    Field(
        "endpoint_url",
        QT_TRANSLATE_NOOP("ProfileFields", "ECR endpoint"),
        QT_TRANSLATE_NOOP("ProfileFields", "default"),
    ),
    Field("colour", QT_TRANSLATE_NOOP("ProfileFields", "Color")),
)
_KINDS = {
    OwnKind.KEYS: QT_TRANSLATE_NOOP("ProfileFields", "Access keys"),
    OwnKind.ROLE: QT_TRANSLATE_NOOP("ProfileFields", "Role, assumed with another profile"),
    OwnKind.SSO: QT_TRANSLATE_NOOP("ProfileFields", "SSO account and role"),
}


def label_of(name: FormField) -> str:
    return _translated(next(field.label for field in _FIELDS if field.name == name))


def new_rows(sources: Iterable[str], regions: Iterable[str], parent: QWidget) -> dict[FormField, FormRow]:
    """A row for each field, in the form's order, by the field's name."""
    rows: dict[FormField, FormRow] = {}
    regions = tuple(regions)
    for field in _FIELDS:
        editor = _editor(field, sources, regions, parent)
        editor.setObjectName(_object_name(field.name))
        editor.setAccessibleName(_translated(field.label))
        editor.setMinimumWidth(_LETTERS * editor.fontMetrics().averageCharWidth())
        rows[field.name] = FormRow(field.name, editor)
    return rows


def new_kinds() -> QComboBox:
    """The choice of the profile's kind, with the OwnKind as its data."""
    kinds = Choices()
    kinds.setObjectName("profileKind")
    kinds.setAccessibleName(QCoreApplication.translate("ProfileFields", "Kind"))
    for kind, text in _KINDS.items():
        kinds.addItem(_translated(text), kind)
    return kinds


def choose_colour(editor: QComboBox, colour: str) -> None:
    """Choose the colour; one that is not of the palette is added to it."""
    if editor.findData(colour) < 0:
        editor.addItem(swatch(colour, editor), colour_name(colour), colour)
    editor.setCurrentIndex(editor.findData(colour))


def _editor(
    field: Field, sources: Iterable[str], regions: tuple[str, ...], parent: QWidget
) -> QLineEdit | QComboBox:
    if field.name == "source_profile":
        return _source_editor(sources)
    if field.name == "colour":
        return _colour_editor()
    editor = secret_field() if field.name in {SECRET, TOKEN} else QLineEdit()
    editor.setPlaceholderText(_translated(field.hint))
    if field.name in {"region", "sso_region"}:
        editor.setCompleter(RegionCompleter(regions, parent))
    return editor


def _source_editor(sources: Iterable[str]) -> QComboBox:
    editor = Choices()
    editor.setEditable(True)
    editor.addItems(list(sources))
    editor.setCurrentText("")
    return editor


def _colour_editor() -> QComboBox:
    editor = Choices()
    for colour in ("", *PALETTE):
        editor.addItem(swatch(colour, editor), colour_name(colour), colour)
    return editor


def _object_name(name: str) -> str:
    return "profile" + "".join(part.capitalize() for part in name.split("_"))


def _translated(text: str) -> str:
    return QCoreApplication.translate("ProfileFields", text)
