# Året: öppna, planera, svara på ändringar.

menu-years = År
years-title = År
years-lede = Vad staden ska göra under ett år, och när det ska vara klart.
years-open = Öppna år
years-none = Inget år är öppet.
years-open-next = Öppna
year-title = Året { $year }
year-deadlines = Sista dagar
year-template = Mall
year-goals = Mål och mått
year-activities = Aktiviteter
year-for-all = Alla enheter
count-year-places =
    { $count ->
        [one] 1 plats
       *[other] { $count } platser
    }
year-how-far = Så långt har enheterna kommit
year-how-far-hint = Ett streck betyder att nämndens utkast stannar i nämnden.
year-committee = Nämnd
year-units = Enheter
year-begun = Påbörjade
year-plan-due = Planens sista dag
year-questions = Frågor om ändringar
year-own-places = Era planer
year-undo = Ångra öppnandet
year-undo-hint = Ingen har skrivit i året än. Planer som bara är påbörjade ligger kvar och tas upp igen när året öppnas på nytt.
year-undo-not = Någon har skrivit i året, så det kan inte ångras. Ändra i stället det som är fel.
count-year-changes =
    { $count ->
        [0] Inga ändringar att svara på
        [one] 1 ändring ovanifrån att svara på
       *[other] { $count } ändringar ovanifrån att svara på
    }

opening-title = Öppna { $year }
opening-lede = Allt från året före är ifyllt. Ändra det som ska bli annorlunda.
opening-is-open = Året är redan öppet.
opening-frame = Målen gäller
opening-standing = Mål som redan gäller det året:
opening-set = Namn på nya mål (lämna tomt om målen som gäller går vidare)
opening-last = De nya målens sista år
opening-decision = Beslut (dnr)
opening-usual-template = Stadens vanliga
opening-goals-hint = Ett tomt årsmål betyder att måttet inte följs upp.
opening-goes-on = Går vidare
opening-wording = Målets ord
opening-new-goals = Nya mål
opening-new-goal = Nytt mål
opening-number = Nummer
opening-under = Under mål
opening-new-indicators = Nya mått
opening-new-indicator = Mått
opening-target = Årsmål
opening-for = För nämnderna
opening-for-hint = Väljs ingen nämnd gäller aktiviteten alla enheter.
opening-new-activities = Nya aktiviteter
opening-new-activity = Ny aktivitet
opening-open = Öppna året

plan-title = Planera { $year }
plan-documents = Årets dokument
plan-due = Sista dag
plan-begin-follow-up = Påbörja
plan-above = Ovanifrån
plan-above-hint = Det här står i planen från början.
plan-activity = Aktivitet
plan-own = Era egna mål från i fjol
plan-own-none = Det finns inga egna mål från i fjol.
plan-serves = Bidrar till
plan-serves-nothing = Målet som det bidrog till är avslutat.
plan-keep = Behåll
plan-change = Ändra
plan-new-title = Målets ord när det ändras
plan-end = Avsluta
plan-begin = Påbörja planen

year-changes-title = Ändrat ovanför er
year-changes-none = Inget har ändrats sedan planen påbörjades.
change-goal-new = Nytt mål
change-goal-changed = Målet har fått andra ord
change-goal-ended = Målet är avslutat
change-target-new = Nytt mått
change-target-changed = Ändrat årsmål
change-target-ended = Måttet följs inte längre
change-activity-new = Ny aktivitet
change-activity-changed = Ändrad aktivitet
change-activity-ended = Aktiviteten är avslutad
change-goal = Mål
change-before = Förut
change-now = Nu
change-from = Från och med
change-said-by = Sagt av
change-touches = Berör era mål
change-answer = Ert svar
change-take = Ta in i planen
change-take-goal = Ta in målet och skapa enhetsmål
change-own-title = Ert enhetsmål (kan skrivas senare)
change-not-ours = Berör oss inte
change-motive = Varför det inte berör er
change-ask = Fråga granskaren
change-question = Er fråga
change-send = Svara
change-was-taken = Intaget i planen.
change-was-not-ours = Berör inte enheten:
change-was-asked = Frågat granskaren:
