"""The window's language: Qt's translations, and the formats of its default locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTimeZone

_LOCAL, _UTC = (
    QTimeZone(QTimeZone.Initialization.LocalTime),
    QTimeZone(QTimeZone.Initialization.UTC),
)


class QtSpeech:
    """Speaks what is installed in Qt; `locale` is the default of the moment unless given."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self._chosen = locale

    @property
    def _locale(self) -> QLocale:
        return self._chosen or QLocale()

    def text(self, context: str, text: str, comment: str) -> str:
        return QCoreApplication.translate(context, text, comment)

    def counted(self, text: str, comment: str, number: int) -> str:
        return QCoreApplication.translate("Plural", text, comment, number)

    def number(self, value: int) -> str:
        return self._locale.toString(value)

    def data_size(self, size_bytes: int, decimals: int) -> str:
        return self._locale.formattedDataSize(size_bytes, decimals, QLocale.DataSizeFormat.DataSizeSIFormat)

    def day(self, day: date, pattern: str) -> str:
        return self._locale.toString(QDate(day.year, day.month, day.day), pattern)

    def moment(self, at: datetime) -> str:
        return self._locale.toString(_qts(at), QLocale.FormatType.LongFormat)

    def time_of_day(self, at: datetime) -> str:
        return self._locale.toString(_qts(at).time(), QLocale.FormatType.ShortFormat)

    def listed(self, names: Sequence[str]) -> str:
        return self._locale.createSeparatedList(list(names))


def _qts(at: datetime) -> QDateTime:
    zone = _UTC if at.tzinfo is UTC else _LOCAL
    return QDateTime.fromMSecsSinceEpoch(round(at.timestamp() * 1000), zone)
