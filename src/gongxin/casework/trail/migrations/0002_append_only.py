from django.db import migrations

from gongxin.casework.trail.append_only import allow, refuse


def forwards(apps, editor):
    refuse(editor.connection)


def backwards(apps, editor):
    allow(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
