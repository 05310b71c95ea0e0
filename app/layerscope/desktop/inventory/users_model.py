"""The images that hold a layer as a table: repository, image, which layer of it, size, pushed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt

from layerscope.desktop.browse.images.columns import status_pill
from layerscope.desktop.inventory.columns import size_column, text_column
from layerscope.desktop.inventory.table_text import WHOLE_ROLE
from layerscope.desktop.tables.cells import CELL_ROLE, Cell
from layerscope.desktop.tables.ordering import natural_key
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import Column, RowsModel
from layerscope.desktop.words import formats
from layerscope.diagnosis.checking.usage import User

REPOSITORY, IMAGE, PLACE, SIZE, PUSHED = range(5)


def users_model(parent: QObject | None = None) -> RowsModel[User]:
    """An empty model; the image pushed last comes first."""
    translate = QCoreApplication.translate
    columns = (
        text_column(translate("WhereUsed", "Repository"), lambda user: user.repository),
        Column(
            translate("WhereUsed", "Image"),
            _spoken,
            tip=_tip,
            roles={CELL_ROLE: _cell, WHOLE_ROLE: lambda user: f"{_name(user)} {user.image.digest}"},
        ),
        text_column(translate("WhereUsed", "As"), _place, quiet=True),
        size_column(lambda user: user.image.size_bytes),
        Column(
            translate("Images", "Pushed"),
            lambda user: formats.relative_time(user.image.pushed_at_s),
            tip=lambda user: formats.exact_time(user.image.pushed_at_s),
            roles={
                CELL_ROLE: lambda user: Cell(formats.relative_time(user.image.pushed_at_s), is_muted=True),
                WHOLE_ROLE: lambda user: formats.exact_time(user.image.pushed_at_s),
            },
        ),
    )
    model: RowsModel[User] = RowsModel(columns, _RULES, parent)
    model.sort(PUSHED, Qt.SortOrder.DescendingOrder)
    return model


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


def _spoken(user: User) -> str:
    cell = _cell(user)
    return " ".join(
        part for part in (*cell.chips, cell.text, cell.note, cell.pill and cell.pill.text) if part
    )


def _tip(user: User) -> str:
    """Every tag, the digest, and the index that names it."""
    lines = [*_tags(user), user.image.digest]
    if user.index_digest:
        of_index = QCoreApplication.translate("WhereUsed", "One of the images of the index {digest}")
        lines.append(of_index.format(digest=user.index_digest))
    return "\n".join(lines)


def _place(user: User) -> str:
    translate = QCoreApplication.translate
    if user.position:
        return translate("WhereUsed", "Layer {n}").format(n=user.position)
    return translate("WhereUsed", "Config")


_RULES: RowRules[User] = RowRules(
    identity=lambda user: f"{user.repository}@{user.image.digest}",
    text=lambda user: f"{user.repository} {_spoken(user)} {user.image.digest}".lower(),
    keys=(
        lambda user: natural_key(user.repository),
        lambda user: natural_key(_tags(user)[0] if _tags(user) else user.image.digest),
        lambda user: float(user.position),
        lambda user: float(-1 if user.image.size_bytes is None else user.image.size_bytes),
        lambda user: user.image.pushed_at_s or 0.0,
    ),
)
