"""The Children's Wellbeing and Schools Act 2026 (c. 21), ss.37 and 38. Not commenced: shown, and never counted.

Royal Assent was on 29 April 2026. S.78 was seen in full: ss.37 to 42 are none of the sections that came into force on that
day or two months later, but for powers to make regulations; in England they come into force on a day that the Secretary of
State appoints. No regulations that appoint one were seen. When there are some, put their day in the place of
``NOT_COMMENCED`` and read the sections again.

Of s.37 what it inserts as Education Act 1996 s.434A(1) to (4) was seen; of s.38, s.436B(1) to (5). S.39 was not seen but
for its place and its subject, school attendance orders and a preliminary notice, and nothing of it is encoded. Reports give
periods for what the register leads to (a request to visit within fifteen days, a notice of fifteen days): without their
text none is encoded.
"""
