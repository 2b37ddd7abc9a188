"""`gongxin serve`: the whole platform on this machine, or on a server by DATABASE_URL."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from gongxin.commands.options import AsJson
from gongxin.commands.progress import progress_shown, steps_of_a_run
from gongxin.commands.screen import say, show_json, show_table
from gongxin.commands.summary import show_summary, summary
from gongxin.i18n import language_of_environment
from gongxin.records import TABLES

EXAMPLE = "gongxin serve --demo"
STEPS_BEFORE_THE_RUN = 4 * len(TABLES)  # written, read, taken in, given out


def serve(
    address: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    gate_port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help="The port at which sign-ins are taken; the next one by default."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer requests.")] = 1,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill an empty database with a simulated nation and print demo accounts.")
    ] = False,
    scale: Annotated[float, typer.Option(help="Size of the simulated nation; 1.0 is a nation-year.")] = 0.02,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same nation.")] = 1,
    prepare_only: Annotated[
        bool, typer.Option("--prepare-only", help="Prepare the database and end without serving.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Serve the workbench: registers, profiles, warnings, for supervisors, bodies and auditors."""
    from gongxin.server.preparing import prepare_database
    from gongxin.server.serving import refuse_taken_port
    from gongxin.server.serving import serve as serve_until_interrupted

    if demo:
        os.environ.setdefault("GONGXIN_SECOND_FACTOR", "optional")
    gate_port = gate_port or (port + 1 if port < 65535 else port - 1)
    if not prepare_only:
        for wanted in (port, gate_port):
            refuse_taken_port(address, wanted)
    prepare_database()
    accounts = _demonstration(scale, seed, as_json) if demo else []
    host = "localhost" if address == "127.0.0.1" else address
    where, gate = f"http://{host}:{port}/", f"http://{host}:{gate_port}/sign-ins"
    if as_json:
        show_json(
            {
                "address": where,
                "gate": gate,
                "accounts": [dict(zip(("username", "password", "role"), a, strict=True)) for a in accounts],
            }
        )
    else:
        _tell(where, gate, accounts)
    if not prepare_only:
        from gongxin.casework.runs.tasks import plan_next_night

        plan_next_night()
        serve_until_interrupted(address, port, workers, gate_port)


def _demonstration(scale: float, seed: int, quiet: bool) -> list[tuple[str, str, str]]:
    from gongxin.casework.accounts.demo import demo_accounts
    from gongxin.casework.accounts.models import Account
    from gongxin.server import demonstration
    from gongxin.server.demonstration_day import audits_around_today
    from gongxin.server.demonstration_draws import draws_to_look_at, fix_the_register_once

    if demonstration.is_empty():
        with progress_shown(quiet, lambda: STEPS_BEFORE_THE_RUN + steps_of_a_run()) as step:
            result, reports = demonstration.fill(scale, seed, step)
        if not quiet:
            show_summary(summary(result))
            say("Open the report: %(file)s", file=reports[language_of_environment()])
    about = demonstration.subjects()
    if about is None:
        return []
    audits_around_today(about.person_id)
    accounts = demo_accounts(about.body_id, about.person_id, about.org_id, about.division)
    regulator, inspector, expert = (
        Account.objects.get(username=f"demo.{role}") for role in ("provincial_regulator", "inspector", "expert")
    )
    draws_to_look_at(regulator, inspector, expert, about.body_id)
    fix_the_register_once()
    return accounts


def _tell(where: str, gate: str, accounts: list[tuple[str, str, str]]) -> None:
    from gongxin.casework.accounts.roles import ROLES

    if accounts:
        language = language_of_environment()
        rows = [(name, password, ROLES[role].label.in_language(language)) for name, password, role in accounts]
        show_table("Demo accounts, for this machine only", ("User name", "Password", "Role"), rows)
    say("Sign-ins are taken at %(gate)s.", gate=gate)
    say("Open %(where)s in a browser. Ctrl-C stops the server; the data stay.", where=where)
