### Startsidan: blev det som staden lovade?

start-title = Mål och resultat
start-question = Blev det som staden lovade?
start-lede = Här ser du vilka mål politikerna har satt, hur det går och vad varje verksamhet själv säger.
start-tally = Stadens mål { $year }
start-tally-forecast = Stadens mål { $year }, prognos
start-answer-final = { $not ->
    [0] Av stadens { $total } mål uppfylldes { $fully ->
        [0] inget
       *[other] { $fully }
    } helt och { $partly } delvis
    [one] Av stadens { $total } mål uppfylldes { $fully ->
        [0] inget
       *[other] { $fully }
    } helt, { $partly } delvis och ett inte alls
   *[other] Av stadens { $total } mål uppfylldes { $fully ->
        [0] inget
       *[other] { $fully }
    } helt, { $partly } delvis och { $not } inte alls
}
start-answer-forecast = { $not ->
    [0] Av stadens { $total } mål bedöms { $fully ->
        [0] inget
       *[other] { $fully }
    } uppfyllas helt och { $partly } delvis
    [one] Av stadens { $total } mål bedöms { $fully ->
        [0] inget
       *[other] { $fully }
    } uppfyllas helt, { $partly } delvis och ett inte alls
   *[other] Av stadens { $total } mål bedöms { $fully ->
        [0] inget
       *[other] { $fully }
    } uppfyllas helt, { $partly } delvis och { $not } inte alls
}
start-answer-none = Stadens mål { $year }
start-basis = { $report }.
start-basis-none = Fullmäktige har inte bedömt målen för { $year }. Vad nämnderna har svarat står under varje mål.
forecast-after = Prognos efter { $report }, inte årets utfall. { $expected ->
    [one] { $units } av { $expected } enhet har gjort sin bedömning.
   *[other] { $units } av { $expected } enheter har gjort sin bedömning.
}
start-to-chain = Följ målen hela vägen till enheterna
start-no-goals = Inga mål är inlästa för det här året. Välj ett annat år.
start-committees-say = { $all ->
    [one] { $fully } av { $all } nämndmål uppfylls helt
   *[other] { $fully } av { $all } nämndmål uppfylls helt
}
start-committees-foretell = { $all ->
    [one] { $fully } av { $all } nämndmål väntas uppfyllas helt
   *[other] { $fully } av { $all } nämndmål väntas uppfyllas helt
}
start-committees-silent = { $all ->
    [one] { $all } nämndmål, inte bedömt
   *[other] { $all } nämndmål, inte bedömda
}
start-figures = Tal att hålla ögonen på
start-figure-years = { $first }–{ $last }. Streckad linje är målet.
start-documents = Senaste rapporterna
start-documents-since = { $count ->
    [one] { $count } rapport sedan { $year }
   *[other] { $count } rapporter sedan { $year }
}
start-all-documents = Alla rapporter
