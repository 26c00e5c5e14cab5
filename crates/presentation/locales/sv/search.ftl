### Sök.

search-title = Sök
search-label = Sök mål, enhet eller text
search-placeholder = Till exempel hemtjänst, sjukfrånvaro eller en enhets namn
search-placeholder-short = Sök
search-do = Sök
search-help = Skriv ett eller flera ord. Sökningen hittar enheter, indikatorer och mål med de orden i namnet, och visar var i rapporterna orden står, också i andra böjningar. Ett årtal bland orden visar bara det årets rapporter.
search-names = Enheter, indikatorer och mål
search-names-left = { $count ->
    [one] och en till: skriv fler ord av namnet
   *[other] och { $count } till: skriv fler ord av namnet
 }
search-indicator = Indikator
search-hits = { $count ->
    [one] En träff i rapporterna
   *[other] { $count } träffar i rapporterna, de nyaste först
 }
search-more-than = Fler än { $count } träffar i rapporterna, de nyaste först
search-hit-of = { $unit } · { $report }
search-same-heading = { $count ->
    [one] En träff till under samma rubrik
   *[other] { $count } träffar till under samma rubrik
 }
search-cut = De { $most } nyaste visas. Skriv fler ord eller ett årtal för att hitta äldre.
search-only-year = Bara rapporter för { $year }.
search-every-year = Sök i alla år
search-nothing = Inget på ”{ $words }”.
search-meant = Menade du
search-nothing-hint = Pröva ett ord i taget, ett kortare ord eller ett annat ord för samma sak. Enheter, indikatorer och mål hittas på början av orden i namnet.
search-too-long = Sök med högst { $most } tecken. Resten av texten är borttagen ur rutan.
