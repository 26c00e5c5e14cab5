### Granskningen: ord för platser, vikt och det som fattas. Reglerna själva har sina egna filer.

review-severity-error = Viktig
review-severity-warning = Se över
review-severity-hint = Tips
review-need-earlier-report = behöver förra årets rapport
review-need-goals-above = behöver målen uppifrån
review-place-report = Hela dokumentet
review-place-head = Dokumentets huvud
review-place-section = Avsnitt
review-place-table = Tabell
review-place-row = Rad
review-place-grade = Bedömning
review-place-analysis = Analys
review-place-comment = Kommentar
