"""What is found of secrets, what is not, and that no value is kept anywhere."""

from __future__ import annotations

import json
import logging
import pickle
import time

import pytest

from layerscope.contents.analysis.left_behind import left_behind_in_config, left_behind_in_files
from layerscope.contents.analysis.secret_names import named_secret
from layerscope.contents.analysis.secret_rules import SecretPlace, secrets_in
from layerscope.contents.analysis.secret_visitor import MOST_BYTES, SecretVisitor
from layerscope.contents.model.entries import Entry, Kind
from layerscope.contents.model.findings import LeftBehind, LeftBehindPlace
from layerscope.contents.tree.tree import Tree
from layerscope.registry.errors.content import InvalidConfigError
from support.samples.package_databases import damages
from support.samples.stacked_layers import listed

AWS_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzq9Lm2vT4e"
AWS = f"[default]\naws_access_key_id = AKIAQ3EGRIZH7TL2MNOP\naws_secret_access_key = {AWS_KEY}\n"
GITHUB = "ghp_9fK2mQx7LtVw4ZpR1sYb8NcJ5hD3gA6eU0oT"
ARMOUR = "-----BEGIN OPENSSH PRIVATE KEY-----\n" + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE\n" * 6
KEY = ARMOUR + "-----END OPENSSH PRIVATE KEY-----\n"
PASSWORD = "k9Jf3mQ2xR7pL5wZ"
JWT = "eyJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQifQ.Zk9xN3JmQjJ0VzVxTDhwS3Y"
SECRETS = [AWS_KEY, GITHUB, PASSWORD, JWT, "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE"]


class TestText:
    @pytest.mark.parametrize(
        ("text", "what", "line", "beginning"),
        [
            (AWS, "Value of aws_secret_access_key", 3, "wJal"),
            (f"x\nAKIAQ3EGRIZH7TL2MNOP {AWS_KEY}", "AWS secret access key", 2, "wJal"),
            (f"a = 1\ntoken = '{GITHUB}'", "GitHub token", 2, "ghp_"),
            ("\n" + KEY, "Private key", 2, ""),
            (f"DB_PASSWORD={PASSWORD}", "Value of DB_PASSWORD", 1, "k9Jf"),
            (f'{{"auths": {{"h": {{"auth": "{PASSWORD}"}}}}}}', "Value of auth", 1, "k9Jf"),
            (f"url: postgres://app:{PASSWORD}@db.internal/app", "Password in an address", 1, "k9Jf"),
            (f"Authorization: x\n{JWT}", "JSON Web Token", 2, "eyJh"),
            (
                "//registry.npmjs.org/:_authToken=npm_8Hn2KfQ9xW4vT7zLpR3mYb6Jc1Dg5Ae0Us8N",
                "npm token",
                1,
                "npm_",
            ),
        ],
        ids=["aws file", "aws row", "github", "key", "password", "docker", "address", "jwt", "npm"],
    )
    def test_is_found(self, text: str, what: str, line: int, beginning: str) -> None:
        found = secrets_in(text, is_settings=True)
        assert SecretPlace(what, line, beginning) in found

    @pytest.mark.parametrize(
        "text",
        [
            "password: ${DB_PASSWORD}", "password=changeme", "token = os.environ['TOKEN']",
            "PASSWORD=example1234", "api_key: <your key 1234>", "secret_key_base: {{ vault }}",
            "PASSWORD_FILE=/run/secrets/db1",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "ghp_test",
            "postgres://u:${P}@h/x", "sk-service-account-for-x", "max_tokens=4096",
            "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN CERTIFICATE-----\n" + "MIIC" * 90 + "\n-----END CERTIFICATE-----",
        ],
    )  # fmt: skip
    def test_is_none(self, text: str) -> None:
        assert secrets_in(text, is_settings=True) == []

    def test_a_name_counts_in_settings_alone(self) -> None:
        assert secrets_in(f"DB_PASSWORD={PASSWORD}", is_settings=False) == []

    def test_of_a_short_one_less_is_shown(self) -> None:
        assert secrets_in("DB_PASSWORD=ab3de6gh", is_settings=True)[0].beginning == "ab"

    @pytest.mark.parametrize(
        "text",
        [f"T={GITHUB} " * 20_000, "password=" * 50_000, "a:b@" * 100_000],
        ids=["tokens", "names", "addresses"],
    )
    def test_looking_takes_linear_time(self, text: str) -> None:
        start = time.process_time()
        secrets_in(text, is_settings=True)
        named_secret(b"cert" * 10_000 + b".key")
        assert time.process_time() - start < 3.0

    def test_damage_does_no_harm(self) -> None:
        text = f"{AWS}\n{KEY}\nDB_PASSWORD: {PASSWORD}\nx: '{JWT}'\npostgres://a:{PASSWORD}@b.example.org/"
        for damaged in damages(text.encode(), default_count=200):
            for one in secrets_in(damaged.decode("utf-8", "replace"), is_settings=True):
                assert len(one.beginning) <= 4


