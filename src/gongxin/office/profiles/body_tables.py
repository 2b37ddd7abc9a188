"""The tables of the panoramic profile of a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from gongxin.casework.profiles.charts.load import FITS
from gongxin.casework.profiles.charts.points import KINDS, Point
from gongxin.casework.profiles.reading.domains import Domain
from gongxin.casework.profiles.reading.grades import GradePoint
from gongxin.casework.profiles.reading.links import Link, Named
from gongxin.casework.profiles.reading.load import WITHIN, Load
from gongxin.casework.profiles.reading.months import MEASURES, Month, Transfer
from gongxin.casework.profiles.reading.peers import Standing
from gongxin.casework.profiles.reading.timeline import Event
from gongxin.office.language import said
from gongxin.office.profiles.tables import DAY, NUMBER, Cell, Table, figure, heads, number, rate, some
from gongxin.office.registers.links import page

MOST_BODIES = 40  # lines of the table of transfers


def trend_table(points: Sequence[GradePoint]) -> Table:
    """Grade and score of each day judged."""
    rows = [
        [
            Cell(point.as_of.isoformat(), look=DAY),
            Cell(point.grade),
            Cell(f"{point.score:.1f}", look=NUMBER),
            Cell(f"{point.low:.1f} – {point.high:.1f}", look=NUMBER),
        ]
        for point in points
    ]
    return Table(
        _("Score over the runs of supervision"),
        heads(_("Judged on"), _("Grade"), numbers=(_("Score"), _("Interval"))),
        rows,
    )


def peers_table(standings: Sequence[Standing]) -> Table:
    """Every indicator with the body's value, the spread of the group, and how far the body reaches in it."""
    columns = (
        _("Counted"),
        _("This body"),
        _("Lowest tenth"),
        _("Median"),
        _("Highest tenth"),
        _("Reaches or passes"),
        _("Points"),
    )
    return Table(
        _("Place of the body in the distribution of each indicator"),
        heads(_("Indicator"), numbers=columns),
        [_standing(one) for one in standings],
    )


def _standing(one: Standing) -> list[Cell]:
    told = rate if one.is_rate else figure
    counted = f"{one.numerator:,.4g} / {one.denominator:,.6g}" if one.is_rate else f"{one.numerator:,.4g}"
    values = [one.value, one.tenths[1], one.tenths[5], one.tenths[9]]
    return [
        Cell(said(one.label), note=said(one.dimension)),
        Cell(counted, look=NUMBER),
        *(Cell(told(value), look=NUMBER) for value in values),
        Cell(f"{one.rank} %", look=NUMBER),
        Cell(f"{one.points:.1f}", look=NUMBER),
    ]


def events_table(events: Sequence[Event], dates: str) -> Table:
    """Every event with the page of its record."""
    rows = [
        [
            Cell(event.day.isoformat(), look=DAY),
            Cell(said(event.lane_words)),
            Cell(said(event.words), link=page(event.page, event.key, dates) if event.page else ""),
        ]
        for event in events
    ]
    return Table(_("Events"), heads(_("Day"), _("Kind"), _("What happened")), rows)


def months_table(months: Sequence[Month]) -> Table:
    """Certificates in and out, audits and findings, the latest month first."""
    columns = [*(said(words) for words in MEASURES.values()), _("audits"), _("findings")]
    rows = [
        [
            Cell(f"{month.month:%Y-%m}", look=DAY),
            *(some(month.numbers.get(name)) for name in MEASURES),
            number(month.audits),
            number(month.found),
        ]
        for month in reversed(months)
    ]
    return Table(_("Certificates in and out by month"), heads(_("Month"), numbers=columns), rows)


def transfers_table(transfers: Sequence[Transfer], names: Mapping[str, Named], dates: str) -> Table:
    """From and to whom certificates went: the bodies with the most, and all others in one line."""
    first, others = transfers[:MOST_BODIES], transfers[MOST_BODIES:]
    rows = [[_body(names.get(one.body_id), dates), number(one.into), number(one.out)] for one in first]
    if others:
        label = Cell(_("%(number)s other bodies") % {"number": len(others)})
        rows.append([label, number(sum(one.into for one in others)), number(sum(one.out for one in others))])
    return Table(_("Transfers"), heads(_("Other body"), numbers=(_("came"), _("went"))), rows)


def domains_table(domains: Sequence[Domain]) -> Table:
    """Certificates by domain."""
    columns = (_("valid or suspended"), _("suspended"), _("issued in a year"), _("named in findings"))
    rows = [
        [
            Cell(said(one.label), note=one.code),
            number(one.standing),
            number(one.suspended),
            number(one.issued),
            number(one.named),
        ]
        for one in domains
    ]
    return Table(_("Certificates by domain"), heads(_("Domain"), numbers=columns), rows)


def points_table(points: Sequence[Point]) -> Table:
    """The fullest fields of the map."""
    rows = [[Cell(said(KINDS[p.kind])), number(p.lat), number(p.lon), number(p.number)] for p in points]
    columns = (_("Latitude"), _("Longitude"), _("Number"))
    return Table(_("Map of audits and sign-ins"), heads(_("Kind"), numbers=columns), rows, row_heads=False)


def load_table(called: Sequence[tuple[str, Load]], named: bool, dates: str) -> Table:
    """Days by person and month; under each month its working days, small the days for this body."""
    months = [Cell(f"{cell.month:%Y-%m}", note=str(cell.working_days), look=NUMBER) for cell in called[0][1].cells]
    rows = [
        [
            Cell(name, link=page("person_profile", load.person_id, dates) if named else ""),
            *(_load(cell) for cell in load.cells),
            number(load.total),
        ]
        for name, load in called
    ]
    return Table(_("Days of audit by month"), [Cell(_("Person")), *months, Cell(_("Total"), look=NUMBER)], rows)


def _load(cell: object) -> Cell:
    if not cell.all:
        return Cell("", look=NUMBER)
    note = figure(cell.own) if cell.own and cell.own != cell.all else ""
    hidden = "" if cell.fit == WITHIN else said(FITS[cell.fit][1])
    return Cell(figure(cell.all), note=note, hidden=hidden, look=f"{NUMBER} gx-{cell.fit}")


def ties_table(links: Sequence[Link], dates: str) -> Table:
    """Every tie, with the body or the clients that may be opened."""
    rows = [_tie(link, dates) for link in links]
    return Table(_("Net of ties around the body"), heads(_("Tie"), _("With"), numbers=(_("Number"),)), rows)


def _tie(link: Link, dates: str) -> list[Cell]:
    first = Cell(said(link.words), note=_("possible predecessor") if link.earlier else "")
    if link.other or link.hidden:
        ended = _("ended %(day)s") % {"day": link.ended_on.isoformat()} if link.other and link.ended_on else ""
        return [first, _body(link.other, dates, ended), number(link.number)]
    clients = [Cell(client.name, link=page("organisation", client.key, dates)) for client in link.clients]
    return [first, _first_of(clients), number(link.number)]


def _first_of(cells: list[Cell]) -> Cell:
    """Some clients in one cell; there may be more of them than are kept by name."""
    return replace(cells[0], more=cells[1:]) if cells else Cell(_("clients outside your region"))


def _body(named: Named | None, dates: str, note: str = "") -> Cell:
    if named is None:
        return Cell(_("a body outside your region"))
    return Cell(named.name, link=page("body_profile", named.key, dates), note=note)
