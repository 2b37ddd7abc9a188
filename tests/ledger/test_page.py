"""The page that checks a receipt, in a real browser, from the disk; with the browser's Ed25519 and with its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import gongxin.ledger
from gongxin.ledger.canonical import canonical
from gongxin.ledger.writer import make_receipt
from tests.ledger.test_presence import LIES, lie, registry_of
from tests.ledger.worlds import fact, signer, witness

pytestmark = pytest.mark.browser
PAGE = Path(gongxin.ledger.__file__).parent / "pages/check.html"


@pytest.fixture(params=["the browser's Ed25519", "its own Ed25519"])
def page(browser, request):
    context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.requests = []
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    if request.param.startswith("its own"):
        page.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page.goto(PAGE.as_uri())
    yield page
    assert page.requests == [PAGE.as_uri()]
    context.close()


@pytest.fixture
def check(page, tmp_path):
    def run(receipt, *keys):
        (tmp_path / "receipt").write_bytes(receipt.write())
        page.set_input_files("#file", tmp_path / "receipt")
        page.fill("#keys", "\n".join(map(str, keys or (signer().key,))))
        page.evaluate("document.getElementById('answer').hidden = true")
        page.click("#check")
        page.wait_for_selector("#answer:not([hidden])", timeout=30_000)
        return page.get_attribute("#answer", "data-holds"), page.inner_text("#answer")

    return run


def test_present_absent_and_every_lie(check, page, tmp_path):
    registry = registry_of(tmp_path, ["B", "D", "F", "F", "H", "天"])
    for asked in ("A", "B", "C", "F", "天", "😀"):
        holds, said = check(registry.certificate(asked))
        assert holds == "yes", said
        words = "In the register on that day:" if asked in "BF天" else "Not in the register on that day:"
        assert words in said
        assert "2026-06-30" in said
    for way in set(LIES) - {"no leaves"}:
        holds, said = check(lie(registry.certificate("C"), LIES[way]))
        assert (way, holds) == (way, "no")
        assert "The receipt does not hold" in said
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_entries_witnesses_and_keys(check, page, tmp_path):
    registry_of(tmp_path, ["B"])
    plain = make_receipt(tmp_path / "log", 0, canonical({"entry": fact(1).decode()}))
    text = plain.checkpoint.rpartition(b"\n\n")[0] + b"\n"
    cosigned = replace(plain, checkpoint=plain.checkpoint + witness("city").line(text, at=1_700_000_000))
    assert check(plain)[0] == "yes"
    assert "2023-11-14T22:13:20" in check(cosigned, signer().key, witness("city").key)[1]
    for receipt, keys, why in (
        (plain, (signer().key, witness("city").key), "There is no good signature of\ncity"),
        (plain, (signer("other.example").key,), "The first key is not the key of this log."),
        (cosigned, (witness("city").key,), "The first key is not the key of this log."),
        (plain, ("nonsense",), "This line is no public key:"),
        (replace(plain, index=1), (), "The entry is not in the signed log."),
        (replace(plain, checkpoint=plain.checkpoint.replace(b"\n3\n", b"\n4\n")), (), "There is no good signature of"),
    ):
        holds, said = check(receipt, *keys)
        assert holds == "no"
        assert why in said
    page.click("#language")
    assert "凭证无效" in page.inner_text("#answer")
    assert page.get_attribute("html", "lang") == "zh-CN"


def test_both_hashes_and_the_curve_are_right(page):
    """Known values of FIPS 180-4 and RFC 8032 (7.1, test 2), and a signature that is off by the order of the group."""
    hashes = (
        "[32n, 64n].map((wide) => [...sha(wide, utf8('abc'))].map((b) => b.toString(16).padStart(2, '0')).join(''))"
    )
    short, long = page.evaluate(hashes)
    assert short == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert long.startswith("ddaf35a193617abacc417349ae204131") and long.endswith("2a9ac94fa54ca49f")  # noqa: PT018
    key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    sig = bytes.fromhex(
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    order = 2**252 + 27742317777372353535851937790883648493
    off = sig[:32] + (int.from_bytes(sig[32:], "little") + order).to_bytes(32, "little")
    hexed = "(text) => Uint8Array.from(text.match(/../g), (one) => parseInt(one, 16))"
    for one, expected in ((sig, True), (off, False), (sig[:-1] + b"\x01", False)):
        assert page.evaluate(f"verifiedHere(({hexed})('{key}'), [0x72], ({hexed})('{one.hex()}'))") is expected