class TestNames:
    @pytest.mark.parametrize(
        ("path", "what"),
        [
            (b"root/.ssh/id_rsa", "SSH private key"),
            (b"app/server.pem", "Key file"),
            (b"app/tls.key", "Key file"),
            (b"app/store.jks", "Key store"),
            (b"root/.npmrc", "Credentials file"),
            (b"root/.aws/credentials", "Credentials file"),
            (b"home/a/.docker/config.json", "Credentials file"),
            (b"app/.env", "Environment file"),
            (b"app/.env.production", "Environment file"),
            (b"app/.git/HEAD", "Git repository"),
            (b".git/HEAD", "Git repository"),
            (b"root/.bash_history", "Shell history"),
        ],
    )
    def test_usually_holds_one(self, path: bytes, what: str) -> None:
        named = named_secret(path)
        assert named is not None
        assert named.what == what

    @pytest.mark.parametrize(
        "path",
        [b"root/.ssh/id_rsa.pub", b"etc/ssl/certs/a.pem", b"usr/lib/ssl/cert.pem", b"x/cacert.pem",
         b"config.json", b"app/.env.example", b"app/credentials", b"x/HEAD", b"lib/node_modules/npm/.npmrc",
         b"usr/share/x/a.key"],
    )  # fmt: skip
    def test_is_none(self, path: bytes) -> None:
        assert named_secret(path) is None


def an_image(*layers: dict[str, str]) -> tuple[Tree, dict[int, SecretVisitor]]:
    tree, visited = Tree(len(layers)), {}
    for layer, files in enumerate(layers, start=1):
        entries = [Entry(path.encode(), Kind.FILE, size_bytes=len(text)) for path, text in files.items()]
        tree.add(layer, listed(entries))
        visitor = visited[layer] = SecretVisitor()
        for entry, text in zip(entries, files.values(), strict=True):
            if visitor.wants(entry):
                visitor.begin(entry)
                for at in range(0, len(text), 50_000):
                    visitor.feed(text[at : at + 50_000].encode())
                visitor.end()
    return tree, visited


