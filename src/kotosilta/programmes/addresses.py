"""Every address of the product, from the resolver itself, so that no list of them can miss one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

METHODS = ("GET", "POST")
# Django's own decorators keep the methods they let through under this name; a system check sees to it that they do.
_LET_THROUGH = "request_method_list"


@dataclass(frozen=True, slots=True)
class Found:
    """An address: its pattern as text, the name it is reversed by (`process:setup`), and its view."""

    route: str
    name: str
    view: Callable[..., Any]


def addresses() -> Iterator[Found]:
    """All of them, in the order of the resolver; `<language>/` stands where pages lie behind their language."""
    yield from _below(get_resolver(), "", ())


def _below(resolver: URLResolver, before: str, namespaces: tuple[str, ...]) -> Iterator[Found]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            inner = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from _below(each, route, inner)
        elif isinstance(each, URLPattern):
            yield Found(_without_language(route), ":".join((*namespaces, each.name or "")), each.callback)


def methods_of(view: Callable[..., Any]) -> frozenset[str]:
    """GET and POST, as far as the view takes them; empty where it does not say."""
    step: Any = view
    while step is not None:
        inside = dict(zip(step.__code__.co_freevars, step.__closure__ or (), strict=True))
        if _LET_THROUGH in inside:
            return frozenset(inside[_LET_THROUGH].cell_contents) & frozenset(METHODS)
        step = getattr(step, "__wrapped__", None)
    return frozenset()


def _without_language(route: str) -> str:
    first, slash, rest = route.partition("/")
    return f"<language>/{rest}" if slash and first in dict(settings.LANGUAGES) else route
