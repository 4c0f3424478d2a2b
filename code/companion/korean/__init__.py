"""How Korean sounds: the particle that fits a word, whatever it is written in."""

from companion.korean.particles import COPULAS, PAIRS, PARTICLE, Fit, choose, fit, with_particle
from companion.korean.sounds import GREEK, last_syllable

__all__ = [
    "COPULAS",
    "GREEK",
    "PAIRS",
    "PARTICLE",
    "Fit",
    "choose",
    "fit",
    "last_syllable",
    "with_particle",
]
