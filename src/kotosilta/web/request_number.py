"""Gives each request a number that stands in its answer and in every line of log, so that reports can be followed."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

REQUEST_NUMBER = "KOTOSILTA_REQUEST_NUMBER"

_current: ContextVar[str] = ContextVar("request_id", default="-")


def numbered(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: a fresh number for the time of the request; what a client sends is never taken over."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _current.set(secrets.token_hex(6))
        request.META[REQUEST_NUMBER] = _current.get()
        try:
            response = get_response(request)
            response.headers["X-Request-ID"] = _current.get()
            return response
        finally:
            _current.reset(token)

    return answer


def current_request_number() -> str:
    """The number of the request being answered; `-` outside of one."""
    return _current.get()


class RequestNumberFilter(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
