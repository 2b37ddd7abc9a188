from django.db import migrations

from gongxin.casework.trail.append_only import allow_for, refuse_for

TABLE = "presence_takensignin"


def forwards(apps, editor):
    refuse_for(editor.connection, TABLE)


def backwards(apps, editor):
    allow_for(editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("presence", "0001_initial"), ("trail", "0002_append_only")]

    operations = [migrations.RunPython(forwards, backwards)]
