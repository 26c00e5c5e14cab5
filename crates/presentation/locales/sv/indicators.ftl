### Indikatorer: listan, och en indikator över åren.

indicators-lede = Det som mäts, år för år. Öppna en indikator för att se enheter, årsmål, kvinnor och män.
indicators-direction = Riktning
indicators-units = Enheter
indicators-years = År
indicators-development = Utveckling
indicators-latest = Senaste
indicators-lede-one = { $direction }. Senaste utfall för { $unit } är { $value }.
indicators-lede-so-far = { $direction }. Utfall för { $unit } { $until } { $year } är { $value }, en del av året.
indicators-until-april = till och med april
indicators-until-august = till och med augusti
indicators-lede-nothing = { $direction }. { $unit } har inget utfall.
indicators-outcome = Utfall
indicators-target-changed = Ändrat från { $before } den { $day }
indicators-target-unchanged = Oförändrat under året
indicators-target-is = Mål: { $target }
indicators-target-reached = Når målet: { $target }
indicators-target-reached-so-far = Når hittills målet: { $target }
indicators-target-missed-so-far = Når hittills inte målet: { $target }
indicators-target-missed = Når inte målet: { $target }
indicators-dashed = Streckad linje är årsmålet.
indicators-sexes = Kvinnor och män
indicators-no-points = Inget utfall är inläst för den här enheten.
indicators-year-by-year = År för år
indicators-same-part = Samma del av tidigare år
indicators-same-part-hint = Året är inte slut. Så här långt hade åren före kommit.
indicators-from = Källa
indicators-report = Rapporten
indicators-then = sedan
indicators-compared = Enheter att jämföra med
indicators-none-to-compare = Ingen annan enhet har rapporterat indikatorn det här året.
indicators-definition = Definition
indicators-added-up = Räknas ihop
indicators-rollup = { $reporting } av { $expected } enheter ger tillsammans { $value }.
indicators-measured = Mäts
indicators-owner = Ägare
indicators-measure = Måttenhet
indicators-added-from = { $count ->
    [one] en enhet
   *[other] { $count } enheter tillsammans
}
indicators-individual = Bygger på enskilda personer och delas upp på kvinnor och män.
indicators-not-individual = Bygger inte på enskilda personer.
indicators-individual-unknown = Det är inte sagt om indikatorn bygger på enskilda personer.
indicators-order-highest = högst först
indicators-order-lowest = lägst först
indicators-compared-all = { $year }, { $order }
indicators-compared-some = { $year }. Plats { $first }–{ $last } av { $all }, { $order }
indicators-preliminary = preliminärt
