"""Data sets, one module each: the real data where they can be had, else an honest substitute.

Import what a page needs from its own module (`from lessons.data.mnist import mnist`): a page then
depends on that data set alone, and a change to another one leaves its frozen outputs fresh.
"""
