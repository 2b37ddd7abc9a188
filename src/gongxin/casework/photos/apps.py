"""The Django application of this room."""

from django.apps import AppConfig


class PhotosConfig(AppConfig):
    """The photo files of sign-ins."""

    name = "gongxin.casework.photos"
    label = "photos"
