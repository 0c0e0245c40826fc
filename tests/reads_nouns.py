"""Sentences with, for each figure in order, what it counts and what it is a change of; empty: nothing that the words name."""

READS: list[tuple[str, list[tuple[str, str]]]] = [
    # what a count counts
    ("The clinic vaccinated 412 kindergarten children before Easter.", [("kindergarten children", "")]),
    ("Divers counted 86 basking sharks off the western islands.", [("basking sharks", "")]),
    ("Some 2,300 uninsured street vendors lost their stalls in the fire.", [("uninsured street vendors", "")]),
    ("Volunteers answered 1,150 calls per month during the heatwave.", [("calls per month", "")]),
    ("The depot repairs 40 wheelchairs a week.", [("wheelchairs a week", "")]),
    ("Inspectors found 19 cases of lead poisoning in the district.", [("cases of lead poisoning", "")]),
    ("In all, 73 long-distance coach drivers were interviewed.", [("long-distance coach drivers", "")]),
    ("More than 1.6 million first-time voters registered online.", [("first-time voters", "")]),
    ("The flood destroyed hundreds of mud-brick houses.", [("mud-brick houses", "")]),
    ("There are 12 working ambulances for the whole valley.", [("working ambulances", "")]),
    ("The company owes 57 former shipyard welders their back pay.", [("former shipyard welders", "")]),
    ("Only three of the seven women's refuges stayed open.", [("women's refuges", "")]),
    (
        "The regulator fined 14 water companies and 6 landfill operators.",
        [("water companies", ""), ("landfill operators", "")],
    ),
    ("Nine coal mines and twelve open quarries closed that winter.", [("coal mines", ""), ("open quarries", "")]),
    ("The ferry carried 900 passengers, 40 of them in wheelchairs.", [("passengers", ""), ("passengers", "")]),
    ("Of the 640 apprentices, 45 dropped out within a month.", [("apprentices", ""), ("apprentices", "")]),
    ("We planted 30 oaks in Bristol, 22 in Cardiff and 17 in Exeter.", [("oaks", ""), ("oaks", ""), ("oaks", "")]),
    ("The court heard 212 claims of unfair dismissal last spring.", [("claims of unfair dismissal", "")]),
    ("Each midwife looks after 31 pregnant women on average.", [("pregnant women", "")]),
    ("By noon 5,000 angry fishermen had gathered at the harbour.", [("angry fishermen", "")]),
    # what a share is a share of
    ("Nearly 38% of secondary school teachers plan to quit.", [("secondary school teachers", "")]),
    ("One in five rural households burns charcoal indoors.", [("rural households", "")]),
    ("Two-thirds of the city's bus shelters have no lighting.", [("city's bus shelters", "")]),
    ("At the peak, 62 per cent of intensive care beds were taken.", [("intensive care beds", "")]),
    ("A quarter of new mothers had no home visit.", [("new mothers", "")]),
    ("Just 4 percent of aid money reached local groups.", [("aid money", "")]),
    ("About half of the surveyed dairy farms sell milk at a loss.", [("surveyed dairy farms", "")]),
    ("Women hold 27% of seats in the regional assembly.", [("seats", "")]),
    ("Seven in ten care leavers said they felt lonely.", [("care leavers", "")]),
    ("The audit looked at 24 of 131 village wells.", [("village wells", "")]),
    # what a change is a change of: verbs
    ("Access to dental care decreased by 85 percent.", [("", "Access to dental care")]),
    ("Reports of elder abuse more than tripled from spring to autumn.", [("", "Reports of elder abuse")]),
    ("School attendance in the camps fell by a fifth.", [("", "School attendance in the camps")]),
    ("The number of people sleeping rough has doubled since 2010.", [("", "number of people sleeping rough")]),
    ("Household spending on heating rose 14%.", [("", "Household spending on heating")]),
    ("Waiting times for hip operations grew by 9 weeks.", [("", "Waiting times for hip operations")]),
    ("The share of pupils who skip breakfast climbed to 31 per cent.", [("", "share of pupils who skip breakfast")]),
    (
        "Exports of cut flowers dropped from 900 tonnes to 640 tonnes.",
        [("", "Exports of cut flowers"), ("", "Exports of cut flowers")],
    ),
    ("After the ban, sales of plastic bags plunged by 92%.", [("", "sales of plastic bags")]),
    ("The report found that child marriage declined by 3 percentage points.", [("", "child marriage")]),
    ("According to the ministry, deaths from malaria halved within a decade.", [("", "deaths from malaria"), ("", "")]),
    ("Rents went up 11% while wages rose by 2%.", [("", "Rents"), ("", "wages")]),
    ("Traffic noise was reduced by 6 per cent on the ring road.", [("", "Traffic noise")]),
    ("The council cut its library budget by 40 per cent.", [("", "library budget")]),
    ("The new owner raised ticket prices by a third.", [("", "ticket prices")]),
    ("Enrolment of girls is expected to increase by 12% next year.", [("", "Enrolment of girls")]),
    ("Crop yields have fallen steadily, in some valleys by 30%.", [("", "Crop yields")]),
    ("Unemployment among graduates reached 19 per cent in June.", [("", "Unemployment among graduates")]),
    ("Complaints about noise stood at 3,400 that quarter.", [("", "Complaints about noise")]),
    ("Overcrowding in prisons, which rose by 8%, worries inspectors.", [("", "Overcrowding in prisons")]),
    ("Reduced by 20%, the fine was paid in May.", [("", "fine")]),
    # what a change is a change of: nouns
    ("The hospital saw a 26% rise in knife wounds.", [("", "knife wounds")]),
    ("There was a drop of 15 per cent in tax revenue.", [("", "tax revenue")]),
    ("Aid agencies warned of a 50 percent cut in food rations.", [("", "food rations")]),
    ("An increase in bread prices of 18% set off the riots.", [("", "bread prices")]),
    ("The union won a pay rise of 7 per cent.", [("", "pay")]),
    ("A threefold increase in dengue infections was recorded.", [("", "dengue infections")]),
    ("The treaty led to a 70% reduction in the use of mercury.", [("", "use of mercury")]),
    # lists, ellipsis
    (
        "Access to employment decreased by 85 percent, medical services by 73 percent, social services by 70 percent.",
        [("", "Access to employment"), ("", "medical services"), ("", "social services")],
    ),
    (
        "Meat consumption fell by 12%, dairy by 5% and egg sales by 3%.",
        [("", "Meat consumption"), ("", "dairy"), ("", "egg sales")],
    ),
    (
        "Arrests for begging tripled, evictions doubled and shelter places shrank by half.",
        [("", "Arrests for begging"), ("", "evictions"), ("", "shelter places")],
    ),
    ("Literacy rose 4%, and by 6% among women.", [("", "Literacy"), ("", "Literacy")]),
    (
        "Solar output climbed to 310 MW, wind power to 280 MW.",
        [("", "Solar output"), ("", "wind power")],
    ),
    (
        "Between 2015 and 2020 burglaries in Hull fell by 22% and robberies in Leeds by 9%.",
        [("", "burglaries in Hull"), ("", "robberies in Leeds")],
    ),
    ("The price of rice doubled and that of beans rose by 60%.", [("", "price of rice"), ("", "that of beans")]),
    # both in one sentence
    (
        "Demand for food parcels rose by 37%, and 5,200 single parents were turned away.",
        [("", "Demand for food parcels"), ("single parents", "")],
    ),
    (
        "Calls to the helpline increased from 248 to 881 a month.",
        [("", "Calls to the helpline"), ("", "Calls to the helpline")],
    ),
    (
        "The charity housed 18 refugee families, while referrals from police fell by a tenth.",
        [("refugee families", ""), ("", "referrals from police")],
    ),
    (
        "Only 11% of asthmatic miners were tested, and testing dropped by 40%.",
        [("asthmatic miners", ""), ("", "testing")],
    ),
    ("Fares rose by 5%, so 600 commuters now cycle.", [("", "Fares"), ("commuters", "")]),
]

