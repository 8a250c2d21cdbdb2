"""The whole program: ``sendrules``, and ``python -m sendrules``."""

import gc


def main() -> None:
    """Run the command line.

    Nothing that is loaded at the start is thrown away, so the search for such things waits until a command runs,
    and leaves out what was loaded by then.
    """
    gc.disable()
    from sendrules.cli.main import cli
    from sendrules.cli.typed import program

    cli(prog_name=program())


if __name__ == "__main__":
    main()