class TestFiles:
    def test_what_an_upper_layer_removed_is_still_in_the_lower(self) -> None:
        tree, visited = an_image(
            {"root/.aws/credentials": AWS, "app/key.pem": KEY}, {}, {"root/.aws/.wh.credentials": ""}
        )
        assert left_behind_in_files(tree, visited) == [
            LeftBehind(LeftBehindPlace.FILE, "Private key", b"app/key.pem", 1, 1),
            LeftBehind(
                LeftBehindPlace.FILE,
                "Value of aws_secret_access_key",
                b"root/.aws/credentials",
                1,
                3,
                "wJal",
                removed_by_layer=3,
            ),
        ]

    def test_by_names_alone_where_nothing_was_read(self) -> None:
        tree, _ = an_image({"root/.npmrc": "x = 1", "a.pem": "-"}, {"a.pem": "--", "root/.wh..npmrc": ""})
        found = left_behind_in_files(tree, {})
        assert [(one.path, one.layer, one.line, one.removed_by_layer) for one in found] == [
            (b"a.pem", 1, 0, 2),
            (b"a.pem", 2, 0, 0),
            (b"root/.npmrc", 1, 0, 2),
        ]

    def test_what_was_looked_at_in_vain_is_not_told(self) -> None:
        tree, visited = an_image(
            {"root/.npmrc": "registry=https://example.org/", "root/.bash_history": "ls " * 9}
        )
        assert [one.what for one in left_behind_in_files(tree, visited)] == ["Shell history"]

    def test_a_path_that_its_archive_has_twice(self) -> None:
        tree, visited = Tree(1), {}
        entries = [Entry(b"a.env", Kind.FILE, size_bytes=30), Entry(b"a.env", Kind.SYMLINK, link=b"b")]
        tree.add(1, listed(entries))
        visited[1] = visitor = SecretVisitor()
        visitor.found[b"a.env"] = [SecretPlace(secrets_in(AWS, is_settings=True)[0].what, 1, "wJal")]
        assert [one.removed_by_layer for one in left_behind_in_files(tree, visited)] == [1]

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            ("usr/share/doc/a.env", AWS),
            ("app/site-packages/a.env", AWS),
            ("go/pkg/mod/x/a_test.go", KEY),
            ("app/a.bin", "\0" + KEY),
            ("app/a.env", "x" * MOST_BYTES + AWS),
        ],
    )
    def test_is_not_looked_into(self, path: str, text: str) -> None:
        assert left_behind_in_files(*an_image({path: text})) == []

    def test_utf_16(self) -> None:
        visitor = SecretVisitor()
        visitor.begin(Entry(b"app/key.txt", Kind.FILE, size_bytes=2 * len(KEY) + 2))
        visitor.feed(KEY.encode("utf-16"))
        visitor.end()
        assert [one.what for one in visitor.found[b"app/key.txt"]] == ["Private key"]


def a_config(**config: object) -> str:
    history = [
        {"created_by": "/bin/sh -c #(nop) ADD file:abc in / "},
        {"created_by": f"ARG TOKEN={GITHUB}", "empty_layer": True},
        {"created_by": f"|1 TOKEN={GITHUB} /bin/sh -c curl -u app:{PASSWORD} https://h.internal/"},
    ]
    return json.dumps({"history": history, "config": config})


class TestConfig:
    def test_history_and_environment(self) -> None:
        text = a_config(Env=["PATH=/usr/bin", f"DB_PASSWORD={PASSWORD}", f"X={GITHUB}"])
        found = left_behind_in_config(text)
        history = [
            (one.what, one.layer, one.beginning) for one in found if one.place is LeftBehindPlace.HISTORY
        ]
        assert ("GitHub token", 0, "ghp_") in history
        assert ("GitHub token", 2, "ghp_") in history
        assert [(one.what, one.beginning) for one in found if one.place is LeftBehindPlace.ENVIRONMENT] == [
            ("Value of DB_PASSWORD", "k9Jf"),
            ("GitHub token in the variable X", "ghp_"),
        ]

    def test_no_config(self) -> None:
        assert left_behind_in_config("{}") == []
        with pytest.raises(InvalidConfigError):
            left_behind_in_config("[")


def test_values_are_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    """Neither in what is found, nor in what finds it, nor in a log."""
    text = f"{AWS}\nDB_PASSWORD={PASSWORD}\n{KEY}\nT={GITHUB}\nJ={JWT}\n"
    with caplog.at_level(logging.DEBUG):
        tree, visited = an_image({"app/settings.env": text, "root/.aws/credentials": text})
        found = left_behind_in_files(tree, visited)
        found += left_behind_in_config(a_config(Env=[f"DB_PASSWORD={PASSWORD}"]))
    assert len(found) > 8
    kept = [repr(found), repr(pickle.dumps(found)), caplog.text]
    kept += [repr(vars(visitor)) for visitor in visited.values()]
    for secret in SECRETS:
        for one in kept:
            assert secret[:8] not in one
    assert max(len(one.beginning) for one in found) <= 4
