"""Delete the files of months whose key is gone: nobody can open them any more."""

from __future__ import annotations

from datetime import datetime

from gongxin.casework.photos import files
from gongxin.casework.photos.actions.let_go import remove
from gongxin.casework.photos.models import SignInPhoto
from gongxin.casework.presence.keys import months_held


def forget_photos(*, now: datetime) -> list[str]:
    """The months whose files were deleted. Follows `presence.actions.forget`, also where that was interrupted."""
    held = set(months_held())
    gone = [month for month in files.months_kept() if month not in held]
    for month in gone:
        remove(list(SignInPhoto.objects.filter(month=month, state="kept")), now, why="period")
        SignInPhoto.objects.filter(month=month, state="waiting").delete()
        files.remove_month(month)
    return gone
