"""The words of the sample text, in Swedish and Finnish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SampleTexts:
    """The sample's own words in one language."""

    title: str
    subtitle: str
    description: str
    name: str
    other_name: str
    lead: str
    callout_label: str
    callout: str
    elements: tuple[str, ...]
    purpose: str
    history: str
    share: str
    persons: str
    change: str
    chart_title: str
    chart_words: str
    chart_source: str
    region: str
    country: str
    decide_heading: str
    decide: tuple[str, ...]
    asked_heading: str
    asked: tuple[str, ...]
    prompt: str
    table_caption: str
    table_header: tuple[str, ...]
    goals_caption: str
    goals_header: tuple[str, ...]
    note: str
    read_more: str


SV = SampleTexts(
    title="Program för främjande av integration i Exempelby",
    subtitle="Första utkast för åren 2027–2030",
    description="Utkast till program för främjande av integration i en påhittad kommun.",
    name="Exempelby",
    other_name="Mallikylä",
    lead="Det här utkastet utgår från offentlig statistik. Kommunen väljer själv vad som tas med, vem som beslutar "
    "och hur programmet följs upp.",
    callout_label="Vad det här är",
    callout="Utkastet är ett underlag för samarbetsgruppens första möte. Allt inom hakparentes är ställen där kommunen "
    "skriver själv. Det som ändras i Word stannar i Word tills vidare.",
    elements=(
        "Koppling till kommunstrategin och andra planer",
        "Befolkning, behov och mottaglighet",
        "Ansvariga",
        "Samarbetsformer mellan kommun, välfärdsområde, staten och civilsamhället",
        "Utveckling av allmänna tjänster, tillgänglighet och personalens kompetens",
        "Särskilda tjänster som stöder integration",
        "Barn, unga och de som står utanför arbetslivet",
        "Kommunplatser och mottagande av skyddsbehövande",
        "Goda befolkningsrelationer och invandrares delaktighet",
        "Uppföljning och uppdatering",
    ),
    purpose="Säger i korthet vad kommunen vill ändra på och varför just nu.",
    history="Småbarnspedagogikens och välfärdsområdesstyrelsens sysselsättningsfrämjande samarbetsstrukturer ses över.",
    share="Andelen invånare med ett främmande språk som modersmål var ",
    persons=" i slutet av år 2025, det vill säga ",
    change=" personer. På fem år har andelen ändrats med ",
    chart_title="Andelen med främmande språk som modersmål",
    chart_words="Linjediagram: andelen stiger jämnt och är hela tiden lägre än i landskapet.",
    chart_source="Statistikcentralen, befolkningsstruktur, 31.12.2025. Som modersmål räknas ett språk per person.",
    region="Landskapet",
    country="Hela landet",
    decide_heading="Att ta ställning till",
    decide=(
        "Vilka av de grupper som syns i statistiken är ni i kontakt med, och vilka når ni inte?",
        "Hur får familjer, ensamkommande och arbetskraftsinvandrare handledning på ett språk de förstår?",
        "Vilka samhällsorienterings- och modersmålsundervisningsmöjligheter behöver utvecklas först?",
    ),
    asked_heading="Vem brukar tillfrågas",
    asked=(
        "Österbottens välfärdsområde: social- och hälsovårdstjänsternas lämplighet och servicebehovsbedömning.",
        "Sysselsättningsområdet: integrationsplaner, språkutbildning, arbetsgivarsamarbete.",
        "Livskraftscentralen: avtal om kommunplatser, regional samordning.",
    ),
    prompt="vem som ansvarar och senast när",
    table_caption="Läget i kommunen jämfört med landskapet och hela landet",
    table_header=("Uppgift", "År", "Exempelby", "Landskapet", "Hela landet"),
    goals_caption="Mål och åtgärder",
    goals_header=("Mål: vilken förändring", "Åtgärd", "Ansvarig", "Indikator och källa"),
    note="Skillnader som är mindre än vad slumpen kan förklara nämns inte som förändringar.",
    read_more="Läs mer om statistiken",
)
FI = SampleTexts(
    title="Kotoutumisen edistämisen ohjelma",
    subtitle="Kunta: Mallikylä. Ensimmäinen luonnos vuosille 2027–2030",
    description="Luonnos kotoutumisen edistämisen ohjelmaksi keksitylle kunnalle.",
    name="Mallikylä",
    other_name="Exempelby",
    lead="Tämä luonnos perustuu virallisiin tilastoihin. Kunta valitsee itse, mitä otetaan mukaan, kuka päättää "
    "ja miten ohjelmaa seurataan.",
    callout_label="Mikä tämä on",
    callout="Luonnos on aineisto yhteistyöryhmän ensimmäiseen kokoukseen. Hakasulkeissa ovat kohdat, jotka kunta "
    "kirjoittaa itse. Wordissa tehdyt muutokset jäävät toistaiseksi Wordiin.",
    elements=(
        "Kytkentä kuntastrategiaan ja muihin suunnitelmiin",
        "Väestö, tarpeet ja vastaanottavuus",
        "Vastuutahot",
        "Kunnan, hyvinvointialueen, valtion viranomaisten ja kansalaisyhteiskunnan yhteistyömuodot",
        "Yleisten palvelujen kehittäminen, esteettömyys ja henkilöstön osaaminen",
        "Kotoutumista tukevat erityiset palvelut",
        "Lapset, nuoret ja työelämän ulkopuolella olevat",
        "Kuntapaikat ja kansainvälistä suojelua saavien vastaanotto",
        "Hyvät väestösuhteet ja maahan muuttaneiden osallisuus",
        "Seuranta ja päivittäminen",
    ),
    purpose="Kertoo lyhyesti, mitä kunta haluaa muuttaa ja miksi juuri nyt.",
    history="Varhaiskasvatuksen ja hyvinvointialuevaltuuston työllisyydenedistämisyhteistyörakenteet tarkistetaan.",
    share="Mallikylä: vieraskielisten osuus väestöstä oli ",
    persons=" vuoden 2025 lopussa eli ",
    change=" henkilöä. Viidessä vuodessa osuus on muuttunut ",
    chart_title="Vieraskielisten osuus väestöstä",
    chart_words="Viivakaavio: osuus kasvaa tasaisesti ja on koko ajan pienempi kuin maakunnassa.",
    chart_source="Tilastokeskus, väestörakenne, 31.12.2025. Äidinkieleksi lasketaan yksi kieli henkilöä kohti.",
    region="Maakunta",
    country="Koko maa",
    decide_heading="Päätettäväksi",
    decide=(
        "Mihin tilastossa näkyviin ryhmiin teillä on yhteys, ja mitä ryhmiä ette tavoita?",
        "Miten perheet, yksin tulleet alaikäiset ja työperusteiset maahanmuuttajat saavat ohjausta ja neuvontaa?",
        "Mitkä yhteiskuntaorientaatio- ja äidinkielenopetusmahdollisuudet on kehitettävä ensin?",
    ),
    asked_heading="Keneltä yleensä kysytään",
    asked=(
        "Pohjanmaan hyvinvointialue: sosiaali- ja terveydenhuoltopalvelujen soveltuvuus ja palvelutarpeen arviointi.",
        "Työllisyysalue: kotoutumissuunnitelmat, kielikoulutus, työnantajayhteistyö.",
        "Elinvoimakeskus: sopimus kuntapaikoista, alueellinen yhteensovittaminen.",
    ),
    prompt="kuka vastaa ja mihin mennessä",
    table_caption="Kunnan tilanne verrattuna maakuntaan ja koko maahan",
    table_header=("Tieto", "Vuosi", "Mallikylä", "Maakunta", "Koko maa"),
    goals_caption="Tavoitteet ja toimenpiteet",
    goals_header=("Tavoite: mikä muuttuu", "Toimenpide", "Vastuutaho", "Mittari ja lähde"),
    note="Eroja, jotka ovat pienempiä kuin sattuma selittää, ei mainita muutoksina.",
    read_more="Lue lisää tilastosta",
)
TEXTS = {"sv": SV, "fi": FI}
