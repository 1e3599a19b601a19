"""People: who signs in and how, and links that let somebody do one thing without an account."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "kotosilta.accounts"
