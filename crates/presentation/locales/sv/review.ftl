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

## Granskningen på webben

menu-review = Granska
review-title = Granskning
review-lede = Varje rapport hålls mot sina egna uppgifter innan en människa läser.
review-lede-order = De rapporter där mest talar emot varandra står först.
review-order = Ordning
review-order-weight = Tyngst först
review-order-name = Enhetens namn
review-order-time = Senaste först
review-waiting = { $count ->
    [one] En rapport väntar på granskning. Listan fylls på av sig själv.
    [1000] Minst tusen rapporter väntar på granskning. Listan fylls på av sig själv.
   *[other] { $count } rapporter väntar på granskning. Listan fylls på av sig själv.
}
review-none-yet = Ingen rapport är granskad än.
review-of-unit = Bara rapporter från
review-of-unit-link = Granskningen av enhetens rapporter
review-by-rule = Regler som har hittat något
review-by-rule-hint = Välj en regel för att bara se de rapporter där den har hittat något.
review-all-rules = Alla regler
review-findings = Iakttagelser
review-answered = Besvarade
review-address = Adress
review-csv = Listan som CSV
review-nothing = Inga
review-not-yet = Väntar
review-count-error = { $count ->
    [one] 1 viktig
   *[other] { $count } viktiga
}
review-count-warning = { $count } att se över
review-count-hint = { $count } tips
review-count-answered = { $count ->
    [one] 1 besvarad
   *[other] { $count } besvarade
}

## Iakttagelser i rapporten

review-none = Inga iakttagelser väntar. Rapporten har hållits mot sina egna uppgifter.
review-none-of-rule = Den här regeln har inga iakttagelser som väntar i rapporten.
review-silent = { $count ->
    [one] En regel kunde inte uttala sig
   *[other] { $count } regler kunde inte uttala sig
}
review-why = Varför?
review-explain = Förklara regeln
review-answer = Låt stå, med motivering
review-motive = Varför står det kvar som det är?
review-motive-refused = Skriv en motivering, högst { $limit } tecken.
review-refused = Motiveringen sparades inte.
review-refused-way = Gå till fältet
review-save = Spara motivering
review-answered-note = Står kvar, med motivering
review-answered-on = Motivering { $day }
review-undo = Ångra
review-suggestion = Förslag:
review-suggestion-differs = Skiljer sig från bedömningen
review-suggestion-reasons = Vad förslaget bygger på
review-suggestion-hint = Förslaget följer stadens anvisning för bedömningar. Den som skriver bestämmer.
review-changed-title = Iakttagelsen har ändrats
review-changed-what = Rapporten eller reglerna har ändrats sedan sidan visades. Motiveringen skulle gälla något annat än det du läste, så den är inte sparad.
review-changed-written = Det här skrev du
review-changed-next = Se rapporten som den är nu

## Reglerna

review-rules-title = Reglerna
review-rules-lede = { $count } regler håller en rapport mot dess egna uppgifter, mot förra årets och mot målen uppifrån. En iakttagelse är ett skäl att titta, aldrig ett hinder.
review-rules-all = Alla regler
review-rule-why = Varför
review-rule-act = Så här gör du
review-rule-fires = Hittar
review-rule-silent = Lämnar
review-rule-parameter = Gräns
review-rule-parameters = Gränser som staden kan ändra
review-rule-range = förval { $default }, tillåtet { $least }–{ $most }
review-rule-code = Kod
review-rule-off = Avstängd i den här staden
