"""Synthetic SEN2 returns, written in every format. No person in them is real."""

from sendrules.sen2.items import Form
from sendrules.testing.returns.make import synthetic_return
from sendrules.testing.returns.model import PlainReturn, plain_of
from sendrules.testing.returns.write import write as write_return

__all__ = ["Form", "PlainReturn", "plain_of", "synthetic_return", "write_return"]
