"""A draft of an answer: which questions it does not touch, and whether it says what happens next, and by when."""

from .next_step import NextStep, next_step
from .questions import Question, questions
from .saying import next_step_said, touched_said
from .touched import Touched, touched

__all__ = ["NextStep", "Question", "Touched", "next_step", "next_step_said", "questions", "touched", "touched_said"]
