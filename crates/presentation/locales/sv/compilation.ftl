### Sammanställningen: en nämnds rapport ur enheternas, på sidan och i dokumentet.

## Dokumentet

compilation-title = { $report } för { $name }
compilation-summary-heading = Sammanfattande analys
compilation-basis = Sammanställd ur { $report } från { $reported } av { $expected } enheter.
compilation-grades-in-all = { $count ->
    [one] Ett enhetsmål
   *[other] { $count } enhetsmål
}: { $counts }.
compilation-absent = De här enheterna är inte med:
compilation-absent-none = { $name }: ingen rapport
compilation-absent-draft = { $name }: bara ett utkast, version { $version }
compilation-note = Det som står inom citattecken är enheternas egna ord, med källa. Siffrorna är räknade ur enheternas rapporter. Allt går att ändra innan nämnden beslutar.
compilation-goals-heading = Uppföljning av kommunfullmäktiges inriktningsmål
compilation-no-unit-goals = Ingen enhet har ett mål under nämndmålet.
compilation-unit-goals = { $count ->
    [one] Ett enhetsmål ligger
   *[other] { $count } enhetsmål ligger
} under målet.
compilation-counts = { $count ->
    [one] Ett enhetsmål ligger
   *[other] { $count } enhetsmål ligger
} under målet: { $counts }.
compilation-suggestion = Det pekar mot: { $grade }. Bedömningen är nämndens.
compilation-quote = ”{ $words }” ({ $report }, version { $version }, målet { $grade })
compilation-counted = { $counted } av { $expected } enheter har lämnat siffran.
compilation-forecast-counted = Prognosen står på { $counted } av { $expected } enheter.
compilation-not-added = Enheternas siffror går inte att räkna ihop till en.
compilation-cause-absent = { $count ->
    [one] En enhet är inte med.
   *[other] { $count } enheter är inte med.
}
compilation-no-figures = Ingen enhet har lämnat siffran.
compilation-cause-no-figure = Siffra saknas: { $names }.
compilation-cause-suppressed = Dolt, för få personer: { $names }.
compilation-cause-no-parts = Täljare och nämnare saknas: { $names }.
compilation-cause-other-unit = Annan måttenhet: { $names }.
compilation-cause-later = Ändrat efter nämndens siffra: { $names }.
compilation-cause-unknown = Ingen känd orsak. Kontrollera.
compilation-grades-heading = Bedömningar per enhet
compilation-unit = Enhet
compilation-differences-heading = Skillnader mot nämndens egna siffror
compilation-differences = { $count ->
    [0] Inga siffror skiljer sig från dem som nämnden har skrivit.
    [one] En siffra skiljer sig från den som nämnden har skrivit.
   *[other] { $count } siffror skiljer sig från dem som nämnden har skrivit.
}
compilation-figure = Siffra
compilation-from-units = Ur enheternas
compilation-printed = Nämndens egen
compilation-gap = Skillnad
compilation-why = Vad det kan bero på
compilation-added = Hopräknad rad för rad ur { $units } av { $reported } enheters tabeller.
compilation-sums-agree = Summaraderna stämmer med raderna över dem.
compilation-sums-disagree = Stämmer inte med raderna över: { $names }.
compilation-sources-heading = Underlag
compilation-report = Rapport
compilation-version = Version
compilation-state = Läge
compilation-hash = SHA-256, början
count-more = { $count } till

## Sidan

compilation-page = Sammanställning
compilation-lede = { $reported } av { $expected } enheter är med. Inget sparas förrän du väljer det.
compilation-with-drafts = Ta med utkast
compilation-changed = Någon har ändrat en av rapporterna sedan sidan visades. Så här blir sammanställningen nu. Gå igenom valen och spara igen.
count-absent-units = { $count ->
    [one] En enhet är inte med
   *[other] { $count } enheter är inte med
}
compilation-no-report = Ingen rapport
compilation-chart = Enhetsmålens bedömningar
compilation-choices = Välj texter och bedömningar
compilation-choices-what = Förvalda är de kortaste analyserna av mål som uppfylls delvis eller inte alls, högst tre för varje mål. Bedömningen av ett nämndmål är nämndens: förslaget tas bara med där du väljer det.
count-quoted = { $count ->
    [0] inget citat
    [one] ett citat
   *[other] { $count } citat
}
compilation-take-grade = Ta förslaget som nämndens bedömning:
compilation-nothing = Ingen enhet är med, så det finns inget att spara.
compilation-stores-new = Sammanställningen sparas som nämndens första utkast.
compilation-stores-next = Nämnden har ett utkast, version { $version }. Sammanställningen sparas som version { $next }, och version { $version } finns kvar.
compilation-stores-not = Nämndens rapport är inte längre ett utkast, så sammanställningen kan bara läsas.
compilation-own = Läs nämndens egen
compilation-store = Spara som utkast
compilation-again = Visa med valen
compilation-preview = Så blir rapporten
