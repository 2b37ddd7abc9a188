"""A complete tiny nation in which everybody acts honestly: the background that every case changes in a few rows.

Three bodies, ten organisations in ten provinces, sixteen months of plans up to the day of the run (2026-06-30).
Names are invented.
"""

from tests.cases.audits import with_audits
from tests.cases.drawing import Nation

QINGHE, YUNLING, HAIJIA = "CNCA-R-2010-101", "CNCA-R-2012-102", "CNCA-R-2015-103"

MILL, FOUNDRY, BAKERY_BEFORE, BAKERY = "10125Q0101R0S", "10124Q0044R0M", "10122Q0207R0S", "10125Q0207R1S"
PUMP_Q, PUMP_E = "10225Q0310R0M", "10225E0311R0M"
BUILDER, PAPER, HOTEL = "10224S0090R0M", "10226Q0402R0M", "10224E0150R0S"
CLOUD, PARTS, DAIRY_BEFORE, DAIRY = "10325I0500R0M", "10324Q0511R0M", "10323F0033R0S", "10326F0033R1S"

BODIES = """
body_id         | name         | uscc               | division | address            | phone    | status   | approved_on | approval_expires_on | foreign_funded | full_time_staff | accreditation_no | accreditation_status | annual_report_on | last_contact_on
CNCA-R-2010-101 | 青禾认证公司 | 91110105MA0000101X | 110105   | 朝阳区青禾路1号    | 01086001 | approved | 2010-05-01  | 2028-04-30          | false          | 14              | C101-M           | accredited           | 2026-03-20       | 2026-06-12
CNCA-R-2012-102 | 云岭认证公司 | 91530102MA0000102X | 530102   | 五华区云岭街2号    | 08716002 | approved | 2012-09-01  | 2030-08-31          | false          | 16              | C102-M           | accredited           | 2026-03-25       | 2026-06-20
CNCA-R-2015-103 | 海岬认证公司 | 91440103MA0000103X | 440103   | 荔湾区海岬大道3号  | 02086003 | approved | 2015-03-01  | 2027-02-28          | false          | 12              | C103-M           | accredited           | 2026-02-28       | 2026-06-02
"""

APPROVED_SCOPES = """
body_id         | domain_code | scope_code | from_on    | to_on
CNCA-R-2010-101 | A0101       |            | 2010-05-01 |
CNCA-R-2010-101 | A0201       |            | 2010-05-01 |
CNCA-R-2012-102 | A0101       |            | 2012-09-01 |
CNCA-R-2012-102 | A0201       |            | 2012-09-01 |
CNCA-R-2012-102 | A0301       |            | 2012-09-01 |
CNCA-R-2015-103 | A0101       |            | 2015-03-01 |
CNCA-R-2015-103 | A0401       |            | 2015-03-01 |
CNCA-R-2015-103 | A0501       |            | 2018-01-01 |
"""

RULES = """
rule_no     | body_id         | domain_code | title                    | version | filed_on
R-101-A0101 | CNCA-R-2010-101 | A0101       | 质量管理体系认证规则     | 3       | 2021-01-10
R-101-A0201 | CNCA-R-2010-101 | A0201       | 环境管理体系认证规则     | 3       | 2021-01-10
R-102-A0101 | CNCA-R-2012-102 | A0101       | 质量管理体系认证规则     | 2       | 2022-06-01
R-102-A0201 | CNCA-R-2012-102 | A0201       | 环境管理体系认证规则     | 2       | 2022-06-01
R-102-A0301 | CNCA-R-2012-102 | A0301       | 职业健康安全体系认证规则 | 2       | 2022-06-01
R-103-A0101 | CNCA-R-2015-103 | A0101       | 质量管理体系认证规则     | 5       | 2021-03-15
R-103-A0401 | CNCA-R-2015-103 | A0401       | 食品安全体系认证规则     | 5       | 2021-03-15
R-103-A0501 | CNCA-R-2015-103 | A0501       | 信息安全体系认证规则     | 5       | 2021-03-15
"""

PEOPLE = """
person_id | name
LIN       | 林一
QIAO      | 乔二
SHEN      | 沈三
FANG      | 方决
MO        | 莫一
TAN       | 谭二
YUE       | 岳三
DING      | 丁决
HAI       | 海一
BAI       | 白二
KANG      | 康三
SONG      | 宋决
"""

