"""Bodies whose names say nothing of it: the words beside them do."""

import pytest

from cables.tests.organization_sentences import kinds_of, names_of, organizations_of

SAID = [
    ("The NGO Bright Road visited schools.", {"Bright Road": "NGO"}),
    ("Local NGO Caminos is mapping routes.", {"Caminos": "NGO"}),
    ("The NGO The Hope Foundation agreed.", {"Hope Foundation": "NGO"}),
    ("Raices, another NGO, agreed.", {"Raices": "NGO"}),
    ("Bright Path, an NGO that runs a hotline, agreed.", {"Bright Path": "NGO"}),
    ('"Bright Path," an NGO, agreed.', {"Bright Path": "NGO"}),
    ('The NGO "Path of Light" agreed.', {"Path of Light": "NGO"}),
    ('The organization "New Dawn" agreed.', {"New Dawn": "NGO"}),
    ("The NGO coalition Stop Traffic agreed.", {"Stop Traffic": "NGO"}),
    ("The grant went to the Bolasha NGO from Taras.", {"Bolasha": "NGO"}),
    ("--Alianza por tus Caminos (Alliance for your Roads) - NGO that works with victims.",
     {"Alianza por tus Caminos": "NGO"}),
    ("Two homes are run by Bright Path.", {"Bright Path": "NGO"}),
    ("The transit home of Lake Children has 40 beds.", {"Lake Children": "NGO"}),
    ("Local NGOs include Caminos, Manos Abiertas, and Fundacion Luz.",
     {"Caminos": "NGO", "Manos Abiertas": "NGO", "Fundacion Luz": "NGO"}),
    ("NGOs such as Bright Path, Raices and Mothers of the Valley agreed.",
     {"Bright Path": "NGO", "Raices": "NGO", "Mothers of the Valley": "NGO"}),
    ("The NGOs Casa Abierta and Network of Mothers of Puerto Hierro (RMPH) agreed.",
     {"Casa Abierta": "NGO", "Network of Mothers of Puerto Hierro": "NGO"}),
    ("It works with NGOs CIDEMUS (on migrants) and DENI (on children).", {"CIDEMUS": "NGO", "DENI": "NGO"}),
    ("A circle of wives, which calls itself Sunday Table, cooks.", {"Sunday Table": "NGO"}),
    ("The newspaper El Faro de Baltar printed it.", {"El Faro de Baltar": "media"}),
    ("It stood in the national journal Zhasta.", {"Zhasta": "media"}),
    ("The broadcaster Voice of the Sorai carried it.", {"Voice of the Sorai": "media"}),
    ("The TV station Kanal Dva showed it.", {"Kanal Dva": "media"}),
    ("The brewery Cervecería Baltar paid.", {"Cervecería Baltar": "company"}),
    ("The polling company Sondaris asked.", {"Sondaris": "company"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:50] for text, _ in SAID])
def test_the_words_beside_a_name_say_what_it_is(text: str, expected: dict[str, str]) -> None:
    assert kinds_of(text) == expected


def test_a_name_in_a_list_of_bodies_is_one_where_it_sounds_like_a_charity() -> None:
    found = kinds_of("IOM, UNICEF, Lake Children, and Mothers of the North.")
    assert found["Lake Children"] == found["Mothers of the North"] == "NGO"
    assert len(found) == 4


def test_countries_in_a_list_with_a_body_are_no_bodies() -> None:
    assert len(names_of("IOM, Averna, and Kostrava signed.")) == 1


def test_a_name_once_introduced_is_found_wherever_it_stands() -> None:
    found = organizations_of("Sanlo counted 40 victims.", "The NGO Sanlo is small.", "It asked Sanlo.")
    assert [m.paragraph for m in found["Sanlo"].mentions] == [1, 2, 3]


def test_a_name_and_its_translation_are_one_body() -> None:
    found = organizations_of("The Hope Foundation (Fundacion Esperanza) helped.", "Fundacion Esperanza grew.")
    assert set(found) == {"Hope Foundation"}
    assert len(found["Hope Foundation"].mentions) == 3
