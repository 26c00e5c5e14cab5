### Controllerns tavla: enheternas rapporter bredvid varandra.

menu-board = Tavla
board-title = Tavla
board-title-of = Så ligger det till: { $report }
board-summary = { $in } av { $all } klarmarkerade.
board-summary-late = { $in } av { $all } klarmarkerade, { $late ->
    [one] 1 försenad
   *[other] { $late } försenade
}.
board-level = Visa
board-level-units = Enheter
board-level-committees = Nämnder
board-part = Läge
board-part-all = Alla
board-part-late = Sena
board-part-untouched = Orörda i två veckor
board-part-not-begun = Inget än
board-part-draft = Utkast
board-part-sent-back = Återsända
board-part-ready = Att granska
board-part-reviewed = Att besluta
board-part-adopted = Beslutade
board-flow = Rapporter per steg
board-flow-sent-back = { $count ->
    [one] varav 1 återsänd
   *[other] varav { $count } återsända
}
board-flow-ready = Väntar på granskning
board-flow-reviewed = Väntar på beslut
board-flow-adopted = Ändras bara med en rättelse
board-none = Inga rader. Välj ett annat läge, en annan rapport eller en annan nämnd.
board-together = Tillsammans
board-xlsx = Tavlan som Excel (XLSX)
board-csv = Tavlan som CSV
board-sheet-title = Tavla { $report }

## Att titta på först

board-first = Att titta på först
board-first-hint = Där bedömningen och siffrorna pekar åt olika håll
board-look-more = { $count ->
    [one] En likadan till i rapporten.
   *[other] { $count } likadana till i rapporten.
}

## Kolumner

board-unit = Enhet
board-stage = Steg
board-time = Tid
board-due = Sista dag
board-days-left = Dagar kvar
board-handed-in-on = Klarmarkerad den
board-handed-in-by = Klarmarkerad av
board-reviewed-on = Granskad den
board-adopted-on = Beslutad den
board-sections = Avsnitt
board-sections-asked = Avsnitt som mallen frågar efter
board-sections-filled = Avsnitt som är ifyllda
board-missing = Saknas
board-findings = Iakttagelser
board-grades = Bedömda mål
board-sick-leave = Sjukfrånvaro
board-budget-tkr = Budgetavvikelse, tkr
board-questions = Frågor
board-touched-on = Senast ändrad

## Rader

board-not-begun = Inte påbörjad
board-not-seen = Inget överlämnat
board-sent-back = Återsänd
board-nothing-begun = Ingen har börjat skriva.
board-nothing-seen = Det som är på väg syns först när det är beslutat eller överlämnat.
board-correction = rättelse
board-days-late = { $count ->
    [one] 1 dag sen
   *[other] { $count } dagar sen
}
board-days-to-go = { $count ->
    [0] sista dagen
    [one] 1 dag kvar
   *[other] { $count } dagar kvar
}
board-ready-on = Klar { $day }
board-reviewed-day = Granskad { $day }
board-adopted-day = Beslutad { $day }
board-sent-back-on = Återsänd { $day }
board-filled = { $filled } av { $asked }
board-nothing-missing = Inget saknas
board-missing-count = { $count } saknas
board-before = { $year }: { $figure }
board-of-units = { $count } av { $all }
board-touched = Ändrad { $day }
board-touched-by = { $who }, { $day }

## Gör med flera

board-choose = Välj
board-bulk = Gör med valda
board-review = Markera som granskade
board-send-back = Återsänd
board-send-back-chosen = Återsänd valda
board-reason = Varför
board-ask = Fråga
board-words = Frågan
board-asks = Slag
board-asks-question = Fråga som ska besvaras
board-asks-advice = Råd
board-whom = Till
board-whom-chosen = Valda
board-whom-shown = Alla i listan
board-ask-send = Skicka
board-acted = { $done } av { $count } gjorda
board-did-review = Granskad.
board-did-send-back = Återsänd.
board-did-undo = Ångrat.
board-did-ask = Frågan är ställd.
board-undo = Ångra
board-undo-hint = Går att ångra i tio sekunder.
problem-board-nothing-chosen = Kryssa för minst en rapport.
problem-board-too-many-chosen = Välj högst { $limit } rapporter åt gången.
