"""``python -m sendrules``: the command line."""

from sendrules.cli.main import main

if __name__ == "__main__":
    main()
