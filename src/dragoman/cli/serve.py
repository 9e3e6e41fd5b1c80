"""``dragoman serve``: the workbench in the browser."""

from __future__ import annotations

from pathlib import Path

import click

EXAMPLES = """
\b
Examples:
  dragoman serve                     the project of this folder; without one, the page makes one
  dragoman serve libya               the project in the folder libya
  dragoman serve libya --port 9000 --no-open
  dragoman serve libya --host 0.0.0.0 --token "$(openssl rand -hex 16)"    for other machines
"""


@click.command(epilog=EXAMPLES)
@click.argument("project", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True)
@click.option("--open/--no-open", "browser", default=True, help="Open the browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--token", envvar="DRAGOMAN_TOKEN", help="Demanded of all who ask.")
def serve(project: Path | None, port: int, browser: bool, host: str, token: str | None) -> None:
    """Open the workbench on a project: read, see, correct.

    It listens on this machine only, and asks nothing of the network. Bound to another address it
    demands a token.
    """
    from dragoman.store.project import usual_folder
    from dragoman.web.server import serve as run  # late, so that --help starts quickly

    run(project or usual_folder(), host, port, token, browser)
