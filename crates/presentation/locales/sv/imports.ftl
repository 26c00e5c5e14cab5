### Inlästa dokument.

imports-title = Inlästa dokument
imports-lede = Äldre planer och rapporter som har lästs in. Varje rad i varje dokument är redovisad.
imports-none = Inga dokument är inlästa än.
imports-sum = { $unplaced ->
    [0] { $lines } rader, alla placerade eller förklarade
   *[other] { $lines } rader, { $unplaced } utan plats
}, { $names ->
    [0] inga osäkra namn
    [one] { $names } osäkert namn
   *[other] { $names } osäkra namn
}
imports-file = Fil
imports-read-at = Inläst
imports-lines = Rader
imports-placed = Placerade
imports-furniture = Sidhuvud och sidfot
imports-contents = Innehållsförteckning
imports-unplaced = Utan plats
imports-report = Rapport
imports-read-report = Läs
imports-no-report = Ingen rapport
imports-unconfirmed = Inte bekräftad
imports-lede-one = Inläst { $day }. Källan är sparad oförändrad.
imports-accounted = Inget har gått förlorat: { $accounted } av { $lines } rader redovisade.
imports-fates = { $placed } är placerade i rapporten, { $furniture } är sidhuvud eller sidfot, { $contents } hör till innehållsförteckningen och { $unplaced ->
    [0] ingen
   *[other] { $unplaced }
} är utan plats.
imports-strip = Hela dokumentet i rader
imports-strip-hint = Bredden på varje fält är antalet rader.
imports-unplaced-title = Rader utan plats
imports-all-placed = Varje rad har en plats.
imports-line = Rad
imports-text = Text
imports-reason = Varför
imports-matches = Namn som kopplades
imports-matches-hint = Så tolkades namnen i dokumentet
imports-no-matches = Dokumentet hade inga fler namn att koppla.
imports-printed = Som det stod
imports-subject = Slag
imports-linked = Kopplat till
imports-how = Hur
imports-like = Liknar:
import-subject-unit = Enhet
import-subject-committee = Nämnd
import-subject-goal = Mål
import-subject-indicator = Indikator
import-subject-activity = Aktivitet
import-method-exact = Samma namn
import-method-folded = Samma namn, annan skrivning
import-method-new = Nytt, fanns inte förut
import-method-uncertain = Osäkert, se efter
import-reason-before-first-heading = Står före första rubriken och hör inte till något känt huvud
import-reason-outside-row = Står i en tabell men hör inte till någon rad
imports-open-report = Läs rapporten
imports-match-counts = { $linked ->
    [one] { $linked } kopplat
   *[other] { $linked } kopplade
}, { $new ->
    [one] { $new } nytt
   *[other] { $new } nya
}
imports-uncertain-names = Osäkra namn
imports-uncertain-counts = { $like ->
    [0] inget namn som bara liknar ett annat
    [one] ett namn som bara liknar ett annat
   *[other] { $like } namn som bara liknar ett annat
}, { $folded ->
    [0] inget skrivet på annat sätt
    [one] ett skrivet på annat sätt
   *[other] { $folded } skrivna på annat sätt
}
imports-uncertain-hint = Namn som inte stod bokstav för bokstav så som det de kopplades till. Bara skiljetecken, mellanrum och stora bokstäver får skilja. Det som bara liknar något hålls isär tills någon har sett efter.
imports-kept-apart = Nytt, hålls isär
imports-uncertain-cells = Osäkra celler
imports-uncertain-cells-hint = Värden i tabeller där det inte gick att säkert avgöra vilken kolumn de stod i.
imports-row = Tabellrad
imports-column = Läst som
imports-read-as = Värde
count-cells = { $count ->
    [one] { $count } cell
   *[other] { $count } celler
}
