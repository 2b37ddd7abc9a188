"""Search at the size of the nation, on its own PostgreSQL: `python -m bench.search [ORGANISATIONS] [CERTIFICATES]`.

Fills the documents of 1.1 m organisations and 4 m certificates, then asks for
names, parts of names, names and numbers with an error, and prints the time to fill and p50 and p95 of each kind.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable

from tests.postgres_server import PostgresServer

SEED, ASKED = 20260630, 200
TOWNS = "北京 上海 天津 重庆 广州 深圳 杭州 宁波 温州 苏州 无锡 常州 南京 合肥 福州 厦门 泉州 南昌 济南 青岛 烟台 郑州 洛阳 武汉 长沙 成都 西安 沈阳 大连 昆明".split()  # noqa: E501, SIM905
SYLLABLES = "华盛达恒瑞鑫隆泰兴宏伟创新科源德信诚博美力润众佳凯飞合通顺安永翔丰百天辰利康和盈晟昊宇航峰海江河山川云龙凤麒麟金银铜铁木林森火炎土圭星月日光明亮辉煌耀腾跃奔驰骏马"  # noqa: E501
TRADES = "电子科技 精密机械 金属制品 塑料制品 食品 服饰 物流 建材 软件 包装 化工 农业 机电安装 物业管理 医疗器械 照明电器 汽车零部件 环保设备 纺织 印刷".split()  # noqa: E501, SIM905
PERIOD = "'9999-12-31' AS true_to, '2026-01-01' AS known_from, '9999-01-01 08:00:00' AS known_to, '-' AS digest"
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def chosen(words: list[str], salt: int) -> str:
    """One of the words for each row `n`, as an expression of DuckDB."""
    listed = ", ".join(f"'{word}'" for word in words)
    return f"[{listed}][(hash(n * 31 + {salt}) % {len(words)} + 1)::INT]"


def organisations_sql(count: int) -> str:
    """Credit codes and names as companies have them: town, characters of their own, trade, form."""
    own = " || ".join(chosen(list(SYLLABLES), salt) for salt in range(3))
    some = " || ".join(chosen([*ALPHABET], salt) for salt in range(10, 18))
    place = chosen("330106 440305 310115 110108 320505 440103".split(), 20)  # noqa: SIM905
    return (
        f"SELECT '91' || {place} || 'MA' || {some} AS org_id, "
        f"{chosen(TOWNS, 4)} || '市' || {own} || {chosen(TRADES, 5)} || '有限公司' AS name, {place} AS division, "
        f"DATE '1900-01-01' AS true_from, {PERIOD} FROM (SELECT range AS n FROM range({count}))"
    )


def certificates_sql(count: int) -> str:
    """Numbers in the usual form: body, year, domain, serial, recertifications, size."""
    return (
        "SELECT printf('%03d%02d%s%05dR%d%s', (hash(n) % 1200 + 1)::INT, (hash(n + 7) % 7 + 20)::INT, "
        f"{chosen([*'QESFI'], 30)}, (n % 99999)::INT, (hash(n + 9) % 4)::INT, {chosen([*'LMS'], 31)}) AS cert_no, "
        f"'O' AS org_id, 'B' AS body_id, {chosen(['330106', '440305', '310115'], 32)} AS holder_division, "
        f"DATE '2025-01-01' AS true_from, {PERIOD} FROM (SELECT range AS n FROM range({count}))"
    )


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
    known = _registers(organisations, certificates)
    _fill()
    _ask(chance, *known)


def _registers(organisations: int, certificates: int) -> tuple[list[tuple[str, str]], list[str]]:
    """Versions in the registers; returns a sample of what was written."""
    import duckdb

    from gongxin.casework.registry.bulk import ROWS, load

    began = time.perf_counter()
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE organisations AS {organisations_sql(organisations)}")
        con.execute(f"CREATE TABLE certificates AS {certificates_sql(certificates)}")
        for table in ("organisations", "certificates"):
            load(table, con.sql(f"FROM {table}").to_arrow_reader(ROWS))
        sample = con.sql("SELECT org_id, name FROM organisations USING SAMPLE 1000 (reservoir, 1)").fetchall()
        numbers = con.sql("SELECT cert_no FROM certificates USING SAMPLE 1000 (reservoir, 1)").fetchall()
    print(f"registers written in {time.perf_counter() - began:.0f} s", flush=True)
    return sample, [number for (number,) in numbers]


def _fill() -> None:
    from django.db import connection, transaction

    from gongxin.casework.search.filling import follow
    from gongxin.casework.search.sources import SOURCES

    began = time.perf_counter()
    with transaction.atomic():
        follow({source.model: None for source in SOURCES})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(f"search filled in {time.perf_counter() - began:.0f} s, peak memory {peak:.1f} GB", flush=True)
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
