"""Corrections with proof: records, the `{correction}` card, the page that lists them all."""
