"""Fetches one address, within limits of time, size and reach."""

from __future__ import annotations

import ipaddress
import socket
import time
from typing import IO, NamedTuple, Optional
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from bot.errors import InputError

LARGEST = 50 * 1024 * 1024
TIMEOUTS = (10, 30)
"""Seconds to connect, and between two pieces of the answer."""
LONGEST = 300
"""Seconds for the whole download."""
REDIRECTS = 5
TRIES_AGAIN = 3


class Stamp(NamedTuple):
    """How a server marks what it sent, so that it can be asked whether it has changed."""

    etag: Optional[str] = None
    last_modified: Optional[str] = None


def download(
    url: str, stream: IO[bytes], *, allow_private: bool = False, known: Optional[Stamp] = None
) -> Optional[Stamp]:
    """Writes what the address holds to the stream and gives its stamp; None when it is still as `known` says.

    `InputError` says why it cannot be had. Redirects are followed one by one, so that none leads to a private address
    unseen.
    """
    headers = _conditions(known or Stamp())
    with requests.Session() as session:
        # Retry-After is left aside: a server may ask for hours.
        retry = Retry(
            TRIES_AGAIN,
            backoff_factor=0.5,
            status_forcelist=(429, 502, 503, 504),
            respect_retry_after_header=False,
            raise_on_status=False,
        )
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=retry))
        address = url
        for _ in range(REDIRECTS + 1):
            _check_reach(address, allow_private)
            try:
                asked = session.get(address, headers=headers, stream=True, timeout=TIMEOUTS, allow_redirects=False)
                with asked as response:
                    if headers and response.status_code == 304:
                        return None
                    if not response.is_redirect:
                        return _receive(url, response, stream)
                    address = urljoin(address, response.headers["location"])
            except requests.Timeout as error:
                raise InputError(f"{url} did not answer in time. Try again later.") from error
            except requests.exceptions.SSLError as error:
                raise InputError(f"{url} has no certificate that can be trusted. Check the address.") from error
            except requests.ConnectionError as error:
                raise InputError(f"{url} cannot be reached. Check the address and the network.") from error
            except requests.RequestException as error:
                raise InputError(f"{url} cannot be fetched: {error}") from error
    raise InputError(f"{url} redirects more than {REDIRECTS} times. Give the address where it ends.")


def _conditions(known: Stamp) -> dict[str, str]:
    named = (("If-None-Match", known.etag), ("If-Modified-Since", known.last_modified))
    return {name: value for name, value in named if value}


def _receive(url: str, response: requests.Response, stream: IO[bytes]) -> Stamp:
    if response.status_code in (404, 410):
        raise InputError(f"{url} does not exist ({response.status_code}). Check the address.")
    if response.status_code in (401, 403):
        raise InputError(f"{url} is not public ({response.status_code}). Save it as a file and import that.")
    if response.status_code != 200:
        raise InputError(f"{url} answered with status {response.status_code}. Try again later.")
    too_large = InputError(f"{url} is larger than {LARGEST // 1024**2} MB. Save it as a file and import that.")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > LARGEST:
        raise too_large
    begun, size = time.monotonic(), 0
    for piece in response.iter_content(64 * 1024):
        size += len(piece)
        if size > LARGEST:
            raise too_large
        if time.monotonic() - begun > LONGEST:
            raise InputError(f"{url} took longer than {LONGEST // 60} minutes. Try again later.")
        stream.write(piece)
    return Stamp(response.headers.get("etag"), response.headers.get("last-modified"))


def _check_reach(url: str, allow_private: bool) -> None:
    """Refuses what is no web address, and addresses inside the own network unless they are allowed."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url} is not a web address (http or https). Give a file by its path.")
    if allow_private:
        return
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        if requests.utils.get_environ_proxies(url):
            return  # The proxy finds the name and guards its own network.
        raise InputError(f"{parts.hostname} cannot be found. Check the address and the network.") from error
    if not all(ipaddress.ip_address(str(address[0]).split("%")[0]).is_global for *_, address in found):
        raise InputError(f"{url} is inside a private network. If that is meant, add --allow-private.")
