"""``python -m sendrules.suite``: answers the questions of the suite on standard input, one a line."""

import sys

from sendrules.suite.own_answers import answers

if __name__ == "__main__":
    for answer in answers(sys.stdin):
        print(answer, flush=True)
