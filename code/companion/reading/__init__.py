"""How a page feels to read: the frame around it, its type, its marks, its print, an optional font.

What the theme's scripts did is done by native elements and a few small modules; without scripts
every part can be read and reached.
"""
