"""Two indexes of sign-ins that no question uses go: each made every sign-in at the gate dearer."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("presence", "0003_live"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="takensignin", name="taken_body"),
        migrations.RemoveIndex(model_name="takensignin", name="taken_division"),
    ]
