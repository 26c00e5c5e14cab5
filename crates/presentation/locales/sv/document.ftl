### Dokumentens texter: rapporten som HTML, PDF och Word.

## Ramen

document-kind = Tjänsteutlåtande
document-untitled = Rapport
document-contents = Innehåll
document-legend = Teckenförklaring
document-legend-sign = Tecken
document-legend-meaning = Betyder
document-table-word = Tabell
document-caution-ready = Klarmarkerad, inte beslutad
document-caution-reviewed = Granskad, inte beslutad

## Huvudet

document-register-number = Dnr { $number }
document-case-officer = Handläggare
document-phone = Telefon { $number }
document-recipient = Till
document-signatories = Undertecknas av
document-related-register-numbers = Hör ihop med
document-proposed-decisions = Förslag till beslut

## Tabeller

document-indicators-of = Indikatorer: { $goal }
document-activities-of = Aktiviteter: { $goal }
document-table-under = Tabell: { $heading }
document-table = Tabell
document-amounts = Belopp i { $unit }
document-indicator-name = Indikator
document-indicator-previous-of = Utfall { $report }

## Teckenförklaring

document-legend-fully-met = Utvecklingen går åt rätt håll med god fart, årets mål är nått.
document-legend-partly-met = Utvecklingen går åt rätt håll men för sakta.
document-legend-not-met = Utvecklingen går åt fel håll.
document-legend-not-assessed = Den som skriver har inte bedömt målet. Det är inget betyg.
document-legend-missing = Bedömningen saknas.
document-legend-done = Aktiviteten är gjord.
document-legend-ongoing = Aktiviteten fortsätter enligt plan.
document-legend-deviating = Aktiviteten blev inte som planerat, se analysen.
document-legend-not-started = Aktiviteten har inte börjat.
document-uncertain = Osäker läsning
document-legend-uncertain = Det går inte att säga säkert vilken kolumn uppgiften hör till i källan.

## Efter en mall

document-nothing-written = Inget är skrivet här.
document-goals-above = Mål från kommunfullmäktige och nämnd
document-overview = Målens bedömningar, sammanställda ur rapporten
document-overview-goal = Mål
document-overview-level = Nivå
document-overview-grade = Bedömning
document-chart-caption = { $title }. Bilden är gjord av rapportens egna uppgifter.
document-chart-goal-status = Målens bedömningar
document-chart-target-bars = Utfall mot årsmål
document-chart-women-men = Kvinnor och män
document-chart-bar = { $name }: utfall { $outcome }, årsmål { $target }
document-chart-pair = { $name }: kvinnor { $women }, män { $men }
document-chart-waterfall = från { $from } till { $to }
