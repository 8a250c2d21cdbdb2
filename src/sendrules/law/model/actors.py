"""Who is under a duty and to whom it is owed, and what a duty rests on."""

from __future__ import annotations

from enum import StrEnum


class Source(StrEnum):
    """What a duty rests on. Only statute and case law make the floor that nothing may loosen."""

    STATUTE = "statute"
    CASE_LAW = "case-law"
    GUIDANCE = "guidance"
    DERIVED = "derived"
    DIRECTION = "direction"

    @property
    def binds(self) -> bool:
        """Whether it is part of the floor."""
        return self in (Source.STATUTE, Source.CASE_LAW)


class Actor(StrEnum):
    """Who is under a duty, and to whom it is owed, in the words of the Regulations."""

    LOCAL_AUTHORITY = "local authority"
    FAMILY = "child's parent or the young person"
    REG_4_2_BODIES = (
        "everyone notified under reg 4(2): the responsible commissioning body, the authority's social-care "
        "officers, and the head teacher, the early-years SEN lead or the principal"
    )
    SECTION_31_BODY = "body asked to co-operate under s.31"
    RESPONSIBLE_COMMISSIONING_BODY = "responsible commissioning body"
    INSTITUTION_ATTENDED = "head teacher, early-years SEN lead or principal of the setting attended"
    INSTITUTION_NAMED = (
        "governing body, proprietor or principal of the school, other institution or early-years provider named"
    )
    OLD_AUTHORITY = "old authority"
    NEW_AUTHORITY = "new authority"
    HOME_AUTHORITY = "home authority"
    ORIGINAL_COMMISSIONING_BODY = "original responsible commissioning body"
    NEW_COMMISSIONING_BODY = "new responsible commissioning body"
    RELEVANT_COMMISSIONING_BODIES = "each relevant commissioning body"
    ARRANGER = "person arranging the review meeting: the authority, or the head teacher or principal it requires"
    REPORTER = "head teacher or principal asked by the authority, else the authority"
    INVITED = "everyone invited to the review meeting under reg 20(2) or 21(2)"
    MEDIATION_ADVISER = "mediation adviser"
    ARRANGER_OF_MEDIATION = "body arranging the mediation"
    PARTY_TO_AGREEMENT = "authority or responsible commissioning body that is party to the agreement"
    FIRST_TIER_TRIBUNAL = "First-tier Tribunal"
    HIGH_COURT = "High Court"
    LOCAL_OMBUDSMAN = "Local Government and Social Care Ombudsman"
    HEALTH_OMBUDSMAN = "Parliamentary and Health Service Ombudsman"
    UPPER_TRIBUNAL = "Upper Tribunal"
    PARTY = "party to the appeal"
    OTHER_PARTIES = "each other party"
    SECRETARY_OF_STATE = "Secretary of State"
    APPROPRIATE_PERSON = "appropriate person: the detained child's parent or the detained young person"
    PERSON_IN_CHARGE = "person in charge of the relevant youth accommodation"
    YOUTH_OFFENDING_TEAM = "youth offending team"
    HOME_COMMISSIONING_BODY = "home commissioning body"
    DETAINED_HEALTH_COMMISSIONER = "detained person's health services commissioner"
    RECIPIENT_OF_PAYMENTS = "recipient of the direct payments"
    HE_BODIES = (
        "person dealing with the disabled student's allowance, or principal of the institution with a confirmed place"
    )
    CHILD_OR_YOUNG_PERSON = "child or young person"
    INSTITUTION = "special school or special post-16 institution that the child or young person was admitted to"
    SCHOOL_BODY = "governing body or Academy proprietor"
    SENCO = "SEN co-ordinator"
    PUBLIC = "public"
    PROPRIETOR_AND_AUTHORITIES = "proprietor of the institution and every local authority in England"
    ANYONE_ASKED = "anyone asked for advice, schools and the authority's own services included"
    CONSULTED = "school, other institution or authority consulted"
    HEADS_AND_HEALTH = "head teachers, principals and health bodies"
