"""What a claim speaks of, and where it has each slot from: a table of sentences for each slot, with those that have none.

The figure that a row asks about stands between « and »; `#` opens a heading, `/` stands for the end of a paragraph. A row says
what is read, where it comes from, and, where something passes it on, by which words.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.detect.claims import analysis
from claimcheck.model import Claim, Document, SlotKind, Span

Row = tuple[str, str]

PLACE: list[Row] = [
    ("In Kenya «40 wells» ran dry.", "Kenya (clause)"),
    ("«40 wells» ran dry in Nairobi.", "Nairobi (clause)"),
    ("Philippine schools lost «27 days» to storms.", "Philippines (clause)"),
    ("British hospitals treated «881 cases» of heatstroke.", "United Kingdom (clause)"),
    ("Across the UK «40 libraries» closed.", "United Kingdom (clause)"),
    ("In Mali «40 wells» ran dry, while 12 were dug in Ghana.", "Mali (clause)"),
    ("In Mali 40 wells ran dry, while «12» were dug in Ghana.", "Ghana (clause)"),
    ("In Chad rents rose by 4 per cent; «12 flats» were built.", "Chad (sentence)"),
    ("In Kenya 40 wells ran dry. «Twelve pumps» broke.", "Kenya (previous sentence)"),
    ("In Kenya 40 wells ran dry. Nobody knows why. «Twelve pumps» broke.", "Kenya (previous sentence)"),
    ("In Kenya 40 wells ran dry. In Uganda «twelve pumps» broke.", "Uganda (clause)"),
    ("# Wells in Kenya / «40 wells» ran dry.", "Kenya (heading)"),
    ("# Africa / ## Kenya / «40 wells» ran dry.", "Kenya (heading)"),
    ("# Kenya / ## Methods / «40 wells» ran dry.", "Kenya (heading)"),
    ("# Kenya / In Uganda «40 wells» ran dry.", "Uganda (clause)"),
    ("# Kenya / A well is dear. «40 wells» ran dry.", "Kenya (heading)"),
    ("In Kenya 40 wells ran dry. / «Twelve pumps» broke.", ""),
    ("The wardens of Oakham helped walkers. In Uppingham «27 walkers» were lost.", "Uppingham (clause)"),
    ("«40 wells» ran dry.", ""),
    ("The turkey farm lost «40 birds».", ""),
    ("The china shop lost «40 plates».", ""),
    ("In May «40 wells» ran dry.", ""),
    ("The Paris Agreement binds us. «40 wells» ran dry in Peru.", "Peru (clause)"),
    ("In West Bengal and Karnataka «40 courts» sat.", "West Bengal; Karnataka (clause)"),
    ("Courts sat in West Bengal and Karnataka. In those states «158 people» were tried.", "West Bengal; Karnataka (previous sentence)"),
    ("In Leeds «40 nurses» left, and 12 came.", "Leeds (clause)"),
]  # fmt: skip

PERIOD: list[Row] = [
    ("In 2020 «40 wells» ran dry.", "2020-01-01 to 2020-12-31 (clause)"),
    ("«40 wells» ran dry in March 2020.", "2020-03-01 to 2020-03-31 (clause)"),
    ("From 2017 to 2019 the line took «248 calls» a month.", "2017-01-01 to 2019-12-31 (clause)"),
    ("In 2019 it took 40 calls, while in 2020 it took «52 calls».", "2020-01-01 to 2020-12-31 (clause)"),
    ("In 2023 the club fed «31 children», compared with 28 in 2022.", "2023-01-01 to 2023-12-31 (clause)"),
    ("In 2023 the club fed 31 children, compared with «28» in 2022.", "2022-01-01 to 2022-12-31 (clause)"),
    ("The club fed «31 children» compared with 28 in 2022.", ""),
    ("In 2023 the club fed «31 children» compared with 28 in 2022.", "2023-01-01 to 2023-12-31 (clause)"),
    ("In 2023 the club fed 31 children compared with «28» in 2022.", "2022-01-01 to 2022-12-31 (clause)"),
    ("In 2022 the club fed «31 children», up from 28.", "2022-01-01 to 2022-12-31 (clause)"),
    ("In March 2020 calls, which had come to «248» a month, rose by 881.", ""),
    ("In March 2020 calls, which had come to 248 a month, rose «by 881».", "2020-03-01 to 2020-03-31 (sentence)"),
    ("In March 2020 calls, previously «248» a month, rose by 881.", ""),
    ("In March 2020 calls, which had come to «248» a month in 2017, 2018 and 2019, rose.", "2017-01-01 to 2019-12-31 (clause)"),
    ("By March 2020 the line had taken «248 calls».", "2020-03-01 to 2020-03-31 (clause)"),
    ("The club, which has run a barge since 2006, fed «31 children».", ""),
    ("In 2020 the club, which has run a barge since 2006, fed «31 children».", "2020-01-01 to 2020-12-31 (clause)"),
    ("In May 2022 the club fed more than the mean of 2018 to 2020. In July it fed «31 children».", "2022-07-01 to 2022-07-31 (clause)"),
    ("In 2020 40 wells ran dry. A year earlier it was «12 wells».", "2019-01-01 to 2019-12-31 (previous sentence, A year earlier)"),
    ("In 2020 40 wells ran dry. The following year «12 wells» did.", "2021-01-01 to 2021-12-31 (previous sentence, following year)"),
    ("In 2020 40 wells ran dry. The year before «12 wells» did.", "2019-01-01 to 2019-12-31 (previous sentence, year before)"),
    ("In 2020 40 wells ran dry. That year «12 pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence, That year)"),
    ("In 2020 40 wells ran dry. In the same year «12 pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence, same year)"),
    ("In March 2020 40 wells ran dry. In the same month «12 pumps» broke.", "2020-03-01 to 2020-03-31 (previous sentence, same month)"),
    ("In March 2020 40 wells ran dry. A month later «12 pumps» broke.", "2020-04-01 to 2020-04-30 (previous sentence, A month later)"),
    ("In 2018/19 40 wells ran dry. The year after «12 pumps» broke.", "2019-01-01 to 2020-12-31 (previous sentence, year after)"),
    ("In 2015 40 wells ran dry. Five years later «12 pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence, Five years later)"),
    ("In 2020 40 wells ran dry. Over the same period «12 pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence, Over the same period)"),
    ("In 2020 40 wells ran dry, against «12 wells» a year earlier.", "2019-01-01 to 2019-12-31 (sentence, a year earlier)"),
    ("In 2020 40 wells ran dry. «Twelve pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence)"),
    ("In 2020 40 wells ran dry. Nobody knows why. «Twelve pumps» broke.", "2020-01-01 to 2020-12-31 (previous sentence)"),
    ("# The summer of 2020 / «40 wells» ran dry.", "2020-01-01 to 2020-12-31 (heading)"),
    ("# 2020 / In 2019 «40 wells» ran dry.", "2019-01-01 to 2019-12-31 (clause)"),
    ("This year «40 wells» ran dry.", "2023-01-01 to 2023-12-31 (document, This year)"),
    ("Last year «40 wells» ran dry.", "2022-01-01 to 2022-12-31 (document, Last year)"),
    ("In 2020 40 wells ran dry. Last year «12 wells» did.", "2022-01-01 to 2022-12-31 (document, Last year)"),
    ("«40 wells» ran dry.", ""),
    ("A year earlier «40 wells» ran dry.", ""),
    ("In 2020 40 wells ran dry. / «Twelve pumps» broke.", ""),
    ("The year before the flood «40 wells» ran dry.", ""),
]  # fmt: skip

COUNTED: list[Row] = [
    ("In Hull «40 clinics» closed.", "clinics (clause)"),
    ("The fund trained «620 community nurses».", "community nurses (clause)"),
    ("Nearly «one in five pupils» was hungry.", "pupils (clause)"),
    ("«Half of the tenants» had moved.", "tenants (clause)"),
    ("«Sixty per cent of households» were in debt.", "households (clause)"),
    ("The office gave out «264,000 three-day parcels».", "three-day parcels (clause)"),
    ("The union runs «12 part-time creches».", "part-time creches (clause)"),
    ("«9,400 breakfasts» were served a week.", "breakfasts (clause)"),
    ("Wardens met 40 walkers. «Twelve of them» were lost.", "walkers (previous sentence, of them)"),
    ("Wardens met 40 walkers. Of these «12» were lost.", "walkers (previous sentence, Of these)"),
    ("Wardens met 40 walkers. They came from 12 towns; «12» were lost.", "walkers (previous sentence, They)"),
    ("Wardens met 40 walkers. That was «12 per cent» more than hoped.", "walkers (previous sentence, That)"),
    ("Wardens met 40 walkers. The figure was «12» in Leeds.", "walkers (previous sentence, The figure)"),
    ("Wardens met 40 walkers. In Leeds that number was «12».", "walkers (previous sentence, that number)"),
    ("Wardens met 40 walkers. A year earlier it was «12».", "walkers (previous sentence, it)"),
    ("Wardens met 40 walkers. Between May and July 2020 they met «12».", "walkers (previous sentence, they)"),
    ("Wardens met 40 walkers. The rest, «12 per cent», went home.", "walkers (previous sentence, The rest)"),
    ("Wardens met 40 walkers, and 12 per cent went home; «a third of them» were lost.", "walkers (sentence, of them)"),
    ("Wardens met 40 walkers. «12 per cent» went home.", ""),
    ("Wardens met 40 walkers. / Of these «12» were lost.", ""),
    ("«About one in six» missed a meal.", ""),
    ("«About 12 per cent» skipped breakfast.", ""),
    ("Some «30 per cent» blamed the weather.", ""),
    ("Wardens met 40 walkers. That year «12 dogs» were lost.", "dogs (clause)"),
    ("«£40 million» was spent.", ""),
    ("Tenants waited «40 days».", ""),
    ("Wardens met 40 walkers. Most of the dogs, «12», were lost.", ""),
]  # fmt: skip

POPULATION: list[Row] = [
    ("«Half of the tenants» who complained had moved.", "who complained (clause)"),
    ("«Half of the tenants» who had complained moved.", "who had complained (clause)"),
    ("«70 per cent of survivors» from 35 countries were women.", "from 35 countries (clause)"),
    ("«Some 40 women» in shelters were asked.", "in shelters (clause)"),
    ("«94 per cent of households» surveyed had debts.", "surveyed (clause)"),
    ("«62 per cent of households» where an adult had skipped meals were in work.", "where an adult had skipped meals (clause)"),
    ("«40 per cent of workers» without a contract were ill.", "without a contract (clause)"),
    ("«40 per cent of workers» with a written contract were ill.", "with a written contract (clause)"),
    ("«312 children» under 16 were admitted.", "under 16 (clause)"),
    ("«40 girls» aged 10 to 14 were at work.", "aged 10 to 14 (clause)"),
    ("Among women, «40 per cent» had left.", "Among women (clause)"),
    ("Among women «40 per cent» had left.", "Among women (clause)"),
    ("Of those interviewed, «30 per cent» had no contract.", "Of those interviewed (clause)"),
    ("Of the 640 apprentices who started, «45» left.", "Of the 640 apprentices who started (clause)"),
    ("In schools with a breakfast club «49 per cent of teachers» saw hungry pupils.", "In schools with a breakfast club (clause)"),
    ("In schools with a club 49 per cent did, and in schools without one «76 per cent» did.", "in schools without one (clause)"),
    ("«Three teachers in four» see hungry pupils where a school has a club.", "where a school has a club (clause)"),
    ("«40 per cent of tenants» living alone were cold.", "living alone (clause)"),
    ("«12 per cent of patients» treated at home recovered.", "treated at home (clause)"),
    ("«Half of the farms» that were inspected failed.", "that were inspected (clause)"),
    ("«Half of the tenants» had a leaking roof.", ""),
    ("«40 clinics» closed.", ""),
    ("In 2020 «40 wells» ran dry.", ""),
    ("For every 100 boys «30» are at work.", ""),
    ("In all, «40 wells» ran dry.", ""),
    ("At least «40 wells» ran dry.", ""),
    ("«Half of the tenants» were cold; those who complained moved.", ""),
]  # fmt: skip

ATTRIBUTION: list[Row] = [
    ("According to the Harbour Trust, «40 boats» sank.", "the Harbour Trust (clause, According to)"),
    ("«40 boats» sank, according to the Harbour Trust.", "the Harbour Trust (clause, according to)"),
    ("The Harbour Trust counted «40 boats».", "The Harbour Trust (clause, counted)"),
    ("The Home Office reported that «40 boats» sank.", "The Home Office (clause, reported)"),
    ("«40 boats» sank, the Home Office said.", "the Home Office (clause, said)"),
    ("A survey by the Tenants' Union found «40 damp flats».", "the Tenants' Union (clause)"),
    ("The Tenants' Union's survey found «40 damp flats».", "The Tenants' Union (clause)"),
    ("In the view of the Home Office «40 boats» sank.", "the Home Office (clause, In the view of)"),
    ("The Deep Sea Mission (DSM) works in ports. DSM counted «40 boats».", "DSM (Deep Sea Mission) (clause, counted)"),
    ("«40 boats» sank, researchers at Bangor College estimate.", "Bangor College (clause)"),
    ("The Harbour Trust counted 40 boats. The same survey found «12 leaks».", "The Harbour Trust (previous sentence, The same survey)"),
    ("The Harbour Trust counted 40 boats. It found that «12 per cent» leaked.", "The Harbour Trust (previous sentence, It)"),
    ("The Harbour Trust counted 40 boats. That figure was «30 boats» in Hull.", "The Harbour Trust (previous sentence, That figure)"),
    ("The Harbour Trust counted 40 boats. «Twelve pumps» broke.", "The Harbour Trust (previous sentence)"),
    ("The Harbour Trust counted 40 boats. The Home Office said that «12 pumps» broke.", "The Home Office (clause, said)"),
    ("«40 boats» sank.", "Ministry of Ports (document)"),
    ("We counted «40 boats».", "Ministry of Ports (document, We)"),
    ("Our inspectors found «40 leaking boats».", "Ministry of Ports (document, Our)"),
    ("The Harbour Trust counted 40 boats. We counted «12 pumps».", "Ministry of Ports (document, We)"),
    ("The Harbour Trust counted 40 boats. / «Twelve pumps» broke.", "Ministry of Ports (document)"),
    ("The warden counted «40 otters».", "Ministry of Ports (document)"),
    ("They counted «40 otters».", "Ministry of Ports (document)"),
    ("Harbour Street has «40 houses».", "Ministry of Ports (document)"),
    ("«40 boats» sank near Hull.", "Ministry of Ports (document)"),
    ("In 2020 the Harbour Trust counted «40 boats».", "the Harbour Trust (clause, counted)"),
]  # fmt: skip

TABLES = {
    SlotKind.PLACE: PLACE,
    SlotKind.PERIOD: PERIOD,
    SlotKind.COUNTED: COUNTED,
    SlotKind.POPULATION: POPULATION,
    SlotKind.ATTRIBUTION: ATTRIBUTION,
}


def claim_of(row: str) -> tuple[Claim, Document]:
    """The claim whose anchor is marked, and the document without the marks."""
    marked = row.replace(" / ", "\n\n")
    start, end = marked.index("«"), marked.index("»") - 1
    document = replace(
        Document.of_text("d", marked.replace("«", "").replace("»", "")),
        publisher="Ministry of Ports",
        date="2023-04-01",
    )
    claims = [c for c in analysis(document, source=True).claims if c.quantity and c.anchor.overlaps(Span(start, end))]
    assert claims, "no figure is read there"
    return claims[0], document


def told(claim: Claim, kind: SlotKind) -> str:
    slots = claim.about.of(kind)
    if not slots:
        return ""
    cue = f", {slots[0].cue}" if slots[0].cue else ""
    return f"{'; '.join(s.text for s in slots)} ({slots[0].origin}{cue})"


ROWS = [
    pytest.param(kind, text, wanted, id=f"{kind}: {text}") for kind, rows in TABLES.items() for text, wanted in rows
]


@pytest.mark.parametrize(("kind", "text", "wanted"), ROWS)
def test_slots(kind: SlotKind, text: str, wanted: str) -> None:
    claim, _ = claim_of(text)
    assert told(claim, kind) == wanted


def test_each_table_has_rows_enough_and_silent_ones() -> None:
    assert {k: len(rows) for k, rows in TABLES.items() if len(rows) < 25} == {}
    silent = {k: sum(not wanted or "document)" in wanted for _, wanted in rows) for k, rows in TABLES.items()}
    assert {k: n for k, n in silent.items() if n < 3} == {}


@pytest.mark.parametrize("text", [text for rows in TABLES.values() for text, _ in rows])
def test_slots_lie_in_the_document_and_say_what_stands_there(text: str) -> None:
    claim, document = claim_of(text)
    for slot in claim.about.slots:
        assert 0 <= slot.span.start <= slot.span.end <= len(document.text)
        if slot.place or slot.kind in (SlotKind.COUNTED, SlotKind.POPULATION):
            assert document[slot.span]
