"""The Special Educational Needs and Disability Regulations 2014 (SI 2014/1530): one module a regulation."""
