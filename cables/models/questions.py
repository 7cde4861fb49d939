"""What each year's instruction cable asked, and which words of which paragraph answer it."""

from __future__ import annotations

from django.db import models

from .addresses import address
from .cables import Cable, Paragraph
from .public import public_paragraph, replaced_cable


class Topic(models.Model):
    """A canonical question that runs through the years (the crosswalk)."""

    slug = models.SlugField(max_length=80, primary_key=True)
    label = models.CharField(max_length=200)
    section = models.CharField(max_length=30)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return address("topic", self.slug)


class QuestionQuerySet(models.QuerySet["Question"]):
    def public(self) -> QuestionQuerySet:
        """Those of a questionnaire, and codes that a cable made up where the public can read it."""
        answered = Answer.objects.public().filter(question=models.OuterRef("pk"))
        return self.exclude(label="") | self.filter(models.Exists(answered))


class Question(models.Model):
    """One question of one year's questionnaire. 28A is another question in 2007 than in 2008."""

    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    label = models.TextField()
    section = models.CharField(max_length=30, help_text="section of the report")
    order = models.PositiveSmallIntegerField(default=0)
    confidence = models.CharField(max_length=30, blank=True, help_text="how surely the wording is known")
    topics = models.ManyToManyField(Topic, related_name="questions", blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["year", "order"]
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="question_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.code}"

    def get_absolute_url(self) -> str:
        return address("question", self.year, self.code)


class AnswerQuerySet(models.QuerySet["Answer"]):
    def public(self) -> AnswerQuerySet:
        return self.filter(public_paragraph("paragraph__"), rejected=False)

    def current(self) -> AnswerQuerySet:
        """Less those of cables that a later one replaces."""
        return self.public().exclude(replaced_cable("cable__"))


class Answer(models.Model):
    """start..end count characters of the paragraph's text as read (0..len for the whole paragraph)."""

    class Kind(models.TextChoices):
        ANSWER = "answer", "answer"
        QUESTION = "question", "question quoted by the post"
        POINTER = "pointer", "reference to another answer"
        NOT_APPLICABLE = "not applicable", "not applicable"

    class Basis(models.TextChoices):
        PRINTED = "printed", "printed"
        REPAIRED = "repaired", "printed, misread and repaired"
        CARRIED = "carried", "carried from the heading or the paragraph before"
        INFERRED = "inferred", "inferred"
        EDITOR = "editor", "set by an editor"

    cable = models.ForeignKey(Cable, models.CASCADE, related_name="answers")
    paragraph = models.ForeignKey(Paragraph, models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.ANSWER)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.PRINTED)
    rejected = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "start", "question"]
        constraints = [models.UniqueConstraint(fields=["paragraph", "question", "start"], name="answer_once")]
        # In how many cables each question of a questionnaire is answered.
        indexes = [
            models.Index(
                fields=["question"], include=["cable", "paragraph", "rejected", "kind"], name="answer_given"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} in {self.paragraph}"
