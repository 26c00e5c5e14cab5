### Sammanfattningen på en sida och ledningsrapporten.

sheet-kind = Sammandrag
sheet-summary-title = { $report } i korthet
sheet-bar-budget = { $name }, budget
sheet-bar-outcome = { $name }, utfall
sheet-bar-forecast = { $name }, prognos
sheet-monthly-title = Ledningsrapport { $month }
sheet-goals = Målen
sheet-goals-picture = Så bedöms målen
sheet-figures = Indikatorerna
sheet-figures-picture = Utfall mot mål
sheet-money = Pengarna
sheet-money-picture = Prognos mot budget
sheet-more-answerers = { $count } till ryms inte här. De som har svårast att nå sina mål visas.
sheet-more-goals = { $count ->
    [one] Ett mål till ryms inte här.
   *[other] { $count } mål till ryms inte här.
}
sheet-more-figures = { $count ->
    [one] En indikator till finns i rapporten.
   *[other] { $count } indikatorer till finns i rapporten.
}
sheet-basis = { $reports ->
    [0] Ingen rapport finns som underlag.
    [one] Underlaget är en rapport, { $open ->
        [0] beslutad.
       *[other] ännu inte beslutad.
    }
   *[other] Underlaget är { $reports } rapporter, { $open ->
        [0] beslutade.
        [one] varav en inte är beslutad.
       *[other] varav { $open } inte är beslutade.
    }
}
sheet-nothing-before = Det finns ingen tidigare rapport att jämföra målens bedömningar med.
sheet-grades-unmoved = Inget av { $compared } mål har fått en annan bedömning sedan { $before }.
sheet-grades-moved = Sedan { $before } har { $better } av { $compared } mål fått en bättre bedömning och { $worse } en sämre.
sheet-no-figures = Inga utfall går att hålla mot ett mål.
sheet-figures-all-met = Alla { $all } indikatorer som går att hålla mot ett mål når det.
sheet-figures-met = { $met } av { $all } indikatorer når sina mål. Når inte: { $names }.
sheet-result = Resultatet väntas bli { $result }, { $gap } mot budget.
sheet-result-year = Resultatet blev { $result }, { $gap } mot budget.
sheet-result-before = I { $before } var det { $result }.
sheet-monthly-basis = Läget den { $day }. Budget, prognos, bedömningar och sjukfrånvaro är ur { $report }, den senaste uppföljningen vars månader var slut. Inget av det rapporteras varje månad. Aktiviteter, rapporter och granskning är dagsläget. Streck betyder att siffran saknas.
sheet-committees = Nämnderna
sheet-money-and-staff = Pengar och personal
sheet-follow-up = Uppföljning
sheet-committee = Nämnd
sheet-budget-result = Resultat, budget
sheet-forecast-result = Resultat, prognos
sheet-gap = Avvikelse
sheet-sick-leave = Sjukfrånvaro
sheet-overdue = Försenade aktiviteter
sheet-late = Inte klara rapporter
sheet-late-of = { $late } av { $expected }
sheet-grades = Mål: helt / delvis / ej
sheet-findings = Granskning: fel / varningar / tips
sheet-not-reviewed = inte gjord
sheet-moved = Indikatorer som har ändrats
sheet-no-monthly = Ingen indikator rapporteras varje månad.
sheet-none-moved = { $count ->
    [one] Den enda indikator som rapporteras varje månad har inte ändrats.
   *[other] Ingen av de { $count } indikatorer som rapporteras varje månad har ändrats.
}
sheet-indicator = Indikator
sheet-whose = Gäller
sheet-before = Förra
sheet-now = Nu
sheet-change = Ändring
sheet-page-lede = Räknad ur rapporterna när sidan visas. Inget sparas.
sheet-pdf = Ladda ner PDF
sheet-word = Word
sheet-web-page = Webbsida
sheet-month = Månad
units-summary = Sammanfattning på en sida
units-monthly = Ledningsrapport
problem-sheet-not-here = En ledningsrapport görs för hela staden eller för en nämnd.
