"""`companion lecture`: what imports a lecture is an optional part, loaded when it is called."""

import click

from companion.errors import CompanionError


class OptionalGroup(click.Group):
    """The commands of `companion_lectures`, which the book is built without."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return _loaded().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None where there is none of that name."""
        return _loaded().get_command(ctx, cmd_name)


def _loaded() -> click.Group:
    """Return the commands.

    Raises:
        CompanionError: a package that they need is not installed.
    """
    try:
        from companion_lectures.command import lecture as commands  # noqa: PLC0415
    except ModuleNotFoundError as error:
        message = f"companion lecture needs the package '{error.name}'"
        raise CompanionError(f"{message}; install it: pip install '.[lectures]'") from None
    return commands


lecture = OptionalGroup(
    "lecture", help="Turn the export of a recorder into a lecture's record; score how that goes."
)
