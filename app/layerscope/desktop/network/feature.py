"""The network settings in the window: a page of the settings, and new calls once they change."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject

from layerscope.desktop.network.presenter import NetworkPresenter
from layerscope.desktop.shell.setting_rows import SettingsPage
from layerscope.desktop.shell.shell import Shell
from layerscope.desktop.widgets.actions import new_action
from layerscope.desktop.widgets.remedies import Remedy
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.network import NetworkError, NotEcrAnswerError

translate = QCoreApplication.translate


class NetworkFeature(QObject):
    """Offers the page, and applies what is chosen on it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._network = shell.session.own.network
        self._presenter = NetworkPresenter(shell.tasks, shell.blocking, self._network(), shell.say, self)
        self._presenter.changed.connect(self._use)
        shell.places.settings(SettingsPage.NETWORK, self._presenter.new_page)
        text = translate("WindowMenu", "Network settings…")
        show = new_action(self, text, shell.requests.network_settings.emit, name="networkSettings")
        shell.places.remedies.add(Remedy(show, _settings_help))

    def _use(self, network: NetworkSettings) -> None:
        """Apply the settings to the next call, and ask again: what is shown may have failed without them."""
        shell, accounts = self._shell, self._shell.session.accounts
        self._network.change(network)
        shell.settings.value = replace(
            shell.settings.value,
            ca_file=network.ca_file,
            proxy=network.proxy,
            dual_stack=network.dual_stack,
            fips=network.fips,
        )
        shell.say(translate("NetworkPresenter", "Network settings saved."))
        if accounts.identity is None:  # calls that go the old way in vain are not waited for
            accounts.choose(accounts.account)
        else:
            shell.session.refresh()


def _settings_help(error: BaseException) -> bool:
    """Whether the error's next step is in the network settings, or may be."""
    return isinstance(error, NetworkError | NotEcrAnswerError)


def install(shell: Shell) -> NetworkFeature:
    """Offer the network settings."""
    return NetworkFeature(shell)
