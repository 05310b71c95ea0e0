"""The table of profiles: what each is, and whether anything is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.accounts.model.profiles import Profile, ProfileKind
from layerscope.accounts.profiles.catalogue import ProfileEntry
from layerscope.desktop.accounts.colours import colour_name
from layerscope.desktop.tables.cells import Cell, Pill
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.list_model import ListModel
from layerscope.desktop.theme.palette import Tone
from layerscope.desktop.words.tones import MARK_TONES
from layerscope.words.form import QT_TRANSLATE_NOOP
from layerscope.words.plurals import Plural
from layerscope.words.profile_marks import mark_text

_KINDS = {
    ProfileKind.KEYS: QT_TRANSLATE_NOOP("ProfileKind", "Access keys"),
    ProfileKind.ASSUME_ROLE: QT_TRANSLATE_NOOP("ProfileKind", "Role"),
    ProfileKind.SSO: QT_TRANSLATE_NOOP("ProfileKind", "SSO"),
    ProfileKind.WEB_IDENTITY: QT_TRANSLATE_NOOP("ProfileKind", "Web identity"),
    ProfileKind.LOGIN: QT_TRANSLATE_NOOP("ProfileKind", "aws login"),
    ProfileKind.PROCESS: QT_TRANSLATE_NOOP("ProfileKind", "Process"),
    ProfileKind.OTHER: QT_TRANSLATE_NOOP("ProfileKind", "Other"),
}


class ProfilesModel(ListModel[ProfileEntry]):
    """The profiles that are shown, told apart by their names and whether they are own ones."""

    def __init__(self) -> None:
        super().__init__(
            _columns(self._name_cell, self._state, self._state_cell),
            lambda entry: (entry.profile.name, entry.profile.is_own),
        )
        self._present = ""
        self._marks: Mapping[str, ProfileMark] = {}

    def mark(self, present: str, marks: Mapping[str, ProfileMark]) -> None:
        """Mark the profile in use, and what is known of each one's sign-in; before rows are filled in."""
        if (present, marks) != (self._present, self._marks):
            self._present, self._marks = present, marks
            self.fill(())

    def _name_cell(self, entry: ProfileEntry) -> Cell:
        used = QCoreApplication.translate("ChoicesModel", "in use")
        is_present = entry.profile.name == self._present
        return Cell(entry.profile.name, note=used if is_present else "", stripe=entry.profile.colour)

    def _state(self, entry: ProfileEntry) -> str:
        count = len(entry.problems)
        return (
            Plural.tr("%Ln problems", "", count) if count else mark_text(self._marks.get(entry.profile.name))
        )

    def _state_cell(self, entry: ProfileEntry) -> Cell:
        mark, text = self._marks.get(entry.profile.name), self._state(entry)
        if entry.problems or mark is None:
            return Cell(pill=Pill(text, Tone.WARN)) if text else Cell()
        return Cell(pill=Pill(text, MARK_TONES[mark]))


def _columns(
    name_cell: Callable[[ProfileEntry], Cell],
    state: Callable[[ProfileEntry], str],
    state_cell: Callable[[ProfileEntry], Cell],
) -> tuple[Column[ProfileEntry], ...]:
    translate = QCoreApplication.translate
    return (
        Column(
            "name",
            translate("ProfilesModel", "Name"),
            lambda entry: entry.profile.name,
            cell=name_cell,
            tip=_colour_tip,
        ),
        *_quiet_columns(),
        Column("state", translate("ProfilesModel", "State"), state, cell=state_cell, letters=16),
    )


def _quiet_columns() -> tuple[Column[ProfileEntry], ...]:
    translate = QCoreApplication.translate
    return (
        _quiet_column(
            "from",
            translate("ProfilesModel", "From"),
            lambda entry: _origin_text(is_own=entry.profile.is_own),
            letters=14,
            samples=(_origin_text(is_own=True), _origin_text(is_own=False)),
        ),
        _quiet_column(
            "kind",
            translate("ProfilesModel", "Kind"),
            lambda entry: kind_text(entry.profile.kind),
            letters=16,
            samples=tuple(map(kind_text, ProfileKind)),
        ),
        _quiet_column(
            "account",
            translate("ProfilesModel", "Account"),
            lambda entry: entry.profile.registry_id or entry.profile.account_id,
            letters=19,
        ),
        _quiet_column(
            "role",
            translate("ProfilesModel", "Role"),
            lambda entry: _role_text(entry.profile),
            letters=32,
            tip=_role_tip,
        ),
        _quiet_column(
            "region", translate("ProfilesModel", "Region"), lambda entry: entry.profile.region, letters=19
        ),
    )


def _quiet_column(
    key: str,
    title: str,
    text: Callable[[ProfileEntry], str],
    *,
    letters: int,
    samples: tuple[str, ...] = (),
    tip: Callable[[ProfileEntry], str | None] | None = None,
) -> Column[ProfileEntry]:
    def cell(entry: ProfileEntry) -> Cell:
        return Cell(text(entry), is_muted=True)

    return Column(key, title, text, cell=cell, tip=tip, samples=samples, letters=letters)


def _colour_tip(entry: ProfileEntry) -> str | None:
    if not entry.profile.colour:
        return None
    text = QCoreApplication.translate("ProfilesModel", "Color: {name}")
    return text.format(name=colour_name(entry.profile.colour))


def _role_tip(entry: ProfileEntry) -> str | None:
    profile = entry.profile
    if not profile.session_name:
        return None
    text = QCoreApplication.translate("ProfilesModel", "Role {role}, with the session name {name}")
    return text.format(role=profile.role, name=profile.session_name)


def _origin_text(*, is_own: bool) -> str:
    translate = QCoreApplication.translate
    return translate("ProfilesModel", "Layerscope") if is_own else translate("ProfilesModel", "AWS files")


def _role_text(profile: Profile) -> str:
    """The role with its session's name, as the session's ARN has them."""
    return f"{profile.role}/{profile.session_name}" if profile.session_name else profile.role


def kind_text(kind: ProfileKind) -> str:
    """What a profile's kind is called."""
    return QCoreApplication.translate("ProfileKind", _KINDS[kind])
