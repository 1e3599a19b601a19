"""System checks that keep the house safe by construction."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Error, register

from kotosilta.programmes.addresses import addresses, methods_of
from kotosilta.web.access import declared


@register()
def every_view_declares_its_access(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """An address whose view says nothing of who may call it stops the start."""
    return [
        Error(
            f"{found.route} has a view that declares no access",
            hint="Use @public, @signed_in, @requires(May.…) …",
            id="kotosilta.E001",
        )
        for found in addresses()
        if declared(found.view) is None
    ]


@register()
def every_view_declares_its_methods(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """An address whose view says nothing of the methods it takes stops the start."""
    return [
        Error(
            f"{found.route} has a view that declares no methods",
            hint="Use @require_safe, @require_POST or @require_http_methods below the declaration of access.",
            id="kotosilta.E002",
        )
        for found in addresses()
        if not methods_of(found.view)
    ]
