"""What someone types, and what is found: the table on the left is the register, the table on the right the answers."""

from datetime import date

import pytest

from gongxin.casework.accounts.models import Account
from gongxin.casework.registry.models import Body, CccCertificate, Certificate, Organisation, Person, Registration
from gongxin.casework.registry.recording import changed, record
from gongxin.casework.registry.taking import take_dataset
from gongxin.casework.search.filling import follow
from gongxin.casework.search.finding import find, keys_named
from gongxin.casework.search.models import Document
from gongxin.casework.search.sources import SOURCES
from tests.small_dataset import write_dataset

pytestmark = pytest.mark.django_db

NATION = Account(role="national_regulator")
SHANGHAI, GUANGDONG = (Account(role="provincial_regulator", division=code) for code in ("310000", "440000"))
ORGANISATIONS = (
    ("91310115MA1K3ABC1X", "上海启明星电子科技有限公司", "310115"),
    ("91310115MA1K3ABD2Y", "上海启明灯具有限公司", "310115"),
    ("91440300MA5EXYZ12T", "深圳市腾跃精密机械有限公司", "440300"),
    ("91440300MA5EXYZ99U", "深圳ABB电气有限公司", "440300"),
)


@pytest.fixture(autouse=True)
def registers(db):
    record(
        Body,
        {"body_id": "CNCA-R-2002-001", "name": "华信认证有限公司", "uscc": "91110000100001234A", "division": "110000"},
    )
    for org_id, name, division in ORGANISATIONS:
        record(Organisation, {"org_id": org_id, "name": name, "division": division})
    for number, holder in (("00122Q30001R0M", 0), ("00322E87654R2L", 2)):
        org_id, _, division = ORGANISATIONS[holder]
        values = {"cert_no": number, "org_id": org_id, "holder_division": division, "body_id": "CNCA-R-2002-001"}
        record(Certificate, values)
    record(CccCertificate, {"cert_no": "2019010711000154", "manufacturer": "佛山亮宝照明厂"})
    record(Person, {"person_id": "PS00000001", "name": "欧阳建国"})
    record(
        Registration, {"registration_no": "2021-N1QMS-1234567", "person_id": "PS00000001", "body_id": "CNCA-R-2002-001"}
    )


def found(typed, account=NATION):
    return [hit.document.key for hit in find(account, typed).hits]


def why(typed):
    return find(NATION, typed).hits[0].why.en


@pytest.mark.parametrize(
    ("typed", "first", "reason"),
    [
        ("上海启明星电子科技有限公司", "91310115MA1K3ABC1X", "exactly this"),
        ("上海启明星", "91310115MA1K3ABC1X", "begins with this"),
        ("腾跃精密", "91440300MA5EXYZ12T", "the name contains this"),
        ("腾跃精蜜机械", "91440300MA5EXYZ12T", "1 character(s) differ"),
        ("深圳腾跃精密", "91440300MA5EXYZ12T", "the characters stand in this order, with others between"),
        ("ａｂｂ", "91440300MA5EXYZ99U", "the name contains this"),
        ("91310115MA1K3ABC1X", "91310115MA1K3ABC1X", "exactly this"),
        ("９１３１０１１５ＭＡ１Ｋ３ＡＢＣ１Ｘ", "91310115MA1K3ABC1X", "exactly this"),
        ("91310115 ma1k3abc1x", "91310115MA1K3ABC1X", "exactly this"),
        ("91440300MA5EXYZ1", "91440300MA5EXYZ12T", "begins with this"),
        ("91310115MA1K3ABC7X", "91310115MA1K3ABC1X", "1 character(s) differ"),
        ("91310115MA1KABC1X", "91310115MA1K3ABC1X", "1 character(s) differ"),
        ("91310115MA1K33ABC1X", "91310115MA1K3ABC1X", "1 character(s) differ"),
        ("X1310115MA1K3ABC1X", "91310115MA1K3ABC1X", "1 character(s) differ"),
        ("00122q30001r0m", "00122Q30001R0M", "exactly this"),
        ("CNCA-R-2002-001", "CNCA-R-2002-001", "exactly this"),
        ("CNCA R 2002 001", "CNCA-R-2002-001", "exactly this"),
        ("华信认证", "CNCA-R-2002-001", "begins with this"),
        ("2019010711000154", "2019010711000154", "exactly this"),
        ("亮宝照明", "2019010711000154", "the name contains this"),
        ("欧阳建国", "2021-N1QMS-1234567", "exactly this"),
        ("2021-N1QMS-1234567", "2021-N1QMS-1234567", "exactly this"),
    ],
)  # fmt: skip
def test_what_is_found_first_and_why(typed, first, reason):
    assert (found(typed)[:1], why(typed)) == ([first], reason)


