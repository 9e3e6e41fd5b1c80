"""Quality on gold of our own: layer by layer, links of actors, and floors that only rise."""

from dragoman.evaluate.layers import Gold, evaluate, read_gold
from dragoman.evaluate.scores import Evaluation, Score, below_floors, both, macro_f1, raise_floors

__all__ = [
    "Evaluation",
    "Gold",
    "Score",
    "below_floors",
    "both",
    "evaluate",
    "macro_f1",
    "raise_floors",
    "read_gold",
]
