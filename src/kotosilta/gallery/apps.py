"""The living page of components: every part of the house, made by the templates and styles that the product uses."""

from django.apps import AppConfig


class GalleryConfig(AppConfig):
    name = "kotosilta.gallery"
