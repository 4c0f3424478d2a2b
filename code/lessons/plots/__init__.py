"""Figures whose plotly code would hide the lesson in a page: one module a subject.

A page imports the module that it needs (`from lessons.plots.rotation import rotation_figure`), so
that a change to one figure makes only the pages that show it stale.
"""
