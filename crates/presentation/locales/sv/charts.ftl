### Bildernas ord: rubriker, beskrivningar för den som inte ser bilden, kolumner i tabellen bakom.

chart-empty = Inga värden att visa
chart-no-outcome = Inget utfall finns.
chart-no-goals = Inga mål
chart-no-sex-split = Inga värden för både kvinnor och män.
chart-no-committee-goal = inget nämndmål
chart-no-unit-goal = inget enhetsmål
chart-the-rest = Övrigt

## Etiketter

chart-forecast = Prognos
chart-target = Årsmål
chart-until-april = Till och med april
chart-until-august = Till och med augusti
chart-until-december = Till och med december

## Tabellens kolumner

chart-column-period = Period
chart-column-outcome = Utfall
chart-column-forecast = Prognos helår
chart-column-target = Årsmål
chart-column-difference = Skillnad
chart-column-unit = Enhet
chart-column-standing = Läge
chart-column-grade = Bedömning
chart-column-goals = Antal mål
chart-column-item = Post

## Beskrivningar

chart-only = { $value } { $period }.
chart-from-to = Från { $first } { $first_period } till { $last } { $last_period }.
chart-extremes = Högst { $highest } { $highest_period }, lägst { $lowest } { $lowest_period }.
chart-so-far = { $until } { $year }: { $value }, en del av året.
chart-so-far-like = { $until } { $year }: { $value }. Vid samma tid { $before_year }: { $before }.
chart-women-and-men = Kvinnor { $women } och män { $men } { $period }.
chart-difference-from-to = Skillnaden var { $first } ({ $first_period }) och är { $last } ({ $last_period }).
chart-forecast-is = Prognosen för helåret { $year } är { $value }.
chart-target-is = Årsmål: { $target }.
chart-gaps = { $count ->
    [one] En period saknar värde.
   *[other] { $count } perioder saknar värde.
}
chart-axis-begins = Axeln börjar vid { $value }.
chart-bars = { $count ->
    [one] En enhet: { $lowest_name } { $lowest }.
   *[other] { $count } enheter, från { $lowest_name } med { $lowest } till { $highest_name } med { $highest }.
}
chart-bars-absent = { $count ->
    [one] En enhet saknar värde.
   *[other] { $count } enheter saknar värde.
}
chart-bars-cut = Bilden visar de { $count } första, tabellen alla.
chart-flow = Inriktningsmål: { $focus }. Mål för verksamhetsområdet: { $areas }. Nämndmål: { $committee }. Enhetsmål: { $unit }.
chart-flow-grades = Enhetsmålens bedömning: { $counts }.
chart-flow-gaps = { $count ->
    [one] Ett mål för verksamhetsområdet har inget nämndmål.
   *[other] { $count } mål för verksamhetsområdet har inget nämndmål.
}
chart-waterfall = Från { $start_label } { $start } till { $end_label } { $end }.
chart-waterfall-steps = Däremellan: { $steps }.
chart-heat = { $rows } som svarar för mål, mot { $columns } mål.
chart-heat-cut = Bilden visar de första; tabellen har alla.

## Årshjulet

chart-wheel-tertial-1 = T1
chart-wheel-tertial-2 = T2
chart-wheel-tertial-3 = T3
chart-wheel-days-until = { $days ->
    [one] dag till
   *[other] dagar till
}
chart-wheel-next = nästa datum
chart-wheel = Ett år som en ring med januari överst, från { $from } till { $until }. Visaren står på idag, { $today }.
chart-wheel-next-is = Nästa datum är { $day }: { $name }.
chart-wheel-none = Inga datum återstår.
chart-column-number = Nr
chart-column-day = Datum
chart-column-occasion = Vad
wheel-past = har varit
wheel-next = nästa
wheel-coming = kommer
