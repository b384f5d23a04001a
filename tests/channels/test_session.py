"""Who gets a session: any page of ours or of an allowed website, not too often, and nobody else."""

from __future__ import annotations

import jwt
import pytest
import requests
import websocket

from tests.channels.conftest import ALLOWED, FOREIGN, SECRET, WAIT, Site, new_address

POLLING = "/web/socket.io/?EIO=4&transport=polling"


def _post(site: Site, origin: str | None = None, data: str = "{}") -> requests.Response:
    headers = {"X-Forwarded-For": new_address(), **({"Origin": origin} if origin else {})}
    return requests.post(f"{site.url}/web/session", data=data, headers=headers, timeout=WAIT)


def test_a_session_is_issued_and_renewed(site: Site) -> None:
    first = site.session()
    claims = jwt.decode(first["token"], SECRET, ["HS256"], audience="rolecall-web")
    again = jwt.decode(site.session(token=first["token"])["token"], SECRET, ["HS256"], audience="rolecall-web")
    assert again["sub"] == claims["sub"] and again["first"] == claims["first"]
    other = jwt.decode(site.session(token="forged")["token"], SECRET, ["HS256"], audience="rolecall-web")
    assert other["sub"] != claims["sub"]


@pytest.mark.parametrize("origin", [None, ALLOWED, "https://other.example:8443", "own"])
def test_pages_of_ours_and_of_allowed_websites_may_read_it(site: Site, origin: str | None) -> None:
    origin = site.url if origin == "own" else origin
    response = _post(site, origin)
    assert response.status_code == 200 and response.headers.get("Access-Control-Allow-Origin") == origin
    assert response.headers["Cache-Control"] == "no-store" and response.headers["Vary"] == "Origin"


@pytest.mark.parametrize(
    "origin",
    [FOREIGN, "null", "http://board.example", "https://board.example:444", "https://board.example.evil.example",
     "https://xboard.example", "https://other.example"],
)  # fmt: skip
def test_other_websites_are_refused_everywhere(site: Site, origin: str) -> None:
    refused = _post(site, origin)
    assert refused.status_code == 403 and refused.json()["error"]["code"] == "origin"
    assert "Access-Control-Allow-Origin" not in refused.headers
    polled = requests.get(site.url + POLLING, headers={"Origin": origin}, timeout=WAIT)
    assert polled.status_code == 403 and "Access-Control-Allow-Origin" not in polled.headers
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        websocket.create_connection(
            site.url.replace("http", "ws") + POLLING.replace("polling", "websocket"), origin=origin, timeout=WAIT
        )


def test_a_preflight_is_answered_for_allowed_websites_alone(site: Site) -> None:
    for address in ("/web/session", POLLING):
        asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        allowed = requests.options(site.url + address, headers={**asked, "Origin": ALLOWED}, timeout=WAIT)
        assert allowed.ok and allowed.headers["Access-Control-Allow-Origin"] == ALLOWED
        assert "content-type" in allowed.headers["Access-Control-Allow-Headers"].casefold()
        assert "Access-Control-Allow-Credentials" not in allowed.headers
        refused = requests.options(site.url + address, headers={**asked, "Origin": FOREIGN}, timeout=WAIT)
        assert refused.status_code == 403 and "Access-Control-Allow-Origin" not in refused.headers


def test_an_address_gets_twenty_sessions_an_hour_and_renews_as_it_likes(site: Site) -> None:
    address = new_address()
    issued = [site.session(address) for _ in range(20)]
    headers = {"X-Forwarded-For": address}
    refused = requests.post(f"{site.url}/web/session", json={}, headers=headers, timeout=WAIT)
    assert refused.status_code == 429 and refused.json()["error"]["retry_after"] > 3000
    site.session(address, token=issued[0]["token"])
    near = requests.post(
        f"{site.url}/web/session", json={}, headers={"X-Forwarded-For": address.replace("::1", "::2")}, timeout=WAIT
    )
    assert near.status_code == 429, "a customer has as many addresses as he likes in IPv6"
    # What a client writes before what the proxy adds is not believed
    headers = {"X-Forwarded-For": f"{new_address()}, {address}"}
    assert requests.post(f"{site.url}/web/session", json={}, headers=headers, timeout=WAIT).status_code == 429


@pytest.mark.parametrize("data", ["[]", "7", "not json", '{"token": ', "[" * 5000])
def test_what_cannot_be_read_is_said(site: Site, data: str) -> None:
    refused = _post(site, data=data)
    assert refused.status_code == 400 and refused.json()["error"]["code"] == "request"


def test_scripts_across_websites_are_not_served(site: Site) -> None:
    assert requests.get(f"{site.url}{POLLING}&j=0", timeout=WAIT).status_code == 400


def test_connections_without_a_token_are_counted_too(site: Site) -> None:
    headers = {"X-Forwarded-For": new_address()}
    codes = [requests.get(site.url + POLLING, headers=headers, timeout=WAIT).status_code for _ in range(125)]
    assert codes == [200] * 120 + [429] * 5
