"""What kind of body each is, and of which country's government."""

import pytest

from cables.extract.organizations import find_organizations
from cables.extract.records import Header, Reference
from cables.tests.organization_sentences import (
    header_organizations,
    kinds_of,
    organizations_of,
    paragraphs_of,
)

KINDS = [
    ("The Border Police", "host government"),
    ("The National Center for Human Rights", "host government"),
    ("The National Commission on Family and Gender Policy", "host government"),
    ("The Women's Support Center", "NGO"),
    ("The Union of Crisis Centers of Averna", "NGO"),
    ("The Anglican Mission", "NGO"),
    ("The Averna Seamen's Mission", "NGO"),
    ("The Jesuit Service for Migrants", "NGO"),
    ("The Mothers' Council of Drovnik", "NGO"),
    ("The Port Lisse Courier", "media"),
    ("The Electronic Bulletin", "media"),
    ("Averna Airways", "company"),
    ("The University of Averna", "other"),
    ("The Central American Council of Prosecutors", "international organisation"),
    ("The Association of Ibero-American Public Prosecutors", "international organisation"),
    ("The European Police Academy", "international organisation"),
    ("The OSCE Center in Lisse", "international organisation"),
    ("The UN Human Rights Commission", "international organisation"),
    ("The Central Informatics Organization", "host government"),
    ("The U.S. Embassy", "US government"),
    ("Embassy Kamboli", "US government"),
    ("The Democracy Commission", "US government"),
    ("The British Embassy", "foreign government"),
    ("The U.K. Embassy", "foreign government"),
    ("The Kostravan Border Police", "foreign government"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS, ids=[name for name, _ in KINDS])
def test_a_body_has_the_kind_that_its_name_tells(name: str, kind: str) -> None:
    assert list(kinds_of(f"{name} agreed.").values()) == [kind]


def test_what_the_text_says_of_a_body_wins_over_its_name() -> None:
    assert kinds_of("The NGO Children's Rights Institute agreed.") == {"Children's Rights Institute": "NGO"}


def test_a_center_that_the_state_runs_is_the_states() -> None:
    assert (
        kinds_of("The Government opened the Reception Center in May.")["Reception Center"]
        == "host government"
    )
    assert (
        kinds_of("Training at the Study Center within the Police Academy")["Study Center"]
        == "host government"
    )
    assert kinds_of("The Reception Center opened in May.")["Reception Center"] == "NGO"


def test_government_bodies_have_their_country() -> None:
    found = organizations_of("The Border Police, the Dutch Embassy, Russia's Federal Migration Service, IOM.")
    assert {name: record.country for name, record in found.items()} == {
        "Border Police": "XE",
        "Dutch Embassy": "NL",
        "Federal Migration Service": "RU",
        "International Organization for Migration": None,
    }


def test_an_agency_of_the_host_is_no_foreign_one() -> None:
    record = organizations_of("JICA paid.", host="JP")["Japan International Cooperation Agency"]
    assert (record.kind, record.country) == ("host government", "JP")


def test_the_governments_of_a_text_are_kept_apart_by_country() -> None:
    found = organizations_of(
        "The Government of Averna (the Government) pays.",
        "The government, the GOA, the Avernan Government, and the Italian government agreed.",
        "The U.S. Government and the Government of Costa Rica did not; government officials did.",
    )
    assert {name: record.kind for name, record in found.items()} == {
        "Government of Averna": "host government",
        "Government of Italy": "foreign government",
        "US Government": "US government",
        "Government of Costa Rica": "foreign government",
    }
    assert len(found["Government of Averna"].mentions) == 5


def test_addressees_are_american_bodies_under_their_proper_names() -> None:
    found = header_organizations(
        sender="AMEMBASSY PORT LISSE",
        to=(
            "SECSTATE WASHDC",
            "DEPT OF LABOR WASHDC",
            "AMCONSUL MAROVIA",
            "CIS COLLECTIVE",
            "DEPT OF ENERGY WASHDC",
        ),
    )
    assert {record.kind for record in found.values()} == {"US government"}
    assert list(found) == [
        "US Embassy Port Lisse",
        "Department of State",
        "Department of Labor",
        "US Consulate Marovia",
        "CIS Collective",
        "Department of Energy",
    ]
    assert found["US Embassy Port Lisse"].mentions[0].index is None


def test_the_cis_collective_is_not_the_commonwealth() -> None:
    assert set(header_organizations(to=("CIS COLLECTIVE",))) == {"CIS Collective"}


def test_offices_of_attention_lines_are_bodies_and_the_persons_there_are_not() -> None:
    lines = (
        "DEPARTMENT FOR G/TIP (MHOUSE), G, SCA/CEN (O'STONE),",
        "SCA/RA (FIELD), INL/AE, DRL, PRM-JCOURT",
    )
    found = header_organizations(attention=lines)
    assert list(found) == [
        "Office to Monitor and Combat Trafficking in Persons",
        "Under Secretary for Democracy and Global Affairs",
        "Office of Central Asian Affairs",
        "Office SCA/RA",
        "Bureau of International Narcotics and Law Enforcement Affairs",
        "Bureau of Democracy, Human Rights, and Labor",
        "Bureau of Population, Refugees, and Migration",
    ]
    forms = " ".join(form for record in found.values() for form in (record.name, *record.names))
    assert not {"MHOUSE", "FIELD", "JCOURT"} & set(forms.split())


def test_an_instruction_cable_is_a_mention_of_the_department_that_sent_it() -> None:
    found = header_organizations(references=(Reference("06 STATE 202745", "06STATE202745"),))
    assert list(found) == ["Department of State"]


OWN = {
    "The Embassy of the United States in Port Lisse paid.": "US Embassy Port Lisse",
    "Embassy Port Lisse paid.": "US Embassy Port Lisse",
    "The Embassy of Italy in Port Lisse paid.": "Embassy of Italy in Port Lisse",
}


@pytest.mark.parametrize(("text", "name"), OWN.items())
def test_the_embassy_that_sent_the_cable_has_one_name(text: str, name: str) -> None:
    found = find_organizations(paragraphs_of(text), Header(country="XE", sender="AMEMBASSY PORT LISSE"))
    assert name in {one.name for one in found}
    if name.startswith("US"):
        assert [one.kind for one in found] == ["US government"]
    else:
        assert not any(one.name.startswith("US") for one in found)


def test_a_unit_is_of_the_kind_of_the_foreign_body_that_owns_it() -> None:
    found = organizations_of(
        "The Department of Labor's Bureau of Harbors met the Ministry's Bureau of Piers."
    )
    assert found["Bureau of Harbors"].kind == "US government"
    assert found["Bureau of Piers"].kind == "host government"
