"""Only tokens of our own let in, and only while they hold; one that ended lately is carried on."""

from __future__ import annotations

import base64
import json
import stat
import time
from pathlib import Path
from typing import Any

import jwt
import pytest

from bot.channels.refusal import RefusedError
from bot.channels.tokens import AUDIENCE, Tokens, kept_secret
from bot.errors import SetupError

SECRET = "s" * 40
SUBJECT = "0123456789abcdef" * 2
TOKENS = Tokens(SECRET, days=30)


def _token(secret: str = SECRET, algorithm: str = "HS256", **changes: Any) -> str:
    now = int(time.time())
    claims = {"sub": SUBJECT, "aud": AUDIENCE, "iat": now - 60, "exp": now + 60, "first": now - 60, **changes}
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm)


def _unsigned() -> str:
    parts = [{"alg": "none", "typ": "JWT"}, jwt.decode(_token(), options={"verify_signature": False})]
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts) + "."


REFUSED = {
    "nothing": None,
    "no text": 7,
    "not a token": "abc",
    "another secret": _token("x" * 40),
    "no signature": _unsigned(),
    "the signature cut off": _token().rpartition(".")[0] + ".",
    "another algorithm": _token("s" * 64, "HS512"),
    "another audience": _token(aud="rolecall-other"),
    "no audience": _token(aud=None),
    "no end": _token(exp=None),
    "no subject": _token(sub=None),
    "a subject that is no number": _token(sub="web-admin"),
    "a subject of a wrong length": _token(sub="ab"),
}


@pytest.mark.parametrize("token", REFUSED.values(), ids=REFUSED.keys())
def test_a_token_that_is_not_ours_is_refused_and_not_carried_on(token: object) -> None:
    with pytest.raises(RefusedError) as refused:
        TOKENS.session(token)
    assert refused.value.code == "token"
    assert TOKENS.renewable(token) is None
    assert TOKENS.session(TOKENS.issue(token)["token"]).subject != SUBJECT


def test_a_new_session_has_a_subject_of_its_own_and_half_an_hour() -> None:
    issued = [TOKENS.issue() for _ in range(50)]
    assert len({TOKENS.session(each["token"]).subject for each in issued}) == 50
    session = TOKENS.session(issued[0]["token"])
    assert len(session.subject) == 32 and session.conversation == f"web-{session.subject}"
    assert issued[0]["expires_in"] == 1800 and issued[0]["renew_in"] < 1800
    assert abs(session.expires - time.time() - 1800) < 5


def test_a_token_that_ended_lets_nobody_in_but_is_carried_on() -> None:
    now = int(time.time())
    ended = _token(exp=now - 29 * 24 * 3600, first=now - 40 * 24 * 3600)
    with pytest.raises(RefusedError):
        TOKENS.session(ended)
    renewed = TOKENS.session(TOKENS.issue(ended)["token"])
    assert (renewed.subject, renewed.first) == (SUBJECT, now - 40 * 24 * 3600)


def test_a_token_that_ended_long_ago_begins_a_new_session() -> None:
    old = _token(exp=int(time.time()) - 31 * 24 * 3600)
    assert TOKENS.session(TOKENS.issue(old)["token"]).subject != SUBJECT


def test_the_secret_is_made_once_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    store = f"sqlite:///{tmp_path / 'new' / 'postings.db'}"
    secret = kept_secret(store)
    assert len(secret) == 64 and kept_secret(store) == secret
    file = tmp_path / "new" / "postings.db.secret"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_damaged_secret_is_said(tmp_path: Path) -> None:
    (tmp_path / "postings.db.secret").write_text("")
    with pytest.raises(SetupError, match="holds no secret. Delete it"):
        kept_secret(f"sqlite:///{tmp_path / 'postings.db'}")


@pytest.mark.parametrize("store", ["postgresql://user:password@host/jobs", "sqlite://", "sqlite:///:memory:"])
def test_a_store_that_is_no_file_needs_a_secret_given(store: str) -> None:
    with pytest.raises(SetupError, match="set ROLECALL_SECRET") as error:
        kept_secret(store)
    assert "password" not in str(error.value)
