"""Checks of an image and of a repository: their tabs, what they are asked, and where their rows lead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.inventory.image_check import ImageCheck
from layerscope.desktop.inventory.leading import Leading
from layerscope.desktop.inventory.parts_model import PartRow
from layerscope.desktop.inventory.repository_check import RepositoryCheckPresenter
from layerscope.desktop.inventory.restores import title_of
from layerscope.desktop.shell.asked import Asked
from layerscope.desktop.shell.shell import Shell
from layerscope.diagnosis.checking.found import ImagePartKind, Part, Problem
from layerscope.diagnosis.checking.reading import Calls
from layerscope.diagnosis.model.question import Question
from layerscope.words.formats import named_digest

translate = QCoreApplication.translate


class Checks(QObject):
    """Attributes: `image` and `repository`, the presenters."""

    def __init__(self, shell: Shell, leading: Leading) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._leading = leading
        self._names: dict[tuple[str, str], str] = {}
        remedies = shell.places.remedies
        self.image = ImageCheck(shell.tasks, shell.theme, shell.say, self, remedies=remedies)
        self.repository = RepositoryCheckPresenter(
            shell.tasks, shell.theme, self._name_of, shell.say, self, remedies=remedies
        )
        tab = shell.places.tab
        self._image_tab = tab(self.image.pane, translate("Check", "Check"), is_shown=False)
        title = translate("Check", "Repository check")
        self._repository_tab = tab(self.repository.pane, title, is_shown=False)
        self.image.part_opened.connect(self._open_part)
        self.repository.problem_opened.connect(self._open_problem)
        self._offer_diagnosis()

    def use(self, calls: Calls) -> None:
        """Ask another registry from now on; the tabs come again with the next check."""
        self._names.clear()
        for check, tab in ((self.image, self._image_tab), (self.repository, self._repository_tab)):
            check.use(calls)
            tab.remove()

    def check_image(self) -> None:
        """Check the chosen image, or all that are selected with it."""
        if (image := self._shell.selection.image) is not None:
            images = self._shell.selection.several_images() or (image,)
            self._image_tab.show()
            self.image.check_several(
                image.repository, tuple((each.digest, title_of(each)) for each in images)
            )

    def check_repository(self) -> None:
        """Check the repository whose images are listed."""
        if (repository := self._shell.selection.repository) is not None:
            self._repository_tab.show()
            self.repository.check(repository.name)

    # Where rows lead.

    def _open_part(self, part: Part) -> None:
        self._leading.go(self.image.repository, part.image_digest, part.layer.digest, part.kind)

    def _open_problem(self, problem: Problem) -> None:
        if problem.examples:
            repository, image = self.repository.repository, problem.examples[0]
            self._leading.go(repository, image, problem.digest, problem.kind)

    def _offer_diagnosis(self) -> None:
        text = translate("Check", "Diagnose")
        self.image.pane.add_row_action("diagnose", text, lambda row: self._ask(self._of_part(row)))
        self.repository.pane.add_row_action("diagnose", text, lambda row: self._ask(self._of_problem(row)))

    def _ask(self, question: Question) -> None:
        self._shell.requests.diagnosis.emit(Asked(question))

    def _of_part(self, row: object) -> Question:
        registry_id = self._registry_id
        if not isinstance(row, PartRow):
            return Question(registry_id=registry_id)
        part = row.part
        digest = "" if part.kind is ImagePartKind.PLATFORM else part.layer.digest
        return Question(self.image.repository, part.image_digest, digest, registry_id)

    def _of_problem(self, row: object) -> Question:
        registry_id = self._registry_id
        if not isinstance(row, Problem):
            return Question(registry_id=registry_id)
        image = row.digest if row.kind is ImagePartKind.PLATFORM else next(iter(row.examples), "")
        digest = row.digest if row.kind in {ImagePartKind.LAYER, ImagePartKind.CONFIG} else ""
        return Question(self.repository.repository, image, digest, registry_id)

    @property
    def _registry_id(self) -> str:
        """The registry asked, where it is not the caller's own."""
        return self._shell.session.accounts.account.registry_id

    def _name_of(self, digest: str) -> str:
        """What people call the image of the checked repository: its tag, its index's tag, its digest."""
        repository, navigator = self.repository.repository, self._shell.navigator
        is_open = navigator.current_repository() == repository
        if is_open and (name := navigator.images.name_of(digest)):
            self._names[repository, digest] = name  # as long as it can be found out
        return self._names.get((repository, digest)) or named_digest(digest)
