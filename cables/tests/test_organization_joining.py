"""One record for each body: acronyms, variants, slips of the key, later uses, all with their spans."""

import pytest

from cables.tests.organization_sentences import names_of, organizations_of

ONE_BODY = [
    (
        "The Ministry of Labor and Social Welfare (MOL) met.",
        "The Ministry of Labor and Social Protection paid.",
    ),
    ("The Ministry of Labor met.", "The Ministry of Labor and Migration paid."),
    ("The Justice Ministry met.", "The Ministry of Justice paid."),
    ("The Minister of Justice met.", "The Ministry of Justice paid."),
    ("The Procurator General's Office (PGO) met.", "The office of the Procuracy (PGO) paid."),
    ("The Prosecutor General's Office met.", "The Office of the Prosecutor General paid."),
    ("The Child Welfare Institute (PANI) met.", "The Children's Institution (PANI) paid."),
    ("The MVD Legal Institute in Lisse met.", "The MVD Legal Academy in Lisse paid."),
    ("The Border Guards met.", "The Border Guard Service paid."),
    ("The Union of Crisis Centers (UCC) met.", "The Union of Crisis Centers of Averna paid."),
    ("The Interagency Working Group on TIP met.", "The Inter-Agency Working Group on TIP paid."),
    ("The anti-TIP National Coalition met.", "The National Coalition paid."),
    ("The Central Informatics Organization met.", "The Central Infomatics Organization paid."),
    (
        "The Counseling Center for Survivors of Sexual Violence met.",
        "The Counseing Center for Survivors of Sexul Violence paid.",
    ),
    (
        "The Labor Market Regulatory Authority (LMRA) met.",
        "The Labor Management Regulatory Authority paid.",
    ),
    ("The Specialist and Coordination Team for Human Trafficking met.", "The Coordination Team paid."),
    ("The Juniper Orphans' Relief Fund (Juniper) met.", "The Juniper Fund paid."),
    ("The NGO Paniam met.", "The Paniam Foundation paid."),
    (
        "The General Directorate of Passports met.",
        "The General Directorate for Passports, and Residence paid.",
    ),
    ("The Avernan Red Cross met.", "The Red Cross paid."),
    ("The Migrant Workers Protection Society met.", "MWPS volunteers paid."),
    ('The crisis center "Stigamar" met.', "The Center for Survivors of Violence (Stigamar) paid."),
    ("The Joint Center for Observation (JCO) met.", "JCO (the Joint Center for Observation) paid."),
]

TWO_BODIES = [
    "The Ministry of Foreign Affairs and the Ministry of Foreign Trade met.",
    "The National Police and the National Police Academy met.",
    "The National Commission on Family and Gender Policy and the National Committee on Women met.",
    "The Immigration Directorate and the Emigration Directorate met.",
    "The Rahel Foundation and the Rachid Foundation met.",
    "The CIS Collective and the CIS Executive Committee met.",
]


@pytest.mark.parametrize("texts", ONE_BODY, ids=[one for one, _ in ONE_BODY])
def test_two_forms_of_a_name_make_one_record_with_two_mentions(texts: tuple[str, str]) -> None:
    found = organizations_of(*texts)
    assert len(found) == 1
    (record,) = found.values()
    assert {mention.paragraph for mention in record.mentions} == {1, 2}


@pytest.mark.parametrize("text", TWO_BODIES)
def test_names_that_are_alike_may_be_two_bodies(text: str) -> None:
    assert len(names_of(text)) == 2


def test_an_acronym_is_linked_before_and_after_its_definition() -> None:
    found = organizations_of(
        "The KNBX met.", "The Committee for National Borders (KNBX) paid.", "KNBX's men left."
    )
    record = found["Committee for National Borders"]
    assert "KNBX" in record.names
    assert [mention.paragraph for mention in record.mentions] == [1, 2, 2, 3]


def test_several_short_forms_in_brackets_are_all_kept() -> None:
    text = "The International Organization for Migration (IOM, acronym OIM); the Fund for Law (FL or LF)."
    found = organizations_of(text)
    assert {"IOM", "OIM"} <= set(found["International Organization for Migration"].names)
    assert {"FL", "LF"} <= set(found["Fund for Law"].names)


def test_a_quoted_short_name_is_one() -> None:
    found = organizations_of('The TIP Working Group (the "Working Group") met.', "The Working Group paid.")
    assert set(found) == {"TIP Working Group"}
    assert len(found["TIP Working Group"].mentions) == 3


def test_marks_countries_and_years_in_brackets_are_no_short_forms() -> None:
    found = organizations_of(
        "The Rahel Foundation (SBU) and the Border Police (UK), the Fund for Law (2006)."
    )
    assert [record.names for record in found.values()] == [(), (), ()]


def test_an_acronym_that_everybody_knows_needs_no_definition() -> None:
    assert names_of("IOM, the OSCE, and USAID-funded projects went on. Who paid? The WHO did.") == {
        "International Organization for Migration",
        "Organization for Security and Co-operation in Europe",
        "US Agency for International Development",
        "World Health Organization",
    }


def test_an_acronym_inside_a_longer_word_is_no_mention() -> None:
    assert names_of("IOMX, PIOM, and UNICEFs' friends") == {"United Nations Children's Fund"}


def test_a_mention_quotes_the_words_that_name_the_body() -> None:
    texts = ("The Ministry of Justice (MOJ) met.", "MOJ officials and the Minister of Justice left.")
    source = "\n".join(texts)
    (record,) = organizations_of(*texts).values()
    quoted = [source[m.start : m.end] for m in record.mentions]
    assert quoted == ["Ministry of Justice", "MOJ", "MOJ", "Minister of Justice"]


def test_a_ministry_in_a_list_is_mentioned_where_its_own_words_stand() -> None:
    text = "The Ministries of Interior, Labor and Migration, and Justice met."
    found = organizations_of(text)
    quoted = {name: [text[m.start : m.end] for m in record.mentions] for name, record in found.items()}
    assert quoted == {
        "Ministry of Interior": ["Interior"],
        "Ministry of Labor and Migration": ["Labor and Migration"],
        "Ministry of Justice": ["Justice"],
    }
