"""The demo: sample programmes and sample people, marked as such everywhere."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kotosilta.demo"
