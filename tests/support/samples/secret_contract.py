"""What every keeper of secrets has to do, whatever keeps them: one function a clause."""

from __future__ import annotations

from collections.abc import Callable

from layerscope.accounts.model.access_keys import AccessKeys
from layerscope.accounts.secrets.secret_store import Secrets

SHORT = AccessKeys("AKIAEXAMPLEEXAMPLE00", "s3cr3t/" + "x" * 33)
LONG = AccessKeys("ASIAEXAMPLEEXAMPLE00", "l0ng/" + "y" * 35, "t0ken" * 1000)
LONGER = AccessKeys("ASIAEXAMPLEEXAMPLE01", "l0nger/" + "z" * 33, "t0k3n" * 2000)


def nothing_is_kept_at_first(secrets: Secrets) -> None:
    assert secrets.get("never put") is None


def what_is_put_is_got(secrets: Secrets) -> None:
    secrets.put("prod", SHORT)
    assert secrets.get("prod") == SHORT
    assert secrets.get("Prod admin") is None


def newer_keys_replace_older_ones(secrets: Secrets) -> None:
    for keys in (SHORT, LONG, LONGER, SHORT, LONGER, LONG, LONG):
        secrets.put("replaced", keys)
        assert secrets.get("replaced") == keys


def profiles_do_not_meet(secrets: Secrets) -> None:
    secrets.put("one", LONG)
    secrets.put("one a1", LONGER)
    secrets.put("a1 one", SHORT)
    assert (secrets.get("one"), secrets.get("one a1"), secrets.get("a1 one")) == (LONG, LONGER, SHORT)


def what_is_deleted_is_gone(secrets: Secrets) -> None:
    for keys in (SHORT, LONGER):
        secrets.put("deleted", keys)
        secrets.delete("deleted")
        assert secrets.get("deleted") is None


def deleting_nothing_is_no_error(secrets: Secrets) -> None:
    secrets.delete("nobody")
    assert secrets.get("nobody") is None


def any_text_is_kept_as_it_is(secrets: Secrets) -> None:
    odd = AccessKeys("AKIAEXAMPLEEXAMPLE00", 'quote " back \\ line\nend', "ключ 鍵 🔑" * 400)
    secrets.put("naïve 名前 (2)", odd)
    assert secrets.get("naïve 名前 (2)") == odd


CLAUSES: tuple[Callable[[Secrets], None], ...] = (
    nothing_is_kept_at_first,
    what_is_put_is_got,
    newer_keys_replace_older_ones,
    profiles_do_not_meet,
    what_is_deleted_is_gone,
    deleting_nothing_is_no_error,
    any_text_is_kept_as_it_is,
)
