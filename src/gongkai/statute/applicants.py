"""Kinds of applicants, as the form's table of requests tells them apart."""

from enum import StrEnum


class ApplicantKind(StrEnum):
    """Who applies (申请人情况): a natural person, or one of five kinds of organisations.

    The value is the key of the form's column. What counts is the applicant's own identity, not the
    agent's: a lawyer who applies for a client is counted under the client's kind. (Not found in an
    official text; an agency may count an individual business as it always did.)
    Source: table three of the form, 国办公开办函〔2019〕60号 and 〔2021〕30号.
    """

    NATURAL_PERSON = "natural_person"
    BUSINESS = "business"
    RESEARCH = "research"
    PUBLIC_INTEREST = "public_interest"
    LEGAL_SERVICES = "legal_services"
    OTHER = "other"

    @property
    def zh(self) -> str:
        """Return the Chinese label, such as 自然人."""
        return _LABELS[self][0]

    @property
    def en(self) -> str:
        """Return the English label, such as `natural person`."""
        return _LABELS[self][1]

    @property
    def is_organisation(self) -> bool:
        """Say whether the form counts it under 法人或其他组织."""
        return self is not ApplicantKind.NATURAL_PERSON


_LABELS = {
    ApplicantKind.NATURAL_PERSON: ("自然人", "natural person"),
    ApplicantKind.BUSINESS: ("商业企业", "business"),
    ApplicantKind.RESEARCH: ("科研机构", "research institution"),
    ApplicantKind.PUBLIC_INTEREST: ("社会公益组织", "public-interest organisation"),
    ApplicantKind.LEGAL_SERVICES: ("法律服务机构", "legal-services organisation"),
    ApplicantKind.OTHER: ("其他", "other"),
}
