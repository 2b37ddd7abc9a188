"""A run of supervision over the registers, and what it found. A run is never changed after its end."""

from __future__ import annotations

from django.db import models


class Run(models.Model):
    """One run: which snapshot was judged by which parameters, and what came of it.

    `snapshot` is the hash of the immutable copy of the registers it judged, `outcome` that of findings, indicators and
    grades: the same snapshot and parameters must give the same outcome, also years later.
    """

    QUEUED, RUNNING, ENDED, FAILED = "queued", "running", "ended", "failed"
    STATES = ((QUEUED, "queued"), (RUNNING, "running"), (ENDED, "ended"), (FAILED, "failed"))

    as_of = models.DateField()
    state = models.CharField(max_length=10, choices=STATES, default=QUEUED)
    by = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    known_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    step = models.CharField(max_length=80, blank=True)  # what it is doing now, for the progress display
    done = models.IntegerField(default=0)
    steps = models.IntegerField(default=0)
    snapshot = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=64, blank=True)
    package = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict)  # run.json of the result
    mistake = models.TextField(blank=True)
    repeats = models.ForeignKey("self", null=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ("-id",)

    @classmethod
    def latest(cls) -> Run | None:
        """The last run that ended and was not a repetition: the one whose findings are shown."""
        return cls.objects.filter(state=cls.ENDED, repeats=None).order_by("-id").first()

    @property
    def share_done(self) -> float:
        """How much of it is done, 0 to 1."""
        return min(self.done / self.steps, 1.0) if self.steps else 0.0


class Finding(models.Model):
    """A finding, kept once however many runs find it. Columns are those of the table `findings` of a result.

    `body_division` is where the body is registered, `place_division` the site of the audit, else of the holder.
    """

    BELONGS = {
        "division": ("body_division", "place_division"),
        "body_id": ("body_id",),
        "org_id": (),
        "person_id": ("person_id",),
    }

    finding_id = models.CharField(max_length=32, primary_key=True)
    detector = models.CharField(max_length=60)
    pattern = models.CharField(max_length=4)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.TextField()
    body_id = models.TextField(null=True)
    org_id = models.TextField(null=True)
    plan_id = models.TextField(null=True)
    cert_no = models.TextField(null=True)
    person_id = models.TextField(null=True)
    occurred_on = models.DateField(null=True)
    severity = models.CharField(max_length=10)
    score = models.FloatField()
    evidence = models.TextField()
    explanation_zh = models.TextField()
    explanation_en = models.TextField()
    law = models.TextField()
    detector_version = models.IntegerField()
    body_division = models.CharField(max_length=6, null=True)
    place_division = models.CharField(max_length=6, null=True)
    first_run = models.BigIntegerField()
    last_run = models.BigIntegerField()

    class Meta:
        db_table = "findings"
        indexes = [
            models.Index(fields=["last_run", "body_id", "pattern"], name="findings_body"),
            models.Index(fields=["last_run", "detector"], name="findings_detector"),
            models.Index(fields=["last_run", "body_division"], name="findings_region"),
            models.Index(fields=["last_run", "place_division"], name="findings_place"),
            models.Index(fields=["plan_id"], name="findings_plan"),
            models.Index(fields=["cert_no"], name="findings_cert"),
            models.Index(fields=["person_id"], name="findings_person"),
            models.Index(fields=["org_id"], name="findings_org"),
        ]


class Grade(models.Model):
    """The grade of a body in one run. Internal by law: never on a public page."""

    BELONGS = {"division": ("body_division",), "body_id": ("body_id",)}

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    body_id = models.TextField()
    body_division = models.CharField(max_length=6, null=True)
    score = models.FloatField()
    grade = models.CharField(max_length=1)
    low = models.FloatField()
    high = models.FloatField()
    reasons = models.TextField()
    direct_rule = models.TextField(null=True)
    nearest_change = models.TextField(null=True)

    class Meta:
        db_table = "grades"
        indexes = [models.Index(fields=["body_id", "run"], name="grades_body")]
        constraints = [models.UniqueConstraint(fields=["run", "body_id"], name="grade_once_a_run")]


class Indicator(models.Model):
    """An indicator of a body in the latest run; those of earlier runs lie in their result folders."""

    BELONGS = {"body_id": ("body_id",)}

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    body_id = models.TextField()
    indicator = models.CharField(max_length=60)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    period_from = models.DateField(null=True)
    period_to = models.DateField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    peer_group = models.TextField(null=True)
    contribution = models.FloatField(null=True)
    dimension = models.CharField(max_length=20)
    assessed = models.BooleanField()
    records = models.TextField()

    class Meta:
        db_table = "indicators"
        indexes = [
            models.Index(fields=["run", "body_id"], name="indicators_body"),
            models.Index(fields=["run", "indicator"], name="indicators_indicator"),
        ]


class DataQuality(models.Model):
    """How good the data of a body were in the latest run, and what there is to do."""

    BELONGS = {"body_id": ("body_id",)}

    run = models.ForeignKey(Run, on_delete=models.CASCADE)
    body_id = models.TextField()
    score = models.FloatField(null=True)
    records = models.BigIntegerField()
    late = models.BigIntegerField()
    missing = models.BigIntegerField()
    contradictory = models.BigIntegerField()
    rejected = models.BigIntegerField()
    todo = models.TextField()

    class Meta:
        db_table = "data_quality"
        indexes = [models.Index(fields=["run", "body_id"], name="quality_body")]
