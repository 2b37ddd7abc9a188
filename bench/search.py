"""Search at the size of the nation, on its own PostgreSQL: `python -m bench.search [ORGANISATIONS] [CERTIFICATES]`.

Fills the documents of 1.1 m organisations and 4 m certificates, then asks for
names, parts of names, names and numbers with an error, and prints the time to fill and p50 and p95 of each kind.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable

from tests.postgres_server import PostgresServer

SEED, ASKED = 20260630, 200
TOWNS = "北京 上海 天津 重庆 广州 深圳 杭州 宁波 温州 苏州 无锡 常州 南京 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 郑州 洛阳 武汉 长沙 成都 西安 沈阳 大连 昆明".split()  # noqa: E501, SIM905
SYLLABLES = "华盛达恒瑞鑫隆泰兴宏伟创新科源德信诚博美力润众佳凯飞合通顺安永翔丰百天辰利康和盈晟昊宇航峰海江河山川云龙凤麒麟金银铜铁木林森火炎土圭星月日光明亮辉煌耀腾跃奔驰骏马"  # noqa: E501
TRADES = "电子科技 精密机械 金属制品 塑料制品 食品 服饰 物流 建材 软件 包装 化工 农业 机电安装 物业管理 医疗器械 照明电器 汽车零部件 环保设备 纺织 印刷".split()  # noqa: E501, SIM905
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def name(chance: random.Random) -> str:
    """A name as companies have them: town, two to four characters of their own, trade, form."""
    own = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 2, 3, 3, 4))))
    return f"{chance.choice(TOWNS)}市{own}{chance.choice(TRADES)}有限公司"


def organisation(chance: random.Random) -> tuple[str, str]:
    """A credit code and a name."""
    code = f"91{chance.choice(('3301', '4403', '3101', '1101', '3205', '4401'))}{chance.randrange(1, 30):02}MA"
    return code + "".join(chance.choice(ALPHABET) for _ in range(8)), name(chance)


def certificate(chance: random.Random) -> str:
    """A number in the usual form: body, year, domain, serial, recertifications, size."""
    body, year = chance.randrange(1, 1201), chance.randrange(20, 27)
    serial = f"{chance.choice('QESFI')}{chance.randrange(1, 99999):05}"
    return f"{body:03}{year}{serial}R{chance.randrange(4)}{chance.choice('LMS')}"


def wrong(text: str, chance: random.Random) -> str:
    """With one character in the middle replaced."""
    at = chance.randrange(1, len(text) - 1)
    return text[:at] + ("错" if not text.isascii() else "7" if text[at] != "7" else "3") + text[at + 1 :]


def main() -> None:
    """Fill, ask, print."""
    organisations, certificates = ([int(each) for each in sys.argv[1:]] + [1_100_000, 4_000_000][len(sys.argv) - 1 :])[
        :2
    ]
    server = PostgresServer.started()
    if server is None:
        sys.exit("no PostgreSQL is installed")
    os.environ |= {
        "DATABASE_URL": server.url,
        "GONGXIN_HOME": tempfile.mkdtemp(prefix="gongxin-bench-"),
        "DJANGO_SETTINGS_MODULE": "gongxin.server.settings",
    }
    try:
        _bench(organisations, certificates)
    finally:
        server.stop()


def _bench(organisations: int, certificates: int) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    chance = random.Random(SEED)
    known = _registers(chance, organisations, certificates)
    _fill()
    _ask(chance, *known)


def _registers(chance: random.Random, organisations: int, certificates: int) -> tuple[list[tuple[str, str]], list[str]]:
    """Versions in the registers; returns a sample of what was written."""
    import pyarrow as pa

    from gongxin.casework.registry.bulk import load

    began = time.perf_counter()
    period = {
        "true_to": "9999-12-31",
        "known_from": "2026-01-01 00:00:00",
        "known_to": "9999-01-01 08:00:00",
        "digest": "-",
    }

    def batches(count: int, row: Callable[[], dict[str, str]]) -> object:
        for first in range(0, count, 100_000):
            yield pa.RecordBatch.from_pylist([row() for _ in range(min(100_000, count - first))])

    sample: list[tuple[str, str]] = []
    numbers: list[str] = []

    def held() -> dict[str, str]:
        code, called = organisation(chance)
        if chance.random() < 0.001:
            sample.append((code, called))
        return {"org_id": code, "name": called, "division": "330100", "true_from": "1900-01-01", **period}

    def issued() -> dict[str, str]:
        number = certificate(chance)
        if chance.random() < 0.001:
            numbers.append(number)
        return {
            "cert_no": number,
            "org_id": "O",
            "body_id": "B",
            "holder_division": "330100",
            "true_from": "2025-01-01",
            **period,
        }

    load("organisations", batches(organisations, held))
    load("certificates", batches(certificates, issued))
    print(f"registers written in {time.perf_counter() - began:.0f} s")
    return sample, numbers


def _fill() -> None:
    from django.db import connection, transaction

    from gongxin.casework.search.filling import follow
    from gongxin.casework.search.sources import SOURCES

    began = time.perf_counter()
    with transaction.atomic():
        follow({source.model: None for source in SOURCES})
    print(f"search filled in {time.perf_counter() - began:.0f} s")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_documents")
        cursor.execute("ANALYZE")
        sizes = "pg_size_pretty(pg_table_size(%s)), pg_size_pretty(pg_indexes_size(%s))"
        cursor.execute(f"SELECT {sizes}", ["search_documents"] * 2)
        table, indexes = cursor.fetchone()
        print(f"documents {table}, indexes {indexes}")


def _ask(chance: random.Random, organisations: list[tuple[str, str]], numbers: list[str]) -> None:
    from gongxin.casework.accounts.models import Account
    from gongxin.casework.search.finding import find

    nation = Account(role="national_regulator")
    local = Account(role="county_regulator", division="330106")
    kinds: dict[str, Callable[[tuple[str, str], str], tuple[str, str]]] = {
        "whole name": lambda org, _: (org[1], org[0]),
        "part of a name": lambda org, _: (org[1][3 : 3 + 5], org[0]),
        "name, one character wrong": lambda org, _: (wrong(org[1], chance), org[0]),
        "credit code": lambda org, _: (org[0], org[0]),
        "credit code, one character wrong": lambda org, _: (wrong(org[0], chance), org[0]),
        "beginning of a credit code": lambda org, _: (org[0][:12], org[0]),
        "certificate number": lambda _, number: (number, number),
        "certificate number, one wrong": lambda _, number: (wrong(number, chance), number),
        "common words": lambda _, __: (chance.choice(TRADES) + "有限公司", ""),
        "nothing": lambda _, __: ("魑魅魍魉饕餮", ""),
    }
    print(f"{'':46}{'p50 ms':>8}{'p95 ms':>8}{'found':>8}")
    for kind, question in kinds.items():
        for account, who in ((nation, "nation"), (local, "county")):
            times, found = [], 0
            for _ in range(ASKED):
                typed, key = question(chance.choice(organisations), chance.choice(numbers))
                began = time.perf_counter()
                hits = find(account, typed, most=60).hits
                times.append(1000 * (time.perf_counter() - began))
                found += any(hit.document.key == key for hit in hits)
            times.sort()
            share = f"{found / ASKED:.0%}" if who == "nation" and key else ""
            print(f"{kind + ', ' + who:46}{times[ASKED // 2]:8.1f}{times[ASKED * 95 // 100]:8.1f}{share:>8}")


if __name__ == "__main__":
    main()
