"""From what is chosen to the image's page; ECR is asked once the page is looked at and the image rests."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from layerscope.access.platforms import platforms_in
from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.desktop.image.attached import Attached, attached
from layerscope.desktop.image.facts import Fact, Subject, image_facts, indented, not_known
from layerscope.desktop.image.file_links import linked_paths
from layerscope.desktop.image.found import Asked, FoundFacts
from layerscope.desktop.image.pane import ImagePane
from layerscope.desktop.image.pulling import pull_texts
from layerscope.desktop.image.repository_facts import repository_facts
from layerscope.desktop.image.run_settings import run_facts, run_settings
from layerscope.desktop.image.scan_words import scan_counts, scan_note
from layerscope.desktop.shell.image_values import ImageChoice
from layerscope.desktop.shell.requests import place_of
from layerscope.desktop.shell.shell import Shell
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.service import PolicyNotFoundError
from layerscope.registry.manifests.runtime import RuntimeSettings
from layerscope.registry.model.repositories import Repository
from layerscope.registry.references.console import console_address
from layerscope.registry.references.partitions import repository_uri
from layerscope.words.messages import words
from layerscope.words.plurals import Plural

TASK, LEADING = "image-page", "image-page/attached"
SETTLING_S = 0.3
translate = QCoreApplication.translate


class ImagePresenter(QObject):
    """Attribute: `is_looked_at`, whether the page is in sight; nothing is asked for one that is not."""

    def __init__(self, pane: ImagePane, shell: Shell, settling_s: float = SETTLING_S) -> None:
        super().__init__(pane)
        self._pane = pane
        self._shell = shell
        self._settling_s = settling_s
        self._facts = FoundFacts()
        self._asked: Asked | None = None
        self.is_looked_at = False
        pane.retry_asked.connect(self._retry)
        pane.attached_asked.connect(self._lead)
        pane.links.wanted.connect(self._show_file)
        pane.buttons.console_asked.connect(self._open_console)

    def use(self, client: EcrClient | None) -> None:
        """Ask another registry from now on."""
        self._shell.tasks.cancel(TASK)
        self._facts.use(client)
        self.show()

    def look(self, *, is_looked_at: bool) -> None:
        """Show and ask while somebody looks."""
        self.is_looked_at = is_looked_at
        if is_looked_at:
            self.show()
        else:
            self._shell.tasks.cancel(TASK)

    def refresh(self) -> None:
        """Ask for everything anew."""
        self._facts.forget()
        self.show()

    def show(self, *_: object) -> None:
        """Show what is known of the image that is chosen, and ask for the rest."""
        if not self.is_looked_at:
            return
        subject = self._subject()
        if subject is None:
            self._shell.tasks.cancel(TASK)
            self._pane.show_nothing()
            self._pane.buttons.show_image(None, console="")
            return
        self._show(subject)
        asked, is_same = _asked(subject), _asked(subject) == self._asked
        if _is_settled(subject) and not (is_same and self._shell.tasks.is_running(TASK)):
            self._asked = asked
            self._shell.tasks.start(TASK, lambda: self._ask(asked))

    # After a sign-in.

    def failures(self) -> Sequence[BaseException]:
        """What is not shown, since asking for it failed."""
        subject = self._subject() if self.is_looked_at else None
        return subject.found.errors() if subject else ()

    def ask_again(self) -> None:
        """Ask again for what failed for want of a session."""
        if any(map(new_session_helps, self.failures())):
            self._retry()

    def _retry(self) -> None:
        self._facts.forget_failures()
        self.show()

    # What is asked.

    async def _ask(self, asked: Asked) -> None:
        await asyncio.sleep(self._settling_s)
        await self._facts.read(asked, self._show_again)

    def _show_again(self) -> None:
        if self.is_looked_at and (subject := self._subject()) is not None:
            self._show(subject)

    def _subject(self) -> Subject | None:
        shell = self._shell
        chosen, image = shell.selection.image, shell.navigator.image
        if chosen is None or (shown := image.shown) is None:
            return None
        images, children = shell.navigator.images, image.index_children()
        subject = Subject(
            chosen,
            shown,
            image.found,
            image.failures()[0],
            platforms_in(children, chosen.index_digest or chosen.digest),
            images.listed(chosen.digest),
            images.listed(shown.digest),
            self._listed_repository(),
        )
        return replace(subject, found=self._facts.of(_asked(subject)))

    def _listed_repository(self) -> Repository | None:
        """The repository as it is listed; None for one that was opened by its name alone."""
        repository = self._shell.selection.repository
        return repository if repository is not None and repository.arn else None

    # What is shown.

    def _show(self, subject: Subject) -> None:
        pane, found = self._pane, subject.found
        pane.show_pull(pull_texts(subject, self._address(subject.chosen.repository)))
        settings = run_settings(subject)
        pane.lines.show_facts({**image_facts(subject), **run_facts(settings)})
        self._show_links(settings, subject)
        self._show_folded(settings if isinstance(settings, RuntimeSettings) else RuntimeSettings())
        pane.show_scan(scan_counts(found.scan), scan_note(found.scan), is_image=subject.is_image)
        every = self._attached(subject)
        pane.show_attached(every, _attached_note(subject, every))
        images = self._shell.navigator.images
        list_error = images.failures()[0]
        pane.lines.show_facts(repository_facts(subject, images.every_image(), list_error))
        lifecycle = found.lifecycle.value
        pane.policy.show_fact(*_policy(found.policy.value or "", found.policy.error))
        pane.lifecycle.show_fact(*_policy(lifecycle.text if lifecycle else "", found.lifecycle.error))
        failed = [error for error in found.errors() if error.retryable]
        pane.show_failed(words(failed[0]).title if failed else "")
        first = "restoreImage" if subject.is_archived else ""
        pane.buttons.show_image(subject.chosen, console=self._console(subject.chosen), first=first)

    def _show_links(self, settings: RuntimeSettings | Fact, subject: Subject) -> None:
        platform = subject.read.platform if subject.read else None
        known = settings if isinstance(settings, RuntimeSettings) else RuntimeSettings(environment=("PATH=",))
        is_windows = platform is not None and platform.os == "windows"
        self._pane.links.show_paths(linked_paths(known, is_windows=is_windows))

    def _show_file(self, paths: tuple[str, ...]) -> None:
        self._shell.requests.show_file.emit(place_of(paths))

    def _show_folded(self, settings: RuntimeSettings) -> None:
        pane = self._pane
        variables = Plural.tr("%Ln variables", "", len(settings.environment))
        pane.show_folded(pane.environment, variables, "\n".join(settings.environment))
        labels = Plural.tr("%Ln labels", "", len(settings.labels))
        pane.show_folded(pane.labels, labels, "\n".join(f"{name}={value}" for name, value in settings.labels))

    def _attached(self, subject: Subject) -> tuple[Attached, ...]:
        images, image = self._shell.navigator.images, self._shell.navigator.image
        digests = dict.fromkeys((subject.chosen.digest, subject.shown.digest, subject.chosen.index_digest))
        listed = [child for digest in digests if digest for child in images.children_of(digest)]
        referrers = subject.found.referrers.value or ()
        return attached(frozenset(digests), image.index_children(), listed, referrers)

    # Where buttons lead.

    def _lead(self, digest: str) -> None:
        """To the artifact's row, or to itself where it has none; its manifest is what there is to read."""
        self._shell.tasks.start(LEADING, lambda: self._open(digest))

    async def _open(self, digest: str) -> None:
        navigator, selection = self._shell.navigator, self._shell.selection
        if not await navigator.images.select(digest):
            selection.choose_image(ImageChoice(navigator.current_repository(), digest))
        navigator.image.look_at_manifest()

    def _open_console(self) -> None:
        image = self._shell.selection.image
        if image is not None and not QDesktopServices.openUrl(QUrl(self._console(image))):
            self._shell.say(translate("ImagePage", "No browser could be opened."))

    def _console(self, image: ImageChoice) -> str:
        accounts = self._shell.session.accounts
        return console_address(accounts.registry_id, accounts.region, image.repository, image.digest)

    def _address(self, repository: str) -> str:
        """The repository's URI; empty while its registry is not known."""
        listed, accounts = self._listed_repository(), self._shell.session.accounts
        uri = listed.uri if listed else ""
        return uri or repository_uri(accounts.registry_id, accounts.region, repository)


def _asked(subject: Subject) -> Asked:
    return Asked(
        subject.chosen.repository,
        subject.chosen.digest,
        subject.shown.digest,
        knows_repository=subject.repository is not None,
        is_listed=subject.is_listed,
    )


def _is_settled(subject: Subject) -> bool:
    """Whether the image is read, or cannot be: what is passed by while browsing is asked nothing about."""
    return subject.failure is not None or (subject.read is not None and subject.read.complete)


def _policy(text: str, error: BaseException | None) -> tuple[Fact, str]:
    """What is said of a policy, and its text to read."""
    if isinstance(error, PolicyNotFoundError):
        return Fact(translate("ImagePage", "none")), ""
    return (Fact(translate("ImagePage", "Show")), indented(text)) if text else (not_known(error), "")


def _attached_note(subject: Subject, every: Sequence[Attached]) -> Fact:
    referrers = subject.found.referrers
    if referrers.value is None:
        return not_known(referrers.error)
    return Fact() if every else Fact(translate("ImagePage", "No signature, SBOM or provenance found"))