REGISTRATIONS = """
registration_no     | person_id | body_id         | domain_code | grade | employment | scope_codes | valid_from | valid_to
2024-N1QMS-1010001  | LIN       | CNCA-R-2010-101 | A0101       | 01    | full_time  | 04；03       | 2024-02-01 | 2027-01-31
2024-N1QMS-1010002  | QIAO      | CNCA-R-2010-101 | A0101       | 02    | full_time  | 17；03       | 2024-02-01 | 2027-01-31
2024-N1QMS-1010003  | SHEN      | CNCA-R-2010-101 | A0101       | 02    | full_time  | 17；03；04   | 2024-02-01 | 2027-01-31
2024-N1QMS-1010004  | FANG      | CNCA-R-2010-101 | A0101       | 01    | full_time  | 04；17；03   | 2024-02-01 | 2027-01-31
2024-N1QMS-1020001  | MO        | CNCA-R-2012-102 | A0101       | 01    | full_time  | 18          | 2024-05-01 | 2027-04-30
2024-N1EMS-1020001  | MO        | CNCA-R-2012-102 | A0201       | 01    | full_time  | 18；30       | 2024-05-01 | 2027-04-30
2024-N1OHS-1020001  | MO        | CNCA-R-2012-102 | A0301       | 01    | full_time  | 28          | 2024-05-01 | 2027-04-30
2024-N1QMS-1020002  | TAN       | CNCA-R-2012-102 | A0101       | 02    | full_time  | 18；07       | 2024-05-01 | 2027-04-30
2024-N1EMS-1020003  | YUE       | CNCA-R-2012-102 | A0201       | 02    | full_time  | 18          | 2024-05-01 | 2027-04-30
2024-N1QMS-1020003  | YUE       | CNCA-R-2012-102 | A0101       | 02    | full_time  | 18；07       | 2024-05-01 | 2027-04-30
2024-N1OHS-1020003  | YUE       | CNCA-R-2012-102 | A0301       | 02    | full_time  | 28          | 2024-05-01 | 2027-04-30
2024-N1QMS-1020004  | DING      | CNCA-R-2012-102 | A0101       | 01    | full_time  | 18；07       | 2024-05-01 | 2027-04-30
2024-N1ISMS-1030001 | HAI       | CNCA-R-2015-103 | A0501       | 01    | full_time  | 33          | 2024-06-01 | 2027-05-31
2024-N1FSMS-1030001 | HAI       | CNCA-R-2015-103 | A0401       | 02    | full_time  | 03          | 2024-06-01 | 2027-05-31
2024-N1ISMS-1030002 | BAI       | CNCA-R-2015-103 | A0501       | 02    | full_time  | 33          | 2024-06-01 | 2027-05-31
2024-N1QMS-1030002  | BAI       | CNCA-R-2015-103 | A0101       | 02    | full_time  | 22          | 2024-06-01 | 2027-05-31
2024-N1QMS-1030003  | KANG      | CNCA-R-2015-103 | A0101       | 01    | full_time  | 22          | 2024-06-01 | 2027-05-31
2024-N1FSMS-1030003 | KANG      | CNCA-R-2015-103 | A0401       | 01    | full_time  | 03          | 2024-06-01 | 2027-05-31
2024-N1QMS-1030004  | SONG      | CNCA-R-2015-103 | A0101       | 01    | full_time  | 22          | 2024-06-01 | 2027-05-31
"""

