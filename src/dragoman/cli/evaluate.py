"""``dragoman evaluate``: precision, recall and F1 on gold files, and the floors."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli import exits


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--floors", type=click.Path(path_type=Path), help="Fail where F1 is below these.")
@click.option("--raise-floors", is_flag=True, help="Write the floors anew; they only rise.")
@click.option("--errors", is_flag=True, help="List what was missed and what was wrong.")
def evaluate(files: tuple[Path, ...], floors: Path | None, raise_floors: bool, errors: bool) -> int:
    r"""Score the coder on gold FILES (YAML), layer by layer, and what is joined across reports.

    P is precision, R recall; events also by type and by mode, where the gold has 20 cases of it.

    \b
    Example: dragoman evaluate tests/gold/*_open*.yaml --floors tests/floors.json
    """
    from dragoman import evaluate as scoring
    from dragoman.evaluate.across import is_across, read_across, score_across
    from dragoman.pipeline import code_article, standard_kit

    kit = standard_kit()
    across = [path for path in files if is_across(path)]
    gold = [report for path in files if path not in across for report in scoring.read_gold(path)]
    found = scoring.evaluate(gold, lambda article: code_article(article, kit))
    for path in across:
        joined = score_across(read_across(path), lambda article: code_article(article, kit))
        found = scoring.both(found, joined)
    click.echo(f"{'measure':28} {'F1':>6} {'P':>6} {'R':>6} {'ours':>6} {'gold':>6}")
    for name, score in sorted(found.scores.items()):
        figures = f"{score.f1:6.3f} {score.precision:6.3f} {score.recall:6.3f}"
        click.echo(f"{name:28} {figures} {score.ours:6} {score.gold:6}")
    macro = scoring.macro_f1(found.scores, "status ")
    if macro is not None:
        click.echo(f"{'status macro-F1':28} {macro:6.3f}")
    for error in found.errors if errors else ():
        click.echo(error)
    if floors and raise_floors:
        scoring.raise_floors(found, floors)
    fallen = scoring.below_floors(found, floors) if floors else []
    for line in fallen:
        click.echo(line, err=True)
    return exits.SOME_FAILED if fallen else exits.DONE
