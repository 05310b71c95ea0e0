"""Comparisons of images and of layers in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.contents.model.findings import SideFacts
from layerscope.desktop.compare.chooser import CompareDialog
from layerscope.desktop.compare.difference_rows import DifferenceRow
from layerscope.desktop.compare.presenter import ComparePresenter
from layerscope.desktop.compare.sides import ReadSide, Side, older_first, side_of_image, side_of_layer
from layerscope.desktop.compare.text_diff import FilePair, can_be_read, show_text_diff
from layerscope.desktop.shell.file_leading import lead_to_file
from layerscope.desktop.shell.for_several import for_several
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.menus import MenuSection
from layerscope.desktop.shell.places import Row
from layerscope.desktop.shell.requests import FilePlace
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action

translate = QCoreApplication.translate
_PAIR = 2


def install(shell: Shell) -> CompareFeature:
    """Offer comparisons; their tab comes with the first one."""
    return CompareFeature(shell)


class CompareFeature(QObject):
    """Attributes: `presenter`, `tab`; `with_another` and `layers`, the actions."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._dialog: CompareDialog | None = None
        self.presenter = ComparePresenter(shell, self)
        pane = self.presenter.view.pane
        pane.setObjectName("comparePane")  # the history knows the tab by it
        self.tab = shell.places.tab(pane, translate("Compare", "Compare"), is_shown=False)
        shell.places.focused(pane, find=pane.search)
        self.with_another = new_action(self, _with_text(0), self._compare, name="compareImages")
        text = translate("Compare", "Compare layers")
        self.layers = new_action(self, text, self._compare_layers, name="compareLayers")
        self._offer()
        view = self.presenter.view
        view.row_opened.connect(self._open)
        view.left_asked.connect(lambda row: self._lead(row, is_left=True))
        view.right_asked.connect(lambda row: self._lead(row, is_left=False))
        shell.requests.compare_image.connect(self._compare_open)
        shell.session.entered.connect(lambda _session: self._forget())

    def _offer(self) -> None:
        places, selection = self._shell.places, self._shell.selection
        places.menu(
            MenuSection.IMAGE,
            self.with_another,
            fits={self.with_another: lambda: selection.image is not None and self._images_fit()},
        )
        places.row_action(Row.IMAGE, for_several(self.with_another), lambda _row: self._images_fit())
        places.row_action(Row.IMAGE_TAB, self.with_another)
        places.row_action(
            Row.LAYER, for_several(self.layers), lambda _row: len(selection.several_layers()) == _PAIR
        )

    def _images_fit(self) -> bool:
        """Whether one image is chosen, or two are; the action is called as it fits."""
        chosen = len(self._shell.selection.several_images())
        self.with_another.setText(_with_text(chosen))
        return chosen in {0, _PAIR}

    # What is compared.

    def _compare(self) -> None:
        selection = self._shell.selection
        several = selection.several_images()
        if len(several) == _PAIR:
            self.compare(*older_first(*map(side_of_image, several)))
        elif selection.image is not None and not several:
            self._ask(selection.image)

    def _compare_open(self) -> None:
        """Ask what the open image is compared with, whatever rows are selected."""
        if (image := self._shell.selection.image) is not None:
            self._ask(image)

    def _ask(self, image: ImageChoice) -> None:
        shell = self._shell
        others = shell.navigator.images.every_image() or ()
        registry_id = shell.session.accounts.registry_id
        dialog = self._dialog = CompareDialog(image, others, registry_id, shell.theme, shell.window)
        dialog.chosen.connect(lambda other: self.compare(*older_first(side_of_image(image), other)))
        dialog.finished.connect(self._on_dialog_finished)
        dialog.open()

    def _compare_layers(self) -> None:
        layers = self._shell.selection.several_layers()
        if len(layers) == _PAIR:
            first, second = sorted(layers, key=lambda each: each.layer.position)
            self.compare(side_of_layer(first), side_of_layer(second))

    def compare(self, left: Side, right: Side) -> None:
        """Compare these in the tab, which comes into sight."""
        self.tab.show()
        self.presenter.view.pane.current.setFocus()
        shown = self._shell.navigator.image.found
        self.presenter.compare(left, right, shown.platform if shown else None)

    # Where rows lead.

    def _open(self, row: object) -> None:
        comparison = self.presenter.comparison
        if comparison is None or not isinstance(row, DifferenceRow):
            return
        if can_be_read(row):
            pair = FilePair(row, comparison.left.image.digest, comparison.right.image.digest)
            show_text_diff(self._shell, pair)
        else:
            self._lead(row, is_left=row.difference.right is None)

    def _lead(self, row: object, *, is_left: bool) -> None:
        comparison = self.presenter.comparison
        if comparison is None or not isinstance(row, DifferenceRow):
            return
        facts = row.difference.left if is_left else row.difference.right
        side = comparison.left if is_left else comparison.right
        if facts is not None:
            lead_to_file(self._shell, _place(row.difference.path, facts, side))

    def _on_dialog_finished(self) -> None:
        self._dialog = None

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
        self.presenter.forget()
        self.tab.remove()


def _place(path: bytes, facts: SideFacts, side: ReadSide) -> FilePlace:
    image = side.image
    return FilePlace(path, facts.layer, image.repository, image.digest, size_bytes=facts.size_bytes)


def _with_text(chosen: int) -> str:
    if chosen == _PAIR:
        return translate("Compare", "Compare the two")
    return translate("Compare", "Compare with…")