ORGANISATIONS = """
org_id    | name         | division | address                  | lat   | lon    | employees | industry | legal_person | phone       | status | registered_on
O-MILL    | 镜湖织造厂   | 330602   | 越城区镜湖路18号         | 30.00 | 120.58 | 58        | 1713     | 章甲         | 0575-800101 | open   | 2009-04-01
O-FOUNDRY | 滦水铸造厂   | 130203   | 路北区滦水街7号          | 39.63 | 118.18 | 170       | 3391     | 韦乙         | 0315-800202 | open   | 2004-08-01
O-BAKERY  | 平江糕点厂   | 320508   | 姑苏区平江巷33号         | 31.31 | 120.62 | 24        | 1411     | 柳丙         | 0512-800303 | open   | 2012-02-01
O-PUMP    | 浑河水泵厂   | 210103   | 沈河区浑河路5号          | 41.80 | 123.44 | 82        | 3441     | 关丁         | 024-8004041 | open   | 2001-06-01
O-BUILDER | 龟山建筑公司 | 420105   | 汉阳区龟山路90号         | 30.55 | 114.25 | 240       | 4710     | 余戊         | 027-8005051 | open   | 1998-11-01
O-PAPER   | 趵突造纸厂   | 370102   | 历下区趵突街12号         | 36.66 | 117.05 | 120       | 2221     | 孔己         | 0531-800606 | open   | 2006-03-01
O-HOTEL   | 翠湖饭店     | 530102   | 五华区翠湖北路2号        | 25.05 | 102.70 | 40        | 6110     | 段庚         | 0871-800707 | open   | 2010-10-01
O-CLOUD   | 木棉云科技   | 440106   | 天河区木棉路66号         | 23.13 | 113.36 | 90        | 6513     | 冼辛         | 020-8008081 | open   | 2015-07-01
O-PARTS   | 嘉陵汽配厂   | 500103   | 渝中区嘉陵路41号         | 29.55 | 106.57 | 65        | 3670     | 冉壬         | 023-8009091 | open   | 2008-01-01
O-DAIRY   | 锦江乳品厂   | 510104   | 锦江区锦江大道8号        | 30.60 | 104.12 | 36        | 1440     | 卓癸         | 028-8010101 | open   | 2011-05-01
"""

CERTIFICATES = """
cert_no       | body_id         | org_id    | domain_code | standard      | scope_text | scope_codes | covered_personnel | complexity | stage1_started_on | stage2_ended_on | onsite_days | base_days | decided_on | decided_by | issued_on  | expires_on | first_issued_on | reported_at         | status | status_on  | accreditation_mark | fee   | rule_no
10125Q0101R0S | CNCA-R-2010-101 | O-MILL    | A0101       | GB/T 19001    | 织物的织造 | 04.01.01    | 58                |            | 2025-04-07        | 2025-04-23      | 5           | 5         | 2025-05-09 | FANG       | 2025-05-12 | 2028-05-11 | 2025-05-12      | 2025-05-20 10:00:00 | 01     | 2025-05-12 | 01                 | 21000 | R-101-A0101
10124Q0044R0M | CNCA-R-2010-101 | O-FOUNDRY | A0101       | GB/T 19001    | 铸件的生产 | 17.03.01    | 170               |            | 2024-06-10        | 2024-07-05      | 8           | 8         | 2024-08-12 | FANG       | 2024-08-15 | 2027-08-14 | 2024-08-15      | 2024-08-20 10:00:00 | 01     | 2024-08-15 | 01                 | 34000 | R-101-A0101
10122Q0207R0S | CNCA-R-2010-101 | O-BAKERY  | A0101       | GB/T 19001    | 糕点的制作 | 03.07.01    | 24                |            | 2022-10-10        | 2022-10-25      | 3           | 3         | 2022-11-17 | FANG       | 2022-11-20 | 2025-11-19 | 2022-11-20      | 2022-11-25 10:00:00 | 05     | 2025-11-20 | 01                 | 13000 | R-101-A0101
10125Q0207R1S | CNCA-R-2010-101 | O-BAKERY  | A0101       | GB/T 19001    | 糕点的制作 | 03.07.01    | 24                |            |                   | 2025-10-14      | 2           | 3         | 2025-11-10 | FANG       | 2025-11-12 | 2028-11-19 | 2022-11-20      | 2025-11-18 10:00:00 | 01     | 2025-11-12 | 01                 | 10000 | R-101-A0101
10225Q0310R0M | CNCA-R-2012-102 | O-PUMP    | A0101       | GB/T 19001    | 水泵的制造 | 18.02.01    | 82                |            | 2025-09-02        | 2025-09-18      | 5           | 6         | 2025-10-10 | DING       | 2025-10-13 | 2028-10-12 | 2025-10-13      | 2025-10-21 10:00:00 | 01     | 2025-10-13 | 01                 | 22000 | R-102-A0101
10225E0311R0M | CNCA-R-2012-102 | O-PUMP    | A0201       | GB/T 24001    | 水泵的制造 | 18.02.01    | 82                | medium     | 2025-09-02        | 2025-09-18      | 6           | 7         | 2025-10-10 | DING       | 2025-10-13 | 2028-10-12 | 2025-10-13      | 2025-10-21 10:00:00 | 01     | 2025-10-13 | 01                 | 24000 | R-102-A0201
10224S0090R0M | CNCA-R-2012-102 | O-BUILDER | A0301       | GB/T 45001    | 房屋建造   | 28.01.01    | 240               | high       | 2024-01-15        | 2024-02-28      | 12          | 13        | 2024-03-15 | DING       | 2024-03-20 | 2027-03-19 | 2024-03-20      | 2024-03-27 10:00:00 | 01     | 2024-03-20 | 01                 | 52000 | R-102-A0301
10226Q0402R0M | CNCA-R-2012-102 | O-PAPER   | A0101       | GB/T 19001    | 纸的制造   | 07.01.01    | 120               |            | 2026-01-13        | 2026-01-29      | 7           | 7         | 2026-02-25 | DING       | 2026-02-27 | 2029-02-26 | 2026-02-27      | 2026-03-05 10:00:00 | 01     | 2026-02-27 | 01                 | 30000 | R-102-A0101
10224E0150R0S | CNCA-R-2012-102 | O-HOTEL   | A0201       | GB/T 24001    | 住宿服务   | 30.01.01    | 40                | limited    | 2024-09-10        | 2024-09-25      | 3           | 3         | 2024-11-01 | DING       | 2024-11-05 | 2027-11-04 | 2024-11-05      | 2024-11-12 10:00:00 | 01     | 2024-11-05 | 01                 | 12000 | R-102-A0201
10325I0500R0M | CNCA-R-2015-103 | O-CLOUD   | A0501       | ISO/IEC 27001 | 云主机服务 | 33.01.01    | 90                |            | 2025-06-03        | 2025-06-26      | 12          | 12        | 2025-07-18 | SONG       | 2025-07-21 | 2028-07-20 | 2025-07-21      | 2025-07-28 10:00:00 | 01     | 2025-07-21 | 01                 | 56000 | R-103-A0501
10324Q0511R0M | CNCA-R-2015-103 | O-PARTS   | A0101       | GB/T 19001    | 汽车零件   | 22.01.01    | 65                |            | 2024-04-08        | 2024-04-24      | 5           | 5         | 2024-05-28 | SONG       | 2024-06-01 | 2027-05-31 | 2024-06-01      | 2024-06-07 10:00:00 | 01     | 2024-06-01 | 01                 | 20000 | R-103-A0101
10323F0033R0S | CNCA-R-2015-103 | O-DAIRY   | A0401       | ISO 22000     | 乳品加工   | 03.04.01    | 36                |            | 2023-03-06        | 2023-03-22      | 4           | 4         | 2023-04-17 | SONG       | 2023-04-20 | 2026-04-19 | 2023-04-20      | 2023-04-26 10:00:00 | 05     | 2026-04-20 | 01                 | 17000 | R-103-A0401
10326F0033R1S | CNCA-R-2015-103 | O-DAIRY   | A0401       | ISO 22000     | 乳品加工   | 03.04.01    | 36                |            |                   | 2026-03-11      | 4           | 4         | 2026-04-03 | SONG       | 2026-04-08 | 2029-04-19 | 2023-04-20      | 2026-04-14 10:00:00 | 01     | 2026-04-08 | 01                 | 15000 | R-103-A0401
"""

