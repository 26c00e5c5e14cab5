### Dokumentens texter: rapporten som HTML, PDF och Word.

## Ramen

document-kind = Tjänsteutlåtande
document-untitled = Rapport
document-gathered = Planer och rapporter
document-volume = { $title }, del { $number }
document-contents = Innehåll
document-legend = Teckenförklaring
document-legend-sign = Tecken
document-legend-meaning = Betyder
document-table-word = Tabell
document-caution-ready = Klarmarkerad, inte beslutad
document-caution-reviewed = Granskad, inte beslutad
document-imprint-version = Version { $number }
document-imprint-data = SHA-256 { $digest }
document-imprint-log = händelse { $number }, { $digest }
document-attached-data = Rapportens data (Report JSON)
document-attached-tables = Dokumentets tabeller, en rad för varje cell (CSV)

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
document-sum-agrees = { $row }: raderna ger { $sums }, som det står tryckt.
document-sum-rounded = { $row }: raderna ger { $sums }. Den tryckta summan skiljer inte mer än avrundningen.
document-sum-differs = { $place }: raderna ger { $sum }, men tryckt står { $printed } (skillnad { $difference }).
document-sums-more = { $count ->
    [one] En summa till är vad dess rader ger.
   *[other] { $count } summor till är vad deras rader ger.
}
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
