"""Which bodies a sentence names: ministries, offices, societies, and what is no body at all."""

import pytest

from cables.tests.organization_sentences import names_of, organizations_of

NAMED = [
    ("The Ministry of Justice and the Border Police met.", {"Ministry of Justice", "Border Police"}),
    ("Officials of the Ministry of the Interior came.", {"Ministry of Interior"}),
    ("The Ministry for Foreign Affairs paid.", {"Ministry of Foreign Affairs"}),
    ("The Justice Ministry and the Interior Ministry paid.", {"Ministry of Justice", "Ministry of Interior"}),
    ("The Foreign Ministry paid.", {"Ministry of Foreign Affairs"}),
    (
        "The Ministry of Women and Children (MWC) and the Ministry of Labor and Migration (MLM) signed.",
        {"Ministry of Women and Children", "Ministry of Labor and Migration"},
    ),
    (
        "The Ministry of Women, Family and Community Development agreed.",
        {"Ministry of Women, Family and Community Development"},
    ),
    ("The Ministry of Education, Youth, and Sports (MOEYS) agreed.",
     {"Ministry of Education, Youth, and Sports"}),
    (
        "The Ministries of Justice, Interior, and Foreign Affairs, the police, and the Coast Guard met.",
        {"Ministry of Justice", "Ministry of Interior", "Ministry of Foreign Affairs", "Coast Guard"},
    ),
    (
        "It brings together the Ministries of Health (MOH); Labor and Social Welfare (MOL); and Justice.",
        {"Ministry of Health", "Ministry of Labor and Social Welfare", "Ministry of Justice"},
    ),
    ("The Ministries of Interior and Justice met.", {"Ministry of Interior", "Ministry of Justice"}),
    ("The Justice and Social Affairs Ministries met.", {"Ministry of Justice", "Ministry of Social Affairs"}),
    ("The Minister of Public Order, Ana Stone, spoke.", {"Ministry of Public Order"}),
    ("The Office of the Prosecutor General (OPG) closed it.", {"Office of the Prosecutor General"}),
    ("The Office of the Chief Prosecutor closed it.", {"Office of the Chief Prosecutor"}),
    ("The Chief Prosecutor's Office closed it.", {"Chief Prosecutor's Office"}),
    ("The Prime Minister's Office closed it.", {"Prime Minister's Office"}),
    (
        "The Office of the Deputy Attorney General for Ethics closed it.",
        {"Office of the Deputy Attorney General for Ethics"},
    ),
    (
        "The Institute for Children and the Family (INFA), the Office of the Attorney General of the Nation",
        {"Institute for Children and the Family", "Office of the Attorney General of the Nation"},
    ),
    ("The Council of Ministers, the National Assembly", {"Council of Ministers", "National Assembly"}),
    (
        "The Anti-Crime Unit of the Valley Police Department raided it.",
        {"Anti-Crime Unit", "Valley Police Department"},
    ),
    (
        "The Committee for the Protection of Children's Rights was founded.",
        {"Committee for the Protection of Children's Rights"},
    ),
    (
        "The National Commission to Combat the Sexual Exploitation of Minors (NACOSEM) met.",
        {"National Commission to Combat the Sexual Exploitation of Minors"},
    ),
    (
        "The National Agency for the Prohibition of Trafficking in Persons (NAPTRIP) met.",
        {"National Agency for the Prohibition of Trafficking in Persons"},
    ),
    (
        "The General Directorate of Nationality, Passports, and Residence (GDNPR) registered it.",
        {"General Directorate of Nationality, Passports, and Residence"},
    ),
    ("The Salt and Light Foundation helped.", {"Salt and Light Foundation"}),
    ("The Counseling and Information Center helped.", {"Counseling and Information Center"}),
    ("The Lantern House and the Seamen's Mission helped.", {"Lantern House", "Seamen's Mission"}),
    ("It agreed with the Nordic Council of Ministers.", {"Nordic Council of Ministers"}),
    ("The CIS Executive Committee met.", {"CIS Executive Committee"}),
    ("The public channel, Averna Television One, showed it.", {"Averna Television One"}),
    ("Averna's Federal Migration Service met the Ministry's Labor Department.",
     {"Federal Migration Service", "Labor Department"}),
    ("The First Lady's Foundation and the King's Office met.", {"First Lady's Foundation", "King's Office"}),
    ("UNICEF-supported Child Helpline and the GOA Inter-Ministerial Committee met.",
     {"United Nations Children's Fund",
      "Child Helpline", "Government of Averna", "Inter-Ministerial Committee"}),
    ("Embassy Kamboli told us.", {"Embassy Kamboli"}),
]  # fmt: skip

NO_BODIES = [
    "The police, a local NGO, an NGO in Lisse, and the authorities agreed.",
    "Even NGO representatives agreed. A Lisse NGO and its partner NGO in Marovia did not.",
    "A Kostravan NGO and TIP NGOs told us so.",
    "The Penal Code, the Immigration Act, the Palermo Protocol, and the National Plan of Action apply.",
    "The General Law of Public Administration applies.",
    "Criticism was heard from the former Soviet Union.",
    "The case of the Guatemalan in Section IV is known; see Section B.",
    "SOURCES WORKING WITH VICTIMS CENTER",
    "The Mission to Averna and the Police Department were silent.",
    "The Technical Assistance Agreement was signed on Monday.",
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text[:50] for text, _ in NAMED])
def test_a_sentence_names_these_bodies_and_no_other(text: str, expected: set[str]) -> None:
    assert names_of(text) == expected


@pytest.mark.parametrize("text", NO_BODIES)
def test_documents_classes_and_headings_are_no_bodies(text: str) -> None:
    assert names_of(text) == set()


def test_members_of_parliament_are_not_an_organization_but_parliament_is() -> None:
    assert names_of("Members of Parliament criticized it.") == {"Parliament"}


def test_a_partner_of_an_agreement_is_named_without_the_agreement() -> None:
    assert names_of("It signed a Technical Assistance Agreement with the Tourism Service (TOURSERV).") == {
        "Tourism Service"
    }


def test_a_list_of_ministries_does_not_make_a_ministry_of_an_acronym() -> None:
    found = names_of("The Ministries of Labor, Interior, and Health, the GDXYZ, and the Coast Guard met.")
    assert found == {"Ministry of Labor", "Ministry of Interior", "Ministry of Health", "Coast Guard"}


def test_a_unit_is_also_known_with_the_body_that_it_belongs_to() -> None:
    record = organizations_of("The Consular Service of the Avernan MFA asked.")["Consular Service"]
    assert "Consular Service of the Avernan MFA" in record.names


def test_a_body_is_also_known_without_the_place_where_it_is() -> None:
    record = organizations_of("Training at the MOI Legal Institute in Marovia went on.")
    assert record["MOI Legal Institute in Marovia"].names == ("MOI Legal Institute",)


def test_offices_in_two_places_are_two_bodies() -> None:
    found = names_of("The OSCE Center in Lisse and the OSCE Center in Marovia helped.")
    assert found == {"OSCE Center in Lisse", "OSCE Center in Marovia"}


def test_an_apostrophe_read_as_another_sign_is_put_right() -> None:
    assert names_of("The Juniper Orphans? Relief Fund and the Children,s Welfare Institute met.") == {
        "Juniper Orphans' Relief Fund",
        "Children's Welfare Institute",
    }
