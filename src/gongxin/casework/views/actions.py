"""Keep a view, let it go. They are one's own tools, not acts upon records: they leave no entry in the trail."""

from __future__ import annotations

from django.db import transaction

from gongxin.casework.accounts.models import Account
from gongxin.casework.views.models import SavedView
from gongxin.errors import UserError

MOST = 50  # views of one person
LONGEST = 2_000  # characters of a query string


@transaction.atomic
def save_view(*, by: Account, listing: str, name: str, query: str) -> SavedView:
    """Keep a view under a name; one of the same name is replaced."""
    name = " ".join(name.split())[:60]
    if not name:
        raise UserError("A saved view needs a name.")
    if len(query) > LONGEST:
        raise UserError("This view is too long to be saved; use fewer filters.")
    mine = SavedView.objects.filter(account=by)
    if mine.count() >= MOST and not mine.filter(listing=listing, name=name).exists():
        raise UserError("You have %(most)d saved views; remove one first.", most=MOST)
    view, _ = SavedView.objects.update_or_create(account=by, listing=listing, name=name, defaults={"query": query})
    return view


@transaction.atomic
def remove_view(*, by: Account, pk: int) -> None:
    """Let go of a view of one's own; of another's, nothing happens."""
    SavedView.objects.filter(account=by, pk=pk).delete()
