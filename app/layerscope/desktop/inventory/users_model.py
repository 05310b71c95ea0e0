"""The images that hold a layer as a table: repository, image, which layer of it, size, pushed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import size_column, status_pill, text_column
from layerscope.diagnosis.checking.found import User
from layerscope.words import formats
from layerscope.words.plurals import Plural
from layerscope.words.usage import place_word


def users_model(parent: QObject | None = None) -> RowsModel[User]:
    """An empty model; the image pushed last comes first."""
    model: RowsModel[User] = RowsModel(_columns(), _RULES, parent)
    model.sort_by("pushed", descending=True)
    return model


def _columns() -> tuple[Column[User], ...]:
    translate = QCoreApplication.translate
    return (
        text_column(
            "repository",
            translate("WhereUsed", "Repository"),
            lambda user: user.repository,
            sort=lambda user: natural_key(user.repository),
            samples=("team/checkout-worker",),
        ),
        Column(
            "image",
            translate("WhereUsed", "Image"),
            lambda user: _cell(user).spoken,
            cell=_cell,
            tip=_tip,
            sort=lambda user: natural_key(_tags(user)[0] if _tags(user) else user.image.digest),
            whole=lambda user: f"{_name(user)} {user.image.digest}",
        ),
        text_column(
            "as",
            translate("WhereUsed", "As"),
            place_word,
            sort=lambda user: float(user.position),
            samples=(translate("WhereUsed", "Layer {n}"),),
            is_quiet=True,
            is_dispensable=True,
        ),
        size_column(lambda user: user.image.size_bytes, lambda user: user.image.unknown),
        Column(
            "pushed",
            translate("Images", "Pushed"),
            lambda user: formats.relative_time(user.image.pushed_at_s),
            cell=lambda user: Cell(formats.relative_time(user.image.pushed_at_s), is_muted=True),
            tip=lambda user: formats.exact_time(user.image.pushed_at_s),
            sort=lambda user: user.image.pushed_at_s or 0.0,
            whole=lambda user: formats.exact_time(user.image.pushed_at_s),
            samples=(Plural.tr("%n days ago", "", 6),),
        ),
    )


def _tags(user: User) -> tuple[str, ...]:
    return user.image.tags or user.index_tags


def _name(user: User) -> str:
    return " ".join(_tags(user)) or QCoreApplication.translate("Images", "untagged")


def _cell(user: User) -> Cell:
    pill = status_pill(user.image.status)
    if _tags(user):
        return Cell(chips=_tags(user), pill=pill)
    short = formats.named_digest(user.image.digest)
    untagged = QCoreApplication.translate("Images", "untagged")
    return Cell(short, note=untagged, pill=pill, is_mono=True, is_muted=True)


def _tip(user: User) -> str:
    """Every tag, the digest, and the index that names it."""
    lines = [*_tags(user), user.image.digest]
    if user.index_digest:
        of_index = QCoreApplication.translate("WhereUsed", "One of the images of the index {digest}")
        lines.append(of_index.format(digest=user.index_digest))
    return "\n".join(lines)


_RULES: RowRules[User] = RowRules(
    identity=lambda user: f"{user.repository}@{user.image.digest}",
    text=lambda user: f"{user.repository} {_cell(user).spoken} {user.image.digest}".lower(),
)
