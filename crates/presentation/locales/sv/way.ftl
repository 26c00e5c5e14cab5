### Rapportens väg från utkast till beslut, som sidor.

workflow-title = Rapportens väg
workflow-version = Version { $number }
workflow-here = (här är rapporten nu)
workflow-passed = (klart)
workflow-sent-back = Återsänd
workflow-back = Till rapporten
workflow-somebody = Någon
workflow-reason-hint = Högst { $limit } tecken. Skriv inget om enskilda personer.

## Steg

workflow-hand-in = Klarmarkera
workflow-take-back = Ta tillbaka
workflow-send-back = Återsänd
workflow-review = Markera som granskad
workflow-undo-review = Ångra granskningen
workflow-decline = Återsänd utan beslut
workflow-adopt = Besluta
workflow-correct = Rätta
workflow-abandon = Ge upp rättelsen

workflow-undo = Ångra
workflow-done-hand-in = Klarmarkerad.
workflow-done-send-back = Återsänd.
workflow-done-review = Granskad.
workflow-done-decline = Återsänd utan beslut.
workflow-done-correct = Rättelsen är påbörjad.

workflow-did-hand-in = { $who } klarmarkerade version { $number }.
workflow-did-take-back = { $who } tog tillbaka version { $number }.
workflow-did-send-back = { $who } återsände version { $number }.
workflow-did-undo-send-back = { $who } ångrade återsändningen av version { $number }.
workflow-did-review = { $who } granskade version { $number }.
workflow-did-undo-review = { $who } ångrade granskningen av version { $number }.
workflow-did-decline = { $who } återsände version { $number } utan beslut.
workflow-did-undo-decline = { $who } ångrade återsändningen av version { $number }.
workflow-did-adopt = { $who } beslutade version { $number }.
workflow-did-correct = { $who } började rätta. Rättelsen är version { $number }.
workflow-did-abandon = { $who } gav upp rättelsen, version { $number }.

workflow-waits-draft = Enheten skriver. Rapporten kan granskas när den är klarmarkerad.
workflow-waits-ready = Väntar på granskning.
workflow-waits-reviewed = Väntar på beslut.

workflow-history-count = { $count ->
    [one] Vad som har hänt (ett steg)
   *[other] Vad som har hänt ({ $count } steg)
}
workflow-gaps-count = { $count ->
    [one] Lämnat så, med ett skäl
   *[other] Lämnat så, med { $count } skäl
}
workflow-decided = Beslutad { $day }, dnr { $number }.
workflow-to-adopted = Beslutet och filerna
workflow-corrected-by = Rättad av version { $number }.
workflow-to-corrected = Läs rättelsen
workflow-correction-beside = En rättelse är på väg: version { $number }, { $state }.
workflow-to-correction = Öppna rättelsen
workflow-is-correction = Det här är en rättelse. Den beslutade versionen gäller tills rättelsen är beslutad.
workflow-to-counting = Läs den som gäller

## Klarmarkera

hand-in-title = Klarmarkera
hand-in-lede = { $count ->
    [0] Inget saknas.
    [one] En sak saknas. Varje rad leder till sin plats i rapporten.
   *[other] { $count } saker saknas. Varje rad leder till sin plats i rapporten.
}
hand-in-stops = Det här behöver göras först
hand-in-missing = Det här saknas, men stoppar inte
hand-in-why = Varför får det vara så?
hand-in-why-hint = Skriv gärna varför något saknas. Granskaren ser det.
hand-in-do = Klarmarkera
hand-in-do-anyway = Klarmarkera ändå
hand-in-undo = Du kan ta tillbaka rapporten tills den är granskad.

## Återsänd

send-back-title = Återsänd
send-back-lede = Rapporten blir ett utkast igen. Enheten ser skälet och frågorna.
decline-title = Återsänd utan beslut
decline-lede = Rapporten blir ett utkast igen och behöver granskas på nytt. Enheten ser skälet och frågorna.
send-back-questions = Frågor och råd som följer med
send-back-no-questions = Inga frågor är ställda.
send-back-where = Frågor ställs vid sin plats i rapporten. Finns en fråga som väntar behövs inget skäl.
send-back-reason = Varför återsänds rapporten?

## Rätta

correction-title = Rätta
correction-lede = Rättelsen blir en ny version som börjar med orden i version { $number }. Version { $number } gäller tills rättelsen är beslutad, och finns kvar därefter.
correction-reason = Varför rättas rapporten?
correction-do = Börja rätta

## Besluta

adoption-title = Besluta
adoption-lede = Beslutet gäller version { $number }, precis som den granskades.
adoption-what = Det här beslutas
adoption-version = Version
adoption-corrects = Rättelse
adoption-register-number = Diarienummer
adoption-day = Beslutsdag
adoption-no-undo = Ett beslut kan inte ångras. Det som är fel rättas med en ny version.
adoption-proof = Innan du beslutar behöver du bekräfta vem du är.
adoption-do = Besluta

adopted-title = Beslutad version { $number }
adopted-corrects = Rättar
adopted-files = Filer
adopted-files-hint = Filerna gjordes när rapporten beslutades. De görs aldrig om; du får alltid samma byte.
adopted-file-waits = Görs nu, eller när du hämtar den.
adopted-form-pdf = PDF
adopted-form-word = Word
adopted-form-pdf-data = PDF med data
adopted-form-data = Data (JSON)
adopted-frozen = Allt som frystes
adopted-frozen-hint = Manifestet rymmer orden, siffrorna, vad indikatorerna betydde, målen, organisationen, mallen och beslutet.
adopted-manifest = Manifestet (JSON)
adopted-at = Beslutat i Tertial
adopted-log = Händelseloggen före beslutet
adopted-head = Händelse { $number }, SHA-256
adopted-to-report = Läs den här versionen

## Vad har ändrats

changes-title = Vad har ändrats sedan dess
changes-lede = Från version { $from } till version { $to }.
changes-count = { $count ->
    [0] Inget har ändrats.
    [one] En plats har ändrats.
   *[other] { $count } platser har ändrats.
}
changes-from = Från
changes-to = Till
changes-none = De två versionerna säger samma sak.
changes-new = Ny
changes-gone = Borttagen
changes-changed = Ändrad
changes-was = Förut:
changes-is = Nu:
changes-nothing = inget
changes-part-state = Läge
changes-part-grade = Bedömning
changes-part-goal = Mål
changes-part-table = Tabell
changes-part-head = Rapportens huvud
changes-part-comment = Kommentar
changes-part-text = Text

## Frågor och råd

talk-ask = Fråga här
talk-ask-report = Fråga om hela rapporten
talk-kind = Vad är det?
talk-kind-question = Fråga: ska besvaras före klarmarkering
talk-kind-advice = Råd: får följas eller inte
talk-words = Skriv till enheten
talk-send = Skicka
talk-question = Fråga
talk-advice = Råd
talk-state-open = väntar på svar
talk-state-advice = stoppar inte
talk-state-answered = besvarad
talk-state-settled = avslutad
talk-settled = Avslutad fråga
talk-answer = Svar
talk-do-answer = Svara
talk-answer-anew = Svara på nytt
talk-send-answer = Skicka svaret
talk-settle = Avsluta
talk-previous = Föregående fråga
talk-next = Nästa fråga
talk-open-count = { $count ->
    [one] En fråga eller ett råd
   *[other] { $count } frågor och råd
}
