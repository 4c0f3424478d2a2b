"""What every page of a build shows of the others."""

import hashlib

from sphinx import addnodes
from sphinx.environment import BuildEnvironment


def contents_digest(env: BuildEnvironment) -> str:
    """Return a digest of the pages' titles and order, when all are read."""
    titles = sorted((name, title.astext()) for name, title in env.titles.items())
    trees = [
        (name, tree.get("caption"), tree["entries"])
        for name in sorted(env.toctree_includes)
        for tree in env.tocs[name].findall(addnodes.toctree)
    ]
    return hashlib.sha256(repr((titles, trees)).encode()).hexdigest()
