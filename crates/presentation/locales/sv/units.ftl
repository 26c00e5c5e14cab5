### Organisationen: trädet en viss dag, och en enhet.

units-title = Enheter
units-lede = { $units ->
    [one] En enhet
   *[other] { $units } enheter
} och { $workplaces ->
    [one] en arbetsplats
   *[other] { $workplaces } arbetsplatser
} under { $committees ->
    [one] en nämnd
   *[other] { $committees } nämnder
}, som organisationen såg ut { $day }.
units-day = Som det var den
units-none = Ingen organisation är känd för den dagen. Välj en senare dag.
units-none-named = Ingen enhet har de orden i namnet. Pröva ett kortare ord, eller en annan dag.
count-units-below = { $count ->
    [one] En enhet eller arbetsplats under
   *[other] { $count } enheter och arbetsplatser under
}
units-goals = Egna mål { $year }
units-goals-forecast = Egna mål, prognos efter { $report }
units-no-reports = Enheten har inga rapporter.
units-history = Namn och plats genom åren
units-from = Från
units-until = Till
units-name = Namn
units-parent = Ingår i
units-still = tills vidare
units-successions = Organisationsförändringar
units-before = Kom från
units-after = Blev
units-below = Ingår i enheten
units-nothing-below = Det finns inget under den här nivån.
units-compile = Sammanställ enheternas rapporter
