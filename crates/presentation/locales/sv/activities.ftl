### Aktiviteter.

activities-lede = Det som ska göras för att nå målen: när, av vem och hur det går. Det som inte är klart och slutar närmast står först.
activities-words = Ord i texten
activities-all-states = Alla lägen
activities-goal = Hör till mål
activities-none = Inga aktiviteter är inlästa än.
activities-none-narrowed = Ingen aktivitet passar det du har valt. Välj färre filter.
