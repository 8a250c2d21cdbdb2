"""The SEND Code of Practice of 2015, where it asks for more than statute does. It is guidance, and no part of the
floor.

There is one module a chapter, with only the paragraphs that add a limit of their own; a paragraph that restates the Act
or the Regulations is encoded with the Act or the Regulations. Authorities must have regard to the Code (CFA 2014 s.77),
so they follow it unless there is a good reason not to. The Code does not bind as a limit in statute does.
"""
