"""The door of the photos: who may send, how much, and what is answered in words."""

import json
import tempfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongxin.casework.photos.models import SignInPhoto
from gongxin.law.parameters import parameter
from tests.casework.photos.pictures import HEIC, jpeg

LARGEST = parameter("photo.largest").history[-1].value


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PRESENCE_PHOTOS = tmp_path / "photos"


def post(authorization, whole=None, name="photo", **more):
    fields = {} if whole is None else {name: SimpleUploadedFile("x.jpg", whole)}
    client = Client(enforce_csrf_checks=True)  # the pass is proof enough
    return client.post("/field/photos", fields, headers={"authorization": authorization}, **more)


def refused(answer):
    told = answer.json()["refused"]
    assert told["zh"]
    assert told["en"]
    return answer.status_code, told["word"]


def test_a_phone_and_a_body_may_send(phone, body):
    for number, sender in enumerate((phone, body)):
        answer = post(sender, jpeg(rising=bool(number)))
        assert answer.status_code == 200
        assert len(answer.json()["sha256"]) == 64
        assert answer.json()["words"] == [
            {"word": "waiting", "zh": "尚无签到写明这张照片", "en": "no sign-in names this photo yet"}
        ]
        assert answer["Cache-Control"] == "no-store"
    assert set(SignInPhoto.objects.values_list("sent_by", flat=True)) > {"auditor"}


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", "Basic abc", "Bearer gx_aaaaaaaa_b", "Bearer 密", f"Bearer {'x' * 301}"]
)
def test_nobody_else(world, authorization):
    assert refused(post(authorization, jpeg())) == (401, "not_allowed")
    assert not SignInPhoto.objects.exists()


def test_what_is_refused_is_told(phone):
    assert refused(post(phone)) == (400, "no_photo")
    assert refused(post(phone, jpeg(), name="picture")) == (400, "no_photo")
    assert refused(post(phone, b"MZ\x90\0 no picture")) == (415, "not_a_picture")
    assert refused(post(phone, b"")) == (415, "not_a_picture")


def test_fifty_megabytes_pass_by_without_being_kept(phone, monkeypatch):
    def kept(*args, **kwargs):
        raise AssertionError("the body was kept")

    monkeypatch.setattr("gongxin.gate.photos.InMemory", kept)
    assert refused(post(phone, b"\xff\xd8\xff" + b"\0" * (50 * 2**20))) == (413, "photo_too_large")
    assert not SignInPhoto.objects.exists()


def test_a_length_that_is_none(phone):
    answer = Client().generic(
        "POST",
        "/field/photos",
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH="-5",
        headers={"authorization": phone},
    )
    assert refused(answer) == (413, "photo_too_large")


def test_a_body_that_is_no_form(phone):
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "application/json", "image/jpeg"):
        answer = Client().generic("POST", "/field/photos", jpeg(), kind, headers={"authorization": phone})
        assert refused(answer) == (400, "no_photo")


def test_a_large_one_is_never_laid_unsealed_on_the_disk(phone, monkeypatch):
    def laid(*args, **kwargs):
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", laid)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", laid)
    whole = jpeg()
    assert post(phone, whole + b"\0" * (LARGEST - len(whole))).status_code == 200


def test_reading_is_no_way_in(phone):
    assert Client().get("/field/photos", headers={"authorization": phone}).status_code == 405


def test_heic_by_the_door(phone):
    assert json.loads(post(phone, HEIC).content)["words"][0]["word"] == "waiting"
