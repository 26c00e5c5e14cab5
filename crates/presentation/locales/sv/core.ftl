### Ord för det som staden planerar och följer upp. Svenska är källspråket.

## Bedömningar

grade-fully-met = Uppfylls helt
grade-partly-met = Uppfylls delvis
grade-not-met = Uppfylls ej
grade-not-assessed = Ingen bedömning
grade-missing = Svar saknas
grade-fully-met-short = helt
grade-partly-met-short = delvis
grade-not-met-short = ej
grade-not-assessed-short = ingen
grade-missing-short = saknas
grade-fully-met-meaning = Utvecklingen går åt rätt håll med god fart, årets mål är nått
grade-partly-met-meaning = Utvecklingen går åt rätt håll men för sakta
grade-not-met-meaning = Utvecklingen går åt fel håll
grade-not-assessed-meaning = Målet bedöms inte här
grade-missing-meaning = Ingen har svarat ännu
tense-forecast = Prognos för helåret
tense-final = Slutlig bedömning

## Hur en indikator står mot sitt mål

standing-reached = Når målet
standing-on-the-way = På väg
standing-wrong-way = Fel håll
standing-unknown = Kan inte jämföras

## Mål

goal-level-focus = KF:s inriktningsmål
goal-level-area = KF:s mål för verksamhetsområdet
goal-level-committee = Nämndmål
goal-level-unit = Enhetsmål
goal-levels-focus = KF:s inriktningsmål
goal-levels-area = KF:s mål för verksamhetsområdet
goal-levels-committee = Nämndmål
goal-levels-unit = Enhetsmål
goal-text-description = Beskrivning
goal-text-expected-result = Förväntat resultat
goal-text-working-method = Arbetssätt
goal-text-resource-use = Resursanvändning
goal-text-follow-up = Uppföljning
goal-text-development = Utveckling
goal-text-analysis = Analys
goal-text-body = Text

## Organisation

org-level-council = Kommunfullmäktige
org-level-committee = Nämnd
org-level-department = Avdelning
org-level-unit = Enhet
org-level-workplace = Arbetsplats
org-levels-council = Kommunfullmäktige
org-levels-committee = Nämnder
org-levels-department = Avdelningar
org-levels-unit = Enheter
org-levels-workplace = Arbetsplatser

## Vad som hände när en plats blev en annan

succession-renamed = Bytte namn
succession-merged-into = Slogs ihop med andra
succession-split-into = Delades upp
succession-moved = Flyttades

## Rapporter

report-kind-annual-plan = Verksamhetsplan
report-kind-tertial-report-1 = Tertialrapport 1
report-kind-tertial-report-2 = Tertialrapport 2
report-kind-annual-report = Verksamhetsberättelse
report-kind-annual-plan-short = VP
report-kind-tertial-report-1-short = T1
report-kind-tertial-report-2-short = T2
report-kind-annual-report-short = VB
report-state-draft = Utkast
report-state-ready = Klarmarkerad
report-state-reviewed = Granskad
report-state-adopted = Beslutad
report-state-unconfirmed = Inläst, inte bekräftad
period-annual-plan = Verksamhetsplan { $year }
period-tertial-report-1 = Tertialrapport 1 { $year }
period-tertial-report-2 = Tertialrapport 2 { $year }
period-annual-report = Verksamhetsberättelse { $year }
period-annual-plan-short = VP { $year }
period-tertial-report-1-short = T1 { $year }
period-tertial-report-2-short = T2 { $year }
period-annual-report-short = VB { $year }

## Delar av året

year-part-tertial-1 = Tertial 1
year-part-tertial-2 = Tertial 2
year-part-full-year = Helår
year-part-tertial-1-of = Tertial 1 { $year }
year-part-tertial-2-of = Tertial 2 { $year }
year-part-full-year-of = Helår { $year }
year-part-tertial-1-short = T1 { $year }
year-part-tertial-2-short = T2 { $year }
year-part-full-year-short = Helår { $year }
year-part-tertial-1-months = januari–april
year-part-tertial-2-months = januari–augusti
year-part-full-year-months = januari–december
periodicity-month = Månad
periodicity-tertial = Tertial
periodicity-half-year = Halvår
periodicity-year = År
periodicity-every-second-year = Vartannat år

## Indikatorer

