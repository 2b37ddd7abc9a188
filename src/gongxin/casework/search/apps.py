"""The Django application of this room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of names and numbers, kept in step with the registers."""

    name = "gongxin.casework.search"
    label = "search"

    def ready(self) -> None:
        """Follow the registers."""
        from gongxin.casework.registry.followers import FOLLOWERS
        from gongxin.casework.search.filling import follow

        if follow not in FOLLOWERS:
            FOLLOWERS.append(follow)
