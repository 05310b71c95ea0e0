"""Files that run as another user, or that everybody may write, as a table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import Permission, PermissionFinding
from layerscope.desktop.tables.cells import Cell
from layerscope.desktop.tables.columns import Column
from layerscope.desktop.tables.row_store import RowRules
from layerscope.desktop.tables.rows_model import RowsModel
from layerscope.desktop.tables.standard_columns import layer_column, path_column
from layerscope.words.file_facts import mode_text, path_text

translate = QCoreApplication.translate


def permissions_model(parent: QObject | None = None) -> RowsModel[PermissionFinding]:
    """An empty model, by what the finding is."""
    model: RowsModel[PermissionFinding] = RowsModel(_columns(), _RULES, parent)
    model.sort_by("permission")
    return model


def permission_word(permission: Permission) -> str:
    """What is special about the file."""
    return {
        Permission.SETUID: translate("Analysis", "setuid"),
        Permission.SETGID: translate("Analysis", "setgid"),
        Permission.WORLD_WRITABLE: translate("Analysis", "world-writable"),
        Permission.CAPABILITIES: translate("Analysis", "capabilities"),
    }[permission]


def _meaning(row: PermissionFinding) -> str:
    return {
        Permission.SETUID: translate("Analysis", "Runs as its owner, no matter who starts it"),
        Permission.SETGID: translate("Analysis", "Runs as its group, no matter who starts it"),
        Permission.WORLD_WRITABLE: translate("Analysis", "Every user may change it"),
        Permission.CAPABILITIES: translate("Analysis", "Runs with some of the superuser's rights"),
    }[row.permission]


def _columns() -> tuple[Column[PermissionFinding], ...]:
    return (
        path_column(lambda row: row.path),
        Column(
            "permission",
            translate("Analysis", "Permission"),
            lambda row: permission_word(row.permission),
            tip=_meaning,
            sort=lambda row: list(Permission).index(row.permission) * 1.0,
            samples=tuple(permission_word(each) for each in Permission),
        ),
        Column(
            "mode",
            translate("Analysis", "Mode"),
            lambda row: mode_text(row.kind, row.mode),
            cell=lambda row: Cell(mode_text(row.kind, row.mode), is_muted=True, is_mono=True),
            tip=lambda row: f"{row.mode:04o}",
            sort=lambda row: float(row.mode),
            samples=(Cell("-rwsr-xr-x", is_mono=True),),
            is_dispensable=True,
        ),
        layer_column(lambda row: row.layer),
        Column(
            "detail",
            translate("Analysis", "Capabilities"),
            lambda row: row.detail,
            tip=lambda row: row.detail,
            sort=lambda row: row.detail,
            samples=("cap_net_bind_service",),
            is_optional=True,
        ),
    )


_RULES: RowRules[PermissionFinding] = RowRules(
    identity=lambda row: f"{row.permission} {row.layer} {row.path!r}",
    text=lambda row: f"{path_text(row.path)} {permission_word(row.permission)} {row.detail}".lower(),
)
