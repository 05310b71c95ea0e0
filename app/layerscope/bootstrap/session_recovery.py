"""What was under way when a sign-in ran out, taken up again where it was: nothing that is shown is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layerscope.accounts.rules.sign_ins import new_session_helps
from layerscope.transfers.rules.stages import Stage

if TYPE_CHECKING:
    from layerscope.bootstrap.joining import Joined
    from layerscope.desktop.browse.lists.state import ListState


class SessionRecovery:
    """Asks again for what failed for want of a sign-in, and for what was being asked with the old session."""

    def __init__(self, joined: Joined) -> None:
        self._joined = joined

    def failures(self) -> list[BaseException]:
        """Every failure that is shown and that a new session may put right."""
        joined = self._joined
        shown = (
            joined.accounts.identity_error,
            joined.repositories.pane.state.failure,
            joined.images.pane.state.failure,
            joined.layers_pane.message.failure,
            joined.tabs.panel.card.error,
        )
        return [error for error in shown if error is not None and new_session_helps(error)]

    def go_on(self) -> None:
        """Ask all of it again; what is chosen, filtered and scrolled to stays."""
        joined = self._joined
        self._lists()
        self._image()
        self._transfers()
        joined.go_to.resume()

    def _lists(self) -> None:
        joined = self._joined
        accounts = joined.accounts
        if accounts.identity is None or accounts.identity_error is not None:
            accounts.ask_again()
        for presenter in (joined.repositories, joined.images):
            if _is_cut_short(presenter.pane.state):
                presenter.restart()
        joined.images.try_failed_again()

    def _image(self) -> None:
        joined = self._joined
        if joined.image.is_reading or new_session_helps(joined.layers_pane.message.failure):
            joined.image.refresh()
        elif joined.layer.is_asking or new_session_helps(joined.tabs.panel.card.error):
            joined.layer.retry()

    def _transfers(self) -> None:
        """Each goes on from the part that it has."""
        transfers = self._joined.transfers
        for row in transfers.rows:
            if row.stage is Stage.FAILED and new_session_helps(row.error):
                transfers.resume(row.number)


def _is_cut_short(state: ListState) -> bool:
    return state.is_reading or new_session_helps(state.failure)
