"""The two ciphers against their published vectors, and both of them sealing."""

from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidTag

from gongxin.casework.presence.ciphers import CIPHERS
from gongxin.casework.presence.sealing import SealBroken, opened, seal

MARCH = datetime(2026, 3, 2, tzinfo=UTC)
BOUND = "FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2"
VECTORS = {  # key, nonce, text, ciphertext, tag
    "sm4": (  # RFC 8998, appendix A.1
        "0123456789ABCDEFFEDCBA9876543210",
        "00001234567800000000ABCD",
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD"
        "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D",
        "83DE3541E4C2B58177E065A9BF7B62EC",
    ),
    "aes": (  # McGrew and Viega, The Galois/Counter Mode of Operation, test case 16
        "FEFFE9928665731C6D6A8F9467308308FEFFE9928665731C6D6A8F9467308308",
        "CAFEBABEFACEDBADDECAF888",
        "D9313225F88406E5A55909C5AFF5269A86A7A9531534F7DA2E4C303D8A318A72"
        "1C3C0C95956809532FCF0E2449A6B525B16AEDF5AA0DE657BA637B39",
        "522DC1F099567D07F47F37A32A84427D643A8CDCBFE5C0C97598A2BD2555D1AA"
        "8CB08E48590DBB3DA7B08B1056828838C5F61E6393BA7A0ABCC9F662",
        "76FC6ECE0F4E1768CDDF8853BB2D551B",
    ),
}
BOTH = pytest.mark.parametrize("name", list(CIPHERS))


@BOTH
def test_the_published_vector(name):
    key, nonce, text, ciphertext, tag = (bytes.fromhex(part) for part in VECTORS[name])
    cipher, bound = CIPHERS[name], bytes.fromhex(BOUND)
    assert cipher.encrypt(key, nonce, text, bound) == ciphertext + tag
    assert cipher.decrypt(key, nonce, ciphertext + tag, bound) == text
    for wrong in (ciphertext + tag[:-1] + b"\0", ciphertext[1:] + tag, tag[:15], b""):
        with pytest.raises(InvalidTag):
            cipher.decrypt(key, nonce, wrong, bound)
    with pytest.raises(InvalidTag):
        cipher.decrypt(key, nonce, ciphertext + tag, b"another row")


@BOTH
def test_what_one_sealed_opens_whatever_is_chosen_now(settings, name):
    settings.PRESENCE_CIPHER = name
    sealed = seal(b"text", ("row",), MARCH)
    assert sealed[:1] == CIPHERS[name].mark
    for chosen in CIPHERS:
        settings.PRESENCE_CIPHER = chosen
        assert opened(sealed, ("row",)) == b"text"
    with pytest.raises(SealBroken):
        opened(sealed, ("another row",))


def test_a_text_passed_off_as_sealed_by_the_other_does_not_open():
    sealed = seal(b"text", ("row",), MARCH)
    for mark in (CIPHERS["sm4"].mark, b"\x00", b"\x03"):
        with pytest.raises(SealBroken):
            opened(mark + sealed[1:], ("row",))
