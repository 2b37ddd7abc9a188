from django.db import migrations

from gongxin.casework.search.vendor import create, drop


class Migration(migrations.Migration):
    """The index over the tokens is of another kind on each database."""

    dependencies = [("search", "0001_initial")]
    operations = [
        migrations.RunPython(lambda apps, editor: create(), lambda apps, editor: drop()),
    ]
