"""The days of a case as a calendar file: which days are entries, in which words, with which reminders, under which UID."""
