"""Persons are never organizations: a page for a private person must be impossible."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cables.tests.organization_sentences import names_of, organizations_of

PERSONS = [
    "Director Emily House and Officer Anna Church met Dr. Peter Court.",
    "Mr. Stone, Ms. Mary Temple, and Judge Ivan Guard came.",
    "Emily House, a victim, spoke with Juan Guard.",
    "Senator John Court disagreed; Consul General Paul Banks was present.",
    "Father Michael Home and Sister Teresa Mission agreed.",
    "Political Officer Sarah House is the point of contact.",
    "The shelter run by Maria Lopez closed.",
    "Anna Petrova, an NGO worker, and Ivan Petrov, an NGO lawyer, agreed.",
    "NGO director Maria Lopez, NGO Coordinator Ana Ruiz, and NGO activist Petra Novak agreed.",
    "IOM's Maria Lopez and UNICEF's Ana Ruiz agreed; IOM, UNICEF, and Maria Lopez did so.",
    "A woman called Maria Lopez and a man named Ivan House were found.",
    "Public Defender Gulnara Trust and Prosecutor Ivan House spoke.",
    "It took Polofficer (FO-02) 20 hours, Stone (FS-03) ten; Copley (FSO) helped Frank Stone (FS).",
    "Emily House (EH), Juan Pablo Stone (JPS), and Hellen Sanou (PA) helped.",
    "President Emily Fund and Vice President Juan Union spoke.",
]
INTERNATIONAL = {"International Organization for Migration", "United Nations Children's Fund"}

BESIDE_BODIES = [
    ("The Minister of Justice, Pavel Stone, spoke.", "Ministry of Justice"),
    ("Minister of Justice Pavel Stone spoke.", "Ministry of Justice"),
    ("Deputy Minister of Labor and Social Policy Ana Field spoke.", "Ministry of Labor and Social Policy"),
    ("The Ministry of Justice Elvira Stone said so.", "Ministry of Justice"),
    ("The Rahel Center (Maria) helped.", "Rahel Center"),
    ("The Rahel Center (Maria Lopez) helped.", "Rahel Center"),
    ("The Rahel Center, headed by Maria Lopez, helped.", "Rahel Center"),
    ("Ana Stone of the Ministry of Justice (Stone) came.", "Ministry of Justice"),
    ("Ana Stone of Bright Path Foundation came.", "Bright Path Foundation"),
    ("Mr. Stone of the Center for Legal Aid came.", "Center for Legal Aid"),
    ("Judge Ana Stone of the District Court came.", "District Court"),
    ("Ana Stone in the Migration Department came.", "Migration Department"),
    ("Smith (Rahel Foundation) came.", "Rahel Foundation"),
    ("The head of the NGO Bright Road, Ivan Petrov, came.", "Bright Road"),
]


@pytest.mark.parametrize("text", PERSONS)
def test_a_person_is_no_organization(text: str) -> None:
    assert names_of(text) <= INTERNATIONAL


@pytest.mark.parametrize(("text", "body"), BESIDE_BODIES)
def test_a_person_beside_a_body_is_no_name_of_it(text: str, body: str) -> None:
    found = organizations_of(text)
    assert set(found) == {body}
    forms = " ".join((body, *found[body].names))
    assert not {"Pavel", "Ana", "Elvira", "Maria", "Stone", "Smith", "Petrov"} & set(forms.split())


def test_a_short_name_is_not_linked_inside_a_persons_name() -> None:
    found = organizations_of("The Juniper Relief Fund (Juniper) helped. Mary Juniper did not. Juniper did.")
    assert len(found["Juniper Relief Fund"].mentions) == 3


GIVEN = st.sampled_from(["Gulnara", "Emily", "Tomas", "Aisulu", "Bjorn", "Maria", "Kwame", "Ossian"])
SURNAMES = st.sampled_from(
    ["House", "Church", "Court", "Stone", "Guard", "Union", "Board", "Fields", "Novakova"]
)
TITLES = st.sampled_from(
    "Mr. Ms. Dr. Director Political_Officer Judge Minister_of_Justice Ambassador Captain Deputy_Minister "
    "Prosecutor_General Public_Defender Senator Poloff Sister Coordinator".split()
)
PLACES = st.sampled_from(
    (
        "{} spoke.",
        "{}, who spoke, left.",
        "According to {}, nothing helped.",
        "IOM, {}, and UNICEF met.",
        "The head of the agency, {}, spoke.",
        "Post nominates {} of the Rahel Center.",
        "{} and the police met.",
    )
)


@settings(max_examples=300, deadline=None)
@given(title=TITLES, given_name=GIVEN, surname=SURNAMES, place=PLACES)
def test_a_name_after_a_title_is_never_part_of_a_body(
    title: str, given_name: str, surname: str, place: str
) -> None:
    found = organizations_of(place.format(f"{title.replace('_', ' ')} {given_name} {surname}"))
    forms = {form for record in found.values() for form in (record.name, *record.names)}
    assert not [form for form in forms if given_name in form.split() or surname in form.split()]
