"""The library behind a page in a browser: questions and answers as JSON text, with nothing that a browser lacks.

``answering.answered`` is all that the page's worker calls. ``web/src/engine.js`` has the questions and the form of each answer.
"""