@pytest.mark.parametrize(
    "typed", ["", "启", "北京银河贸易", "99999999XXXXXXXXXX", "00999X90009X9X", "%", "' OR 1=1 --", '"', "*"]
)
def test_what_is_not_there_is_not_found(typed):
    assert found(typed) == []


def test_the_better_name_comes_first():
    assert found("上海启明")[:2] == ["91310115MA1K3ABD2Y", "91310115MA1K3ABC1X"]  # the shorter has less beside it


def test_a_former_name_is_found_and_said():
    held = Organisation.objects.known().get(org_id="91440300MA5EXYZ12T")
    record(Organisation, changed(held, {"name": "深圳市鹏城智造有限公司"}), true_from=date(2026, 1, 1))
    assert found("腾跃精密")[:1] == ["91440300MA5EXYZ12T"]
    assert why("腾跃精密") == "former name: 深圳市腾跃精密机械有限公司"
    assert why("鹏城智造") == "the name contains this"


def test_a_name_that_was_only_ever_a_mistake_is_no_former_name():
    held = Organisation.objects.known().get(org_id="91440300MA5EXYZ12T")
    record(Organisation, changed(held, {"name": "深圳市鹏城智造有限公司"}))
    assert found("腾跃精密") == []


@pytest.mark.parametrize(
    ("typed", "account", "sees"),
    [
        ("腾跃精密", GUANGDONG, 1),
        ("腾跃精密", SHANGHAI, 0),
        ("00322E87654R2L", GUANGDONG, 1),
        ("00322E87654R2L", SHANGHAI, 0),
    ],
)
def test_only_within_the_jurisdiction(typed, account, sees):
    assert len(found(typed, account)) == sees


@pytest.mark.parametrize(
    ("role", "tied", "typed", "sees"),
    [
        ("body_staff", {"body_id": "CNCA-R-2002-001"}, "00122Q30001R0M", True),
        ("body_staff", {"body_id": "CNCA-R-2003-002"}, "00122Q30001R0M", False),
        ("auditor", {"person_id": "PS00000001"}, "欧阳建国", True),
        ("auditor", {"person_id": "PS00000002"}, "欧阳建国", False),
        ("certified_organisation", {"org_id": "91310115MA1K3ABC1X"}, "启明星", True),
        ("certified_organisation", {"org_id": "91310115MA1K3ABD2Y"}, "启明星", False),
        ("industry_association", {}, "启明星", True),
        ("industry_association", {}, "欧阳建国", False),
        ("internal_oversight", {}, "启明星", False),
    ],
)
def test_each_role_finds_what_its_registers_show(role, tied, typed, sees):
    assert bool(found(typed, Account(role=role, **tied))) is sees


def test_a_holder_that_moves_takes_its_certificates_along():
    held = Organisation.objects.known().get(org_id="91440300MA5EXYZ12T")
    record(Organisation, changed(held, {"division": "310115"}))
    certificate = Certificate.objects.known().get(cert_no="00322E87654R2L")
    record(Certificate, changed(certificate, {"holder_division": "310115"}))
    assert (found("00322E87654R2L", SHANGHAI), found("00322E87654R2L", GUANGDONG)) == (["00322E87654R2L"], [])


def test_a_person_renamed_is_found_by_the_new_name():
    record(Person, {"person_id": "PS00000001", "name": "欧阳立国"})
    assert (why("欧阳立国"), why("欧阳建国")) == ("exactly this", "1 character(s) differ")


def test_a_name_gives_keys_for_the_filter_of_a_list():
    assert set(keys_named("organisation", "启明")) == {"91310115MA1K3ABC1X", "91310115MA1K3ABD2Y"}


def test_one_document_for_each_record_after_an_import_and_after_a_second(tmp_path):
    folder = write_dataset(tmp_path / "dataset")
    for _ in range(2):
        take_dataset(folder)
        held = {(d.kind, d.key) for d in Document.objects.all()}
        assert len(held) == Document.objects.count()
        assert held >= {("certificate", key) for key in Certificate.objects.values_list("cert_no", flat=True)}
        assert held >= {("organisation", key) for key in Organisation.objects.values_list("org_id", flat=True)}


def test_a_document_written_alone_is_the_one_written_in_bulk():
    def documents():
        shown = (
            "kind",
            "key",
            "title",
            "former",
            "code",
            "tokens",
            "division",
            "body_division",
            "body_id",
            "org_id",
            "person_id",
        )
        rows = Document.objects.order_by("kind", "key").values_list(*shown)
        return [(*row[:5], *sorted(row[5].split()), *row[6:]) for row in rows]

    held = Organisation.objects.known().get(org_id="91440300MA5EXYZ12T")
    record(Organisation, changed(held, {"name": "深圳市鹏城智造有限公司"}), true_from=date(2026, 1, 1))
    alone = documents()
    follow({source.model: None for source in SOURCES})
    assert documents() == alone