# Written after the code was done, and read once before anything was mended: what it makes of sentences that it was not made on.
UNSEEN: list[tuple[str, list[tuple[str, str]]]] = [
    ("Rescuers pulled 31 stranded hikers off the ridge on Sunday.", [("stranded hikers", "")]),
    (
        "The archive holds 60,000 glass negatives and 1,200 hand-drawn maps.",
        [("glass negatives", ""), ("hand-drawn maps", "")],
    ),
    ("At least 7 unlicensed care homes operate in the county.", [("unlicensed care homes", "")]),
    ("Customs officers seized 85 rhino horns at the airport.", [("rhino horns", "")]),
    ("The inquiry took evidence from 340 witnesses in nine towns.", [("witnesses", ""), ("towns", "")]),
    ("Nurses made 2,900 home visits per year before the merger.", [("home visits per year", "")]),
    (
        "Its tutors taught 120 blind students, 35 of whom went on to university.",
        [("blind students", ""), ("blind students", "")],
    ),
    ("A total of 48 peat bogs were restored.", [("peat bogs", "")]),
    ("They collected 3,000 signatures against the incinerator.", [("signatures", "")]),
    ("Fourteen newly built apartment blocks stand empty.", [("newly built apartment blocks", "")]),
    ("The shelter took in 26 families in May and 41 in June.", [("families", ""), ("families", "")]),
    ("Ten of the country's 16 ports were idle.", [("ports", ""), ("ports", "")]),
    ("Around 90 per cent of the fish stocks are overfished.", [("fish stocks", "")]),
    ("A third of working parents skipped a meal last winter.", [("working parents", "")]),
    ("Fewer than one in ten landlords answered the letter.", [("landlords", "")]),
    ("Girls make up 61% of the pupils in evening classes.", [("pupils", "")]),
    ("Of those asked, 44 percent had never seen a dentist.", [("", "")]),
    ("Three-quarters of asylum appeals succeed.", [("asylum appeals", "")]),
    ("Permits for new wells jumped 45% last summer.", [("", "Permits for new wells")]),
    ("Public trust in the courts slid by 11 percentage points.", [("", "Public trust in the courts")]),
    ("The cost of insulin nearly quadrupled in a decade.", [("", "cost of insulin"), ("", "")]),
    ("Emissions from shipping are forecast to fall by 8 per cent.", [("", "Emissions from shipping")]),
    ("Since the levy began, litter on beaches has dropped by half.", [("", "litter on beaches")]),
    ("Average class sizes crept up by 3%.", [("", "Average class sizes")]),
    ("Cases of tuberculosis among miners doubled, the study says.", [("", "Cases of tuberculosis among miners")]),
    ("The time spent waiting for an ambulance increased by 20 minutes.", [("", "time spent waiting for an ambulance")]),
    ("Smoking by teenagers declined to 6 per cent.", [("", "Smoking by teenagers")]),
    ("The trust reduced staff turnover by 15%.", [("", "staff turnover")]),
    ("Ministers want to cut methane leaks by 30 percent.", [("", "methane leaks")]),
    ("Donations slumped from 14,000 to 9,000 after the scandal.", [("", "Donations"), ("", "Donations")]),
    ("A 9% fall in lamb prices hurt hill farms.", [("", "lamb prices")]),
    ("Police recorded an increase of 22% in thefts of catalytic converters.", [("", "thefts of catalytic converters")]),
    ("Growth in apprenticeships of 5 per cent was welcomed.", [("", "apprenticeships")]),
    ("The survey showed a fourfold rise in complaints against bailiffs.", [("", "complaints against bailiffs")]),
    (
        "Heating bills rose by 40%, food bills by 19% and bus fares by 7%.",
        [("", "Heating bills"), ("", "food bills"), ("", "bus fares")],
    ),
    (
        "Child labour rose by 10 per cent in the north and fell by 3 per cent in the south.",
        [("", "Child labour"), ("", "Child labour")],
    ),
    (
        "Vaccination rates fell to 71% in the city and to 58% in the hills.",
        [("", "Vaccination rates"), ("", "Vaccination rates")],
    ),
    ("Bed numbers shrank by a tenth, although admissions grew by a fifth.", [("", "Bed numbers"), ("", "admissions")]),
    ("The strike cost 500 jobs, and orders for steel pipes halved.", [("jobs", ""), ("", "orders for steel pipes")]),
    ("Night flights, which the airport cut by 12%, woke 40,000 residents.", [("", "Night flights"), ("residents", "")]),
]

# Rows that are not read right yet; each fails on purpose, and complains once it passes.
KNOWN_MISSES = {
    "The union won a pay rise of 7 per cent.",  # "pay" is taken for an adjective, as "sharp" would be
    "The time spent waiting for an ambulance increased by 20 minutes.",  # "the time spent waiting" is taken for a sentence
    "Night flights, which the airport cut by 12%, woke 40,000 residents.",  # the airport is taken for what was cut
}
# How many rows are right by the words alone, at least.
SHALLOW_RIGHT = 60
