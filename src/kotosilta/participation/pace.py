"""Slows down whoever floods a question, in memory alone: nothing about a visitor is ever written down."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from ipaddress import IPv4Address, IPv6Network, ip_address
from secrets import token_bytes
from threading import Lock

MOST_IN_A_WINDOW = 30  # a class or a language café may share one address
WINDOW_IN_SECONDS = 600
MOST_COUNTED = 50_000


class Pace:
    """Counts what came from each address within a window; with the window the counts and their salt are thrown away."""

    def __init__(self, most: int = MOST_IN_A_WINDOW, window: int = WINDOW_IN_SECONDS) -> None:
        self._most, self._window = most, window
        self._lock = Lock()
        self._begun, self._salt, self._counts = float("-inf"), b"", Counter[bytes]()

    def allows(self, address: str, *, at: float) -> bool:
        """Counts one more from the address; False where there were too many. `at` is a time in seconds."""
        with self._lock:
            if at - self._begun >= self._window or len(self._counts) >= MOST_COUNTED:
                self._begun, self._salt, self._counts = at, token_bytes(16), Counter()
            mark = blake2b(line_of(address).encode(), key=self._salt, digest_size=8).digest()
            self._counts[mark] += 1
            return self._counts[mark] <= self._most


def line_of(address: str) -> str:
    """The line behind an address: with IPv6 one line has a network of 64 bits, and may take a new address each time."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return address
    return str(found.ipv4_mapped or IPv6Network((int(found), 64), strict=False).network_address)