indicator-field-outcome = Periodens utfall
indicator-field-outcome-men = Utfall män/pojkar
indicator-field-outcome-women = Utfall kvinnor/flickor
indicator-field-previous = Föregående utfall
indicator-field-forecast = Prognos helår
indicator-field-target = Årsmål
indicator-field-council-target = KF:s årsmål
indicator-field-period = Period
indicator-field-periodicity = Periodicitet
indicator-name = Indikator
indicator-analysis = Analys
indicator-comment = Kommentar
sex-women = Kvinnor
sex-men = Män
sex-other = Övriga
sex-total = Totalt
polarity-higher-is-better = Högre är bättre
polarity-lower-is-better = Lägre är bättre
polarity-neutral = Varken högre eller lägre är bättre
polarity-unknown = Riktning inte angiven
aggregation-sum = Summeras
aggregation-ratio-of-sums = Täljare och nämnare summeras var för sig och delas på nytt
aggregation-weighted-mean = Vägt medelvärde
aggregation-plain-mean = Enkelt medelvärde
aggregation-latest = Senaste värdet
aggregation-none = Räknas inte ihop
aggregation-unknown = Regel för att räkna ihop saknas
indicator-owner-council = KF-indikator
indicator-owner-committee = Nämndindikator
indicator-owner-unit = Enhetsindikator

## Värden och mål

value-missing = Svar saknas
value-not-applicable = Ej aktuellt
value-not-measured = Mäts inte
value-suppressed = Visas inte, för få personer
value-missing-short = saknas
value-not-applicable-short = ej aktuellt
value-not-measured-short = mäts inte
value-suppressed-short = för få
target-at-least = Minst { $value }
target-at-most = Högst { $value }
target-exactly = { $value }
target-between = { $low }–{ $high }
target-increase = Ska öka
target-decrease = Ska minska
target-set-by-committee = Tas fram av nämnden
target-none = Inget mål
target-owner-council = Kommunfullmäktige
target-owner-committee = Nämnden
target-owner-unit = Enheten
council-target-scope-unit = Gäller varje enhet
council-target-scope-total = Gäller hela staden

## Aktiviteter

activity-done = Genomförd
activity-ongoing = Pågår
activity-deviating = Avvikelse
activity-not-started = Inte påbörjad
activity-unknown = Läge inte angivet
activity-name = Aktivitet
activity-field-start = Startdatum
activity-field-end = Slutdatum
activity-field-deviation = Avvikelse
activity-state = Läge

## Hur långt en del är skriven

completeness-empty = Inte påbörjad
completeness-begun = Påbörjad
completeness-complete = Klar

## Pengar

money-krona = { $amount } kr
money-thousand-krona = { $amount } tkr
money-million-krona = { $amount } mnkr
money-scale-krona = Kronor
money-scale-thousand-krona = Tusental kronor
money-scale-million-krona = Miljoner kronor
unit-percentage-points = { $amount } procentenheter
unit-pieces = { $amount } st
unit-days = { $amount } dagar
unit-weeks = { $amount } veckor
unit-months = { $amount } månader
unit-hours = { $amount } timmar
unit-minutes = { $amount } minuter
unit-persons = { $amount } personer
unit-grams = { $amount } gram
unit-name-percentage-points = Procentenheter
unit-name-pieces = Antal

## Räkneord med sak

count-goals = { $count } mål
count-unit-goals = { $count } enhetsmål
count-committee-goals = { $count } nämndmål
count-indicators = { $count ->
    [one] { $count } indikator
   *[other] { $count } indikatorer
}
count-activities = { $count ->
    [one] { $count } aktivitet
   *[other] { $count } aktiviteter
}
count-lines = { $count ->
    [one] { $count } rad
   *[other] { $count } rader
}
count-documents = { $count ->
    [one] { $count } dokument
   *[other] { $count } dokument
}

## Uppräkning, tid och datum

list-two = { $first } och { $second }
list-more = { $first }, { $rest }
date-long = { $day } { $month } { $year }
date-range = { $from }–{ $until }
month-1 = januari
month-2 = februari
month-3 = mars
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = augusti
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
month-1-short = jan
month-2-short = feb
month-3-short = mars
month-4-short = apr
month-5-short = maj
month-6-short = juni
month-7-short = juli
month-8-short = aug
month-9-short = sep
month-10-short = okt
month-11-short = nov
month-12-short = dec
page-of = Sid { $page } ({ $pages })
