"""The command. Nothing heavy is imported before a command needs it: `audit --help` is instant."""

from __future__ import annotations

import contextlib
import sys
from functools import partial
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

import click

from audit import __version__
from audit.cli import commands, further
from audit.cli.exits import INTERRUPTED, TROUBLE
from audit.cli.output import tell
from audit.errors import AuditError

if TYPE_CHECKING:
    from collections.abc import Sequence


def own() -> list[str]:
    """The names of the commands of claim-audit itself."""
    return [found.name.replace("_", "-") for found in iter_modules(commands.__path__)]


class _Command(click.Group):
    """A group whose commands return the exit code; an `AuditError` is told without a traceback.

    A module of `audit.cli.commands` that has a `COMMAND` is a command, called as the module is; an
    entry point of the group `audit.commands` leads to another.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, from the names of the modules, and those of plugins."""
        return sorted({*own(), *further.names()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; its module is imported only now."""
        if cmd_name not in own():
            return further.command(cmd_name)
        module = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.COMMAND
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command; exit with its code if it stands alone, else return it."""
        run: Any = partial(super().main, args, prog_name or "audit", complete_var, False, **extra)
        if not standalone_mode:
            return run()
        code: Any
        try:
            code = run()
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except click.Abort:  # what click makes of Ctrl-C
            code = INTERRUPTED
        except AuditError as error:
            tell(str(error).splitlines())
            code = TROUBLE
        except BrokenPipeError:  # whoever read has read enough
            raise
        except OSError as error:  # a full disk, a closed output
            with contextlib.suppress(OSError):
                tell([f"cannot write: {error.strerror or error}"])
            code = TROUBLE
        sys.exit(code)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="audit")
def main() -> None:
    """Find figures in a text that contradict each other."""