EVENTS = """
cert_no       | event   | on         | reported_at
10125Q0101R0S | issued  | 2025-05-12 | 2025-05-20 10:00:00
10125Q0207R1S | issued  | 2025-11-12 | 2025-11-18 10:00:00
10122Q0207R0S | expired | 2025-11-20 | 2025-11-21 10:00:00
10225Q0310R0M | issued  | 2025-10-13 | 2025-10-21 10:00:00
10225E0311R0M | issued  | 2025-10-13 | 2025-10-21 10:00:00
10226Q0402R0M | issued  | 2026-02-27 | 2026-03-05 10:00:00
10325I0500R0M | issued  | 2025-07-21 | 2025-07-28 10:00:00
10326F0033R1S | issued  | 2026-04-08 | 2026-04-14 10:00:00
10323F0033R0S | expired | 2026-04-20 | 2026-04-21 10:00:00
"""

AUDITS = """
plan      | body            | org       | domains     | stages | from          | to         | team         | certs         | application | complexity
MILL-1    | CNCA-R-2010-101 | O-MILL    | A0101       | 0101   | 2025-04-07    | 2025-04-07 | LIN          |               | A-MILL      |
MILL-2    | CNCA-R-2010-101 | O-MILL    | A0101       | 0102   | 2025-04-22    | 2025-04-23 | LIN；QIAO     |               | A-MILL      |
MILL-S    | CNCA-R-2010-101 | O-MILL    | A0101       | 03     | 2026-04-20    | 2026-04-20 | LIN；SHEN     | 10125Q0101R0S |             |
FOUNDRY-S | CNCA-R-2010-101 | O-FOUNDRY | A0101       | 03     | 2025-07-08    | 2025-07-09 | QIAO；SHEN    | 10124Q0044R0M |             |
FOUNDRY-T | CNCA-R-2010-101 | O-FOUNDRY | A0101       | 03     | 2026-06-09    | 2026-06-10 | QIAO；SHEN    | 10124Q0044R0M |             |
BAKERY-R  | CNCA-R-2010-101 | O-BAKERY  | A0101       | 0202   | 2025-10-14    | 2025-10-14 | SHEN；LIN     | 10122Q0207R0S |             |
PUMP-1    | CNCA-R-2012-102 | O-PUMP    | A0101；A0201 | 0101   | 2025-09-02    | 2025-09-02 | MO；TAN       |               | A-PUMP      | medium
PUMP-2    | CNCA-R-2012-102 | O-PUMP    | A0101；A0201 | 0102   | 2025-09-16    | 2025-09-18 | MO；TAN；YUE   |               | A-PUMP      | medium
BUILDER-S | CNCA-R-2012-102 | O-BUILDER | A0301       | 03     | 2025-03-11    | 2025-03-13 | MO；YUE       | 10224S0090R0M |             | high
BUILDER-T | CNCA-R-2012-102 | O-BUILDER | A0301       | 03     | 2026-03-03    | 2026-03-05 | MO；YUE       | 10224S0090R0M |             | high
PAPER-1   | CNCA-R-2012-102 | O-PAPER   | A0101       | 0101   | 2026-01-13    | 2026-01-13 | TAN          |               | A-PAPER     |
PAPER-2   | CNCA-R-2012-102 | O-PAPER   | A0101       | 0102   | 2026-01-27    | 2026-01-29 | TAN；YUE      |               | A-PAPER     |
HOTEL-S   | CNCA-R-2012-102 | O-HOTEL   | A0201       | 03     | 2025-10-21    | 2025-10-21 | MO           | 10224E0150R0S |             | limited
CLOUD-1   | CNCA-R-2015-103 | O-CLOUD   | A0501       | 0101   | 2025-06-03    | 2025-06-04 | HAI；BAI      |               | A-CLOUD     |
CLOUD-2   | CNCA-R-2015-103 | O-CLOUD   | A0501       | 0102   | 2025-06-23    | 2025-06-26 | HAI；BAI      |               | A-CLOUD     |
CLOUD-S   | CNCA-R-2015-103 | O-CLOUD   | A0501       | 03     | 2026-06-15    | 2026-06-16 | HAI；BAI      | 10325I0500R0M |             |
PARTS-S   | CNCA-R-2015-103 | O-PARTS   | A0101       | 03     | 2025-05-13    | 2025-05-13 | KANG；BAI     | 10324Q0511R0M |             |
PARTS-T   | CNCA-R-2015-103 | O-PARTS   | A0101       | 03     | 2026-05-12    | 2026-05-12 | KANG；BAI     | 10324Q0511R0M |             |
DAIRY-S   | CNCA-R-2015-103 | O-DAIRY   | A0401       | 03     | 2025-03-18    | 2025-03-18 | KANG；HAI     | 10323F0033R0S |             |
DAIRY-R   | CNCA-R-2015-103 | O-DAIRY   | A0401       | 0202   | 2026-03-10    | 2026-03-11 | KANG；HAI     | 10323F0033R0S |             |
"""

INSPECTIONS = """
inspection_id | body_id         | org_id | cert_no       | inspected_on | origin | inclusion_probability | outcome
I-1           | CNCA-R-2010-101 | O-MILL | 10125Q0101R0S | 2025-11-05   | random | 0.05                  | none
"""


def _nation() -> Nation:
    tables = {
        "bodies": BODIES,
        "approved_scopes": APPROVED_SCOPES,
        "rules": RULES,
        "people": PEOPLE,
        "registrations": REGISTRATIONS,
        "organisations": ORGANISATIONS,
        "certificates": CERTIFICATES,
        "certificate_events": EVENTS,
        "inspections": INSPECTIONS,
    }
    nation = Nation({})
    for name, text in tables.items():
        nation = nation.with_rows(name, text)
    return with_audits(nation, AUDITS)


NATION = _nation()
