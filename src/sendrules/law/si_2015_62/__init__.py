"""The SEND (Detained Persons) Regulations 2015 (SI 2015/62): one module a regulation.

They replace SI 2014/1530 while a child or young person is detained in relevant youth accommodation in England
(CFA 2014 s.70). Much is the same, with other recipients; each module says what differs. The grounds of exception
are in `grounds`, since they are nearly the same in regs 5, 10, 29 and 30. Reg 27(2) has no duty of its own: it
is a second trigger of the duties of reg 29.
"""
