"""Peer groups: bodies of like domains, like size and the same region.

The group is written out, such as `domain=A/size=medium/region=3`. Where fewer than `risk.least_peers` other bodies
share it, the region is dropped, then the domain; what is left with too few compares with the whole nation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from gongxin.risk.profile import Profile
from gongxin.risk.settings import Settings

NATION = "nation"


def peer_groups(profiles: Mapping[str, Profile], settings: Settings) -> tuple[dict[str, str], dict[str, list[str]]]:
    """(body id → its peer group, peer group → every body that fits its description)."""
    ladders = {body_id: _ladder(profile, settings) for body_id, profile in profiles.items()}
    sizes = Counter(group for ladder in ladders.values() for group in ladder)
    chosen = {body_id: _first_large(ladder, sizes, settings["least_peers"]) for body_id, ladder in ladders.items()}
    members: dict[str, list[str]] = {group: [] for group in chosen.values()}
    for body_id, ladder in ladders.items():
        for group in ladder:
            if group in members:
                members[group].append(body_id)
    return chosen, members


def _ladder(profile: Profile, settings: Settings) -> tuple[str, ...]:
    """Descriptions of a body from the narrowest to the whole nation."""
    domain, size = f"domain={_domain(profile, settings)}", f"size={_size(profile, settings)}"
    region = f"region={profile.division[:1] or 'unknown'}"
    return (f"{domain}/{size}/{region}", f"{domain}/{size}", size, NATION)


def _first_large(ladder: tuple[str, ...], sizes: Mapping[str, int], least: int) -> str:
    return next((group for group in ladder if sizes[group] - 1 >= least), NATION)


def _domain(profile: Profile, settings: Settings) -> str:
    """Class of domain (A systems, B products, C services, D other) that most certificates are in, else `mixed`."""
    if not profile.certificates:
        return "unknown"
    letter, number = max(sorted(profile.by_class.items()), key=lambda item: item[1])
    return (letter or "unknown") if number >= settings["main_domain_share"] * profile.certificates else "mixed"


def _size(profile: Profile, settings: Settings) -> str:
    """small, medium, large or very_large, by certificates, or by plans where there are more of them."""
    number = max(profile.certificates, profile.plans)
    reached = [name for name, least in settings["size_classes"].items() if number >= least]
    return reached[-1] if reached else "small"
