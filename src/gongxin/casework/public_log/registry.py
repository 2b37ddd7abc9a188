"""The register of certificates, fixed in the ledger: both sorted maps of a moment, and the receipts they answer with.

`LEDGER_MAPS` holds one folder a checkpoint, named by the roots. The last ones are kept for answering; an older receipt
needs none of them, it carries its proof.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from gongxin.casework.public_log.models import Outgoing
from gongxin.casework.public_log.place import folder
from gongxin.casework.public_log.public_holder import public_holder
from gongxin.casework.public_log.states import write_states
from gongxin.casework.public_log.writing import put_down
from gongxin.casework.registry.models import CccCertificate, Certificate, Version
from gongxin.casework.registry.when import now
from gongxin.ledger.entries import read_entry
from gongxin.ledger.kinds import moment
from gongxin.ledger.presence import CERTIFICATES, MAPS, certificate_key
from gongxin.ledger.registry import NOTHING, Registry, build_maps, registry_entry
from gongxin.ledger.registry import Certificate as Fixed
from gongxin.ledger.sorted_map import TAB, key_of

SUBJECT, KEPT, CHUNK = "registry", 3, 10_000
COLUMNS = ("cert_no", "status", "issued_on", "expires_on", "body_id")


def fix_registry() -> int:
    """Fix the register as it stands now; how many certificate numbers it holds."""
    moment_now, place = timezone.now(), Path(settings.LEDGER_MAPS)
    work = place / "being-built"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    roots = build_maps(work, _certificates())
    bundle = write_states(work, timezone.localdate(moment_now), _last_maps())
    made = place / _name({name: root.hex() for name, (_, root) in roots.items()})
    if not made.exists():  # nothing changed since: the maps are there
        work.rename(made)
    entry = registry_entry(moment(moment_now), bundle.as_of, roots, bundle.digest)
    with transaction.atomic():
        put_down(SUBJECT, [read_entry(entry)])
    _forget_old_maps()
    return roots[MAPS[0]][0]


def registry_now() -> Registry | None:
    """The last checkpoint of the register that is in the ledger and whose maps are here; None before the first."""
    for row in _fixed():
        maps = _maps_of(row)
        if maps.exists() and row.index is not None:
            return Registry(folder(), row.index, bytes(row.entry), maps)
    return None


def states_file(name: str) -> Path | None:
    """The offline bundle of the last checkpoint, or what changed since the one before; None where there is none."""
    maps = _last_maps()
    return maps / name if maps is not None and (maps / name).exists() else None


def _last_maps() -> Path | None:
    return next((maps for maps in map(_maps_of, _fixed()) if maps.exists()), None)


def _maps_of(row: Outgoing) -> Path:
    return Path(settings.LEDGER_MAPS) / _name(read_entry(bytes(row.entry)))


@dataclass(frozen=True)
class Found:
    """One certificate as a checkpoint holds it; a value that is not known is empty."""

    status: str
    from_on: str
    to_on: str
    body_id: str
    organisation: str
    standard: str


def found(registry: Registry, number: str) -> list[Found]:
    """The certificates of that number: none, one, or several where a number was used twice."""
    held, key = registry.maps[CERTIFICATES], certificate_key(number)
    lines = [leaf.line for leaf in held.evidence(key) if key_of(leaf.line) == key]
    parts = (value.split(" ") for line in lines for value in line.split(TAB)[1:])
    return [Found(*("" if part == NOTHING else part for part in one)) for one in parts]


def _fixed() -> Iterator[Outgoing]:
    return iter(Outgoing.objects.filter(subject=SUBJECT).exclude(index=None).order_by("-index")[:KEPT])


def _name(roots: dict[str, str]) -> str:
    return "-".join(roots[name][:16] for name in MAPS)


def _certificates() -> Iterator[Fixed]:
    """Every certificate that the register knows now, whatever its state: also those of products (CCC)."""
    for number, status, start, end, body, organisation, standard in _rows(Certificate, "org_id", "standard"):
        yield Fixed(number, status, start, end, body, public_holder(organisation), standard or "")
    for number, status, start, end, body in _rows(CccCertificate):
        yield Fixed(number, status, start, end, body)


def _rows(model: type[Version], *more: str) -> Iterator[tuple[str, ...]]:
    rows: Iterator[tuple[str, ...]] = model.objects.at(now()).values_list(*COLUMNS, *more).iterator(chunk_size=CHUNK)
    return rows


def _forget_old_maps() -> None:
    """Maps that no checkpoint among the last ones names."""
    last = Outgoing.objects.filter(subject=SUBJECT).order_by("-id")[:KEPT]
    held = {_maps_of(row).name for row in last}
    for path in Path(settings.LEDGER_MAPS).iterdir():
        if path.name not in held:
            shutil.rmtree(path)
