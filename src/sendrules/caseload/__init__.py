"""A whole authority at once: the law on columns, with the answers of ``evaluate`` for one case.

It needs the extra ``sendrules[caseload]``. Its names load what they need when they are first used.
"""

from typing import TYPE_CHECKING

from sendrules.lazy_names import lazy_names

if TYPE_CHECKING:
    from sendrules.caseload.engines.batches import evaluate_batch, evaluate_batches
    from sendrules.caseload.local.queue_table import RANKING_SCHEMA
    from sendrules.caseload.local.view_tables import VIEW_SCHEMAS
    from sendrules.caseload.reading.column_maps import ColumnMap, read_column_map
    from sendrules.caseload.results.schema import COLUMNS, PLAIN_SCHEMA, SCHEMA
    from sendrules.caseload.results.summary import Summary
    from sendrules.caseload.running.evaluate import CaseloadAnswers, evaluate
    from sendrules.caseload.running.local_answers import LocalAnswers, local_answers
    from sendrules.caseload.running.prioritise import CaseloadOrder, prioritise
    from sendrules.caseload.writing.to_file import evaluate_to

_HOMES = {
    "engines.batches": "evaluate_batch evaluate_batches",
    "local.queue_table": "RANKING_SCHEMA",
    "local.view_tables": "VIEW_SCHEMAS",
    "reading.column_maps": "ColumnMap read_column_map",
    "results.schema": "COLUMNS PLAIN_SCHEMA SCHEMA",
    "results.summary": "Summary",
    "running.evaluate": "CaseloadAnswers evaluate",
    "running.local_answers": "LocalAnswers local_answers",
    "running.prioritise": "CaseloadOrder prioritise",
    "writing.to_file": "evaluate_to",
}

__all__ = [
    "COLUMNS",
    "PLAIN_SCHEMA",
    "RANKING_SCHEMA",
    "SCHEMA",
    "VIEW_SCHEMAS",
    "CaseloadAnswers",
    "CaseloadOrder",
    "ColumnMap",
    "LocalAnswers",
    "Summary",
    "evaluate",
    "evaluate_batch",
    "evaluate_batches",
    "evaluate_to",
    "local_answers",
    "prioritise",
    "read_column_map",
]

if not TYPE_CHECKING:  # hidden from type checkers, which would otherwise accept any name
    __getattr__, __dir__ = lazy_names(__name__, _HOMES, extra="caseload", needs=("numpy", "pyarrow", "rich"))
