### Röda tråden: målen från kommunfullmäktige till enheterna.

goals-title = Röda tråden
goals-lede = { $focus ->
    [one] Från fullmäktiges inriktningsmål till { $units } enhetsmål, med enheternas egen bedömning. { $graded } av { $units } är bedömda.
   *[other] Från fullmäktiges { $focus } inriktningsmål till { $units } enhetsmål, med enheternas egen bedömning. { $graded } av { $units } är bedömda.
}
goals-chain = Så hänger målen ihop
goals-table = Målkedjan som tabell
goals-none = Inga mål är inlästa för det här året och den här nämnden. Välj ett annat år eller alla nämnder.
goals-fully = Helt
goals-partly = Delvis
goals-not = Ej
goals-unassessed = Ingen
goals-missing = Saknas
goals-other = Övriga
goals-council-says = Fullmäktiges bedömning
goals-council-foretells = Fullmäktiges prognos
goals-whole = Hela staden
goals-by-committee = Nämnd för nämnd
goals-by-committee-hint = Nämndens egen bedömning, och hur många av enheternas mål som uppfylls helt. En punkt betyder att nämnden inte har något mål där. Välj en ruta för att gå nedåt.
goals-not-aimed = Nämnden har inget mål här
goals-met-of = { $met } av { $all }
goals-tree = Hela kedjan
goals-gaps = Mål som ingen har svarat på
goals-gap-count = { $count ->
    [one] { $count } lucka
   *[other] { $count } luckor
}
goals-no-gaps = Alla mål har ett svar.
goals-goal = Mål
goals-place = Målets plats i kedjan
goals-below = Mål som svarar på det här
goals-nothing-below = Ingen har svarat på det här målet än.
goals-answers = Så har det bedömts
goals-no-answers = Ingen rapport har bedömt målet.
goals-assessment = Bedömning
goals-no-indicators = Målet har inga indikatorer.
goals-no-activities = Målet har inga aktiviteter.
goals-lineage = Samma mål i andra budgetar
goals-ungraded = Rapporter där målet står, men som lämnar bedömningen åt andra
goals-fold = { $count ->
    [one] Ett mål under
   *[other] { $count } mål under
}
