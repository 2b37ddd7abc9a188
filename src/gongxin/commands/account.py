"""`gongxin account`: the first accounts, and those that no administrator gives."""

from __future__ import annotations

from typing import Annotated

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.screen import say, show_json

EXAMPLE = "gongxin account lin --role national_regulator --address https://gongxin.example.gov.cn"


def account(
    username: Annotated[str, typer.Argument(metavar="NAME", help="The user name.", show_default=False)],
    role: Annotated[str, typer.Option(metavar="ROLE", help="The role of a new account.")] = "",
    name: Annotated[str, typer.Option(help="The name of its holder.")] = "",
    division: Annotated[str, typer.Option(help="Six digits, for a local regulator.")] = "",
    body: Annotated[str, typer.Option(help="Approval number, for staff of a body.")] = "",
    lost_factor: Annotated[bool, typer.Option("--lost-factor", help="Remove a lost second factor too.")] = False,
    address: Annotated[str, typer.Option(help="Where the platform is served.")] = "http://localhost:8000",
    as_json: AsJson = False,
) -> None:
    """Make an account, or a new one-time link for one that exists; its holder sets the password by the link."""
    from gongxin.server.preparing import prepare_database

    prepare_database()
    from gongxin.casework.accounts.operator import account_and_link

    path = account_and_link(username, role, name=name, lost_factor=lost_factor, division=division, body_id=body)
    link = address.rstrip("/") + path
    if as_json:
        show_json({"username": username, "link": link})
        return
    say(
        "Hand this link to the holder of %(username)s; it holds once and for three days: %(link)s",
        username=username,
        link=link,
    )
