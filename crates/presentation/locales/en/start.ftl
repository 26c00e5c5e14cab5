### The start page: did it become what the city promised?

start-title = Goals and results
start-question = Did the city keep its word?
start-lede = Here are the goals that politicians have set, how it is going and what each unit says itself.
start-tally = The city's goals { $year }
start-tally-forecast = The city's goals { $year }, forecast
start-answer-final = { $not ->
    [0] Of the city's { $total } goals, { $fully ->
        [0] none were fully met
        [one] one was fully met
       *[other] { $fully } were fully met
    } and { $partly } partly
    [one] Of the city's { $total } goals, { $fully ->
        [0] none were fully met
        [one] one was fully met
       *[other] { $fully } were fully met
    }, { $partly } partly and one not at all
   *[other] Of the city's { $total } goals, { $fully ->
        [0] none were fully met
        [one] one was fully met
       *[other] { $fully } were fully met
    }, { $partly } partly and { $not } not at all
}
start-answer-forecast = { $not ->
    [0] Of the city's { $total } goals, { $fully ->
        [0] none are expected to be fully met
        [one] one is expected to be fully met
       *[other] { $fully } are expected to be fully met
    } and { $partly } partly
    [one] Of the city's { $total } goals, { $fully ->
        [0] none are expected to be fully met
        [one] one is expected to be fully met
       *[other] { $fully } are expected to be fully met
    }, { $partly } partly and one not at all
   *[other] Of the city's { $total } goals, { $fully ->
        [0] none are expected to be fully met
        [one] one is expected to be fully met
       *[other] { $fully } are expected to be fully met
    }, { $partly } partly and { $not } not at all
}
start-answer-none = The city's goals { $year }
start-basis = { $report }.
start-basis-none = The council has not assessed the goals for { $year }. What the committees have answered stands under each goal.
forecast-after = Forecast after { $report }, not the outcome of the year. { $expected ->
    [one] { $units } of { $expected } unit has made its assessment.
   *[other] { $units } of { $expected } units have made their assessment.
}
start-to-chain = Follow the goals all the way to the units
start-no-goals = No goals have been read in for this year. Choose another year.
start-committees-say = { $all ->
    [one] { $fully } of { $all } committee goal fully met
   *[other] { $fully } of { $all } committee goals fully met
}
start-committees-foretell = { $all ->
    [one] { $fully } of { $all } committee goal expected to be fully met
   *[other] { $fully } of { $all } committee goals expected to be fully met
}
start-committees-silent = { $all ->
    [one] { $all } committee goal, not assessed
   *[other] { $all } committee goals, not assessed
}
start-figures = Figures to keep an eye on
start-figure-years = { $first }–{ $last }. The dashed line is the target.
start-documents = Latest reports
start-documents-since = { $count ->
    [one] { $count } report since { $year }
   *[other] { $count } reports since { $year }
}
start-all-documents = All reports
