"""Complaints: to the body itself, then to the Ombudsman. They stand outside the SEND Regulations.

Two Acts give the time for going to an Ombudsman. The stages before that are guidance: the Complaint Handling Code of the
Local Government and Social Care Ombudsman, which councils have to take into account.
"""
