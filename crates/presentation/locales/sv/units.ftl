### Organisationen: trädet en viss dag, och en enhet.

units-title = Enheter
units-lede = { $count ->
    [one] Organisationen med { $count } plats, som den såg ut { $day }.
   *[other] Organisationen med { $count } platser, som den såg ut { $day }.
}
units-day = Som det var den
units-none = Ingen organisation är känd för den dagen. Välj en senare dag.
count-units-below = { $count ->
    [one] { $count } plats under
   *[other] { $count } platser under
}
units-goals = Mål senaste året
units-no-reports = Enheten har inga rapporter.
units-history = Namn och plats genom åren
units-from = Från
units-until = Till
units-name = Namn
units-parent = Del av
units-still = fortfarande
units-successions = Organisationsförändringar
units-before = Kom från
units-after = Blev
units-below = Del av enheten
units-nothing-below = Det finns inget under den här nivån.
