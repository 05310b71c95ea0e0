"""Every extreme in every field of a listing, through the gate into the lists of the window."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from layerscope.desktop.browse import feature
from layerscope.desktop.browse.images.view import ImagesView
from layerscope.registry.aws.members import Members
from layerscope.registry.ecr.listing import images_in, repositories_in
from support.fakes.shell import FakeShell
from support.samples.any_json import EXTREMES, places_in, with_value

IMAGE: dict[str, Any] = {
    "imageDigest": "sha256:a", "imageTags": ["1.4"], "imageSizeInBytes": 5, "imagePushedAt": 1.5,
    "imageManifestMediaType": "m", "artifactMediaType": "a", "imageStatus": "ARCHIVED",
    "subjectManifestDigest": "s", "lastRecordedPullTime": 2.0, "lastArchivedAt": 3.0,
}  # fmt: skip
REPOSITORY: dict[str, Any] = {
    "repositoryName": "app", "registryId": "1", "repositoryArn": "arn", "repositoryUri": "uri",
    "createdAt": 1.0, "imageTagMutability": "MUTABLE", "encryptionConfiguration": {"encryptionType": "KMS"},
}  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.FontRole, Qt.ItemDataRole.UserRole,
)  # fmt: skip


def every_extreme(row: dict[str, Any], key: str) -> list[Any]:
    """A row for each extreme in each of its fields, told apart by the key's text where that is its own."""
    rows = []
    for place in places_in(row):
        for value in EXTREMES:
            own = row if place[0] == key else {**row, key: f"{row[key]}-{len(rows)}"}
            rows.append(with_value(own, place, value))
    return [*rows, *EXTREMES]


def look_at(view: QAbstractItemView) -> None:
    """Paint all rows, and ask for all that is said of them."""
    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount(QModelIndex())):
            for role in ROLES:
                model.data(model.index(row, column), role)
    view.resize(800, 1500)
    for row in range(0, model.rowCount(), 40):
        view.scrollTo(model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        view.grab()


def test_no_extreme_ends_the_window_or_loses_a_row(fake: FakeShell) -> None:
    browse = feature.install(fake.shell)
    listed = images_in(Members({"imageDetails": every_extreme(IMAGE, "imageDigest")}))
    browse.images.model.put(listed, show=True)
    assert browse.images.model.rowCount() == len({image.digest for image in listed})
    assert browse.images.model.rowCount() > 300
    look_at(browse.images.view)
    repositories = repositories_in(Members({"repositories": every_extreme(REPOSITORY, "repositoryName")}))
    browse.repositories.model.put(repositories, show=True)
    look_at(browse.repositories.view)


def test_what_is_not_known_says_so_and_why(fake: FakeShell) -> None:
    browse = feature.install(fake.shell)
    strange = {**IMAGE, "imageSizeInBytes": -1, "imagePushedAt": "today", "imageTags": 5, "imageStatus": {}}
    browse.images.model.put(images_in(Members({"imageDetails": [strange]})), show=True)
    model = browse.images.model
    tags, _, size, pushed = (model.index(0, column) for column in range(4))
    assert [size.data(), pushed.data()] == ["Unknown", "Unknown"]
    assert "Unknown" in tags.data()
    tip = Qt.ItemDataRole.ToolTipRole
    assert size.data(tip) == "Unknown: imageSizeInBytes: -1 is not a number of bytes"
    assert pushed.data(tip) == "Unknown: imagePushedAt: 'today' is not a time"
    for reason in ("imageTags: 5 is not a list", "imageStatus: {} is not a text"):
        assert reason in tags.data(tip)
    assert isinstance(browse.images.view, ImagesView)
