"""The address of a provision."""

import pytest

from sendrules.citation import reg, section


@pytest.mark.parametrize(
    ("provision", "url"),
    [
        (reg("13(2)"), "https://www.legislation.gov.uk/uksi/2014/1530/regulation/13"),
        (reg("2A"), "https://www.legislation.gov.uk/uksi/2014/1530/regulation/2A"),
        (reg("13(3) with reg 10(4)(a)"), "https://www.legislation.gov.uk/uksi/2014/1530/regulation/13"),
        (section("36(9)"), "https://www.legislation.gov.uk/ukpga/2014/6/section/36"),
    ],
)
def test_the_address_of_a_provision(provision, url):
    assert provision.url == url
