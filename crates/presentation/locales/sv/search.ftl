### Sök.

search-title = Sök
search-label = Sök mål, enhet eller text
search-placeholder = Till exempel hemtjänst, sjukfrånvaro eller en enhets namn
search-placeholder-short = Sök
search-do = Sök
search-help = Skriv ett eller flera ord. Sökningen hittar också ordens böjningar, och visar var i rapporterna de står.
search-more-than = Fler än { $count } träffar, de bästa först
search-nothing = Inget på ”{ $words }”.
search-nothing-hint = Pröva färre ord, ett kortare ord eller ett annat ord för samma sak.
