# Granskningens regler och fynd: figures

## Utfall saknas

rule-missing-outcome = Utfall saknas
rule-missing-outcome-meaning = En indikator har mål eller ett tidigare utfall, men inget utfall för perioden, och texten säger inte varför.
rule-missing-outcome-why = En tom ruta kan betyda noll, inte mätt, försenat eller inte aktuellt. Målet går inte att bedöma och raden räknas inte med högre upp.
rule-missing-outcome-act = Fyll i utfallet. Skriv 0 om inget hände, eller att indikatorn inte mäts eller inte är aktuell för enheten och varför.
rule-missing-outcome-fires = ”Andel nöjda gäster”, årsmål 90 %, förra året 88 %, utfallet tomt.
rule-missing-outcome-silent = Planer, årsmätningar i tertialrapporter, rader vars kopia har utfallet, och rader där texten säger att mätningen inte gjordes eller kommer senare.
finding-missing-outcome-target = ”{ $indicator }” har målet { $target } men inget utfall. Fyll i utfallet, eller skriv varför det inte finns.
finding-missing-outcome-previous = ”{ $indicator }” hade { $previous } förra gången men har inget utfall nu. Fyll i utfallet, eller skriv varför det inte finns.
finding-missing-outcome-row = Raden för ”{ $indicator }” är tom. Fyll i utfallet, eller skriv att indikatorn inte är aktuell här.

## Årsmål saknas

rule-missing-target = Årsmål saknas
rule-missing-target-meaning = Kommunfullmäktige lämnar årsmålet till nämnden, men inget årsmål är satt.
rule-missing-target-why = Utan mål går det inte att säga om utfallet är bra.
rule-missing-target-act = Ange nämndens årsmål, eller skriv att inget mål är beslutat.
rule-missing-target-fires = KF:s årsmål ”tas fram av nämnden” och en tom ruta för årsmålet.
rule-missing-target-silent = Rader där kommunfullmäktige inte begär något mål, och rader vars kopia har målet.
finding-missing-target-outcome = ”{ $indicator }” har utfallet { $outcome } men inget årsmål, och KF:s årsmål är ”{ $council }”. Ange målet, så att utfallet går att bedöma.
finding-missing-target-row = ”{ $indicator }” har inget årsmål, och KF:s årsmål är ”{ $council }”. Ange målet.

## Årsmål som redan är nått

rule-unambitious-target = Årsmålet är redan nått
rule-unambitious-target-meaning = Årsmålet är lika med eller sämre än det senaste årets utfall.
rule-unambitious-target-why = Ett mål som redan är nått styr ingenting.
rule-unambitious-target-act = Höj ambitionen, eller skriv varför det räcker att hålla nivån.
rule-unambitious-target-fires = Årsmål 78 % när förra årets utfall var 78 %, där högre är bättre.
rule-unambitious-target-silent = Värden som nått sin naturliga gräns (100 %, eller 0 där lägre är bättre), mål att hålla sig till som budgetföljsamhet, och indikatorer där riktningen inte är känd.
finding-unambitious-target-equal = Årsmålet för ”{ $indicator }” är { $target }, samma som förra utfallet { $previous }. Skärp målet, eller skriv varför det räcker att hålla nivån.
finding-unambitious-target-worse = Årsmålet för ”{ $indicator }” är { $target }, sämre än förra utfallet { $previous }. Skärp målet, eller skriv varför en lägre nivå är rimlig.

## Kvinnor och män saknas

rule-missing-sex-split = Inte uppdelat på kvinnor och män
rule-missing-sex-split-meaning = En indikator om personer har ett utfall totalt, men inte för kvinnor och män.
rule-missing-sex-split-why = Individbaserad statistik ska delas upp på kön. En total kan dölja en skillnad.
rule-missing-sex-split-act = Fyll i utfallet för kvinnor och män, eller skriv varför det inte går, till exempel för få personer.
rule-missing-sex-split-fires = ”Sjukfrånvaro” 6,2 % med tomma rutor för kvinnor och män.
rule-missing-sex-split-silent = Pengar, energi och platser, rader utan utfall, och rader där texten säger varför uppdelning saknas.
finding-missing-sex-split-total-only = ”{ $indicator }” har utfallet { $outcome } men inget för kvinnor och män. Fyll i båda, eller skriv varför det inte går.
finding-missing-sex-split-one-sex = ”{ $indicator }” har utfallet { $outcome } men inte för både kvinnor och män. Fyll i båda, eller skriv varför det inte går.

## Olika enheter i samma rad

rule-unit-mismatch = Olika enheter i samma rad
rule-unit-mismatch-meaning = En ruta i indikatorns rad har en annan enhet än de andra, eller ingen.
rule-unit-mismatch-why = ”92” och ”92 %” är samma sak för den som läser, men inte när siffrorna läggs ihop.
rule-unit-mismatch-act = Skriv samma enhet i alla rutor.
rule-unit-mismatch-fires = Prognos 92 bredvid årsmål 92 %.
rule-unit-mismatch-silent = 360 bredvid 360 st, en nolla, och pengar eller energi i två skalor.
finding-unit-mismatch-bare = ”{ $indicator }”: { $cell } står utan enhet bredvid { $other }. Lägg till enheten.
finding-unit-mismatch-other = ”{ $indicator }”: { $cell } står bredvid { $other }. Skriv båda i samma enhet.

## KF:s årsmål är en total

rule-council-target-not-comparable = KF:s årsmål är en total för staden
rule-council-target-not-comparable-meaning = Kommunfullmäktiges årsmål är av en helt annan storlek än enhetens egna siffror.
rule-council-target-not-comparable-why = En total för hela staden är ingen gräns för en enhet. Läst som en gräns når alla den, eller ingen.
rule-council-target-not-comparable-act = Bedöm mot det egna årsmålet, och ange i indikatorns beskrivning att stadens mål är en total.
rule-council-target-not-comparable-fires = KF:s årsmål 1 945 GWh bredvid nämndens 3,3 GWh.
rule-council-target-not-comparable-silent = Andelar och index, och tal av samma storleksordning.
finding-council-target-not-comparable-total = KF:s årsmål för ”{ $indicator }” är { $council }, men den egna siffran är { $own }. Det ser ut som en total för hela staden: bedöm mot det egna målet.

## Samma indikator två gånger

rule-duplicate-indicator = Samma indikator två gånger
rule-duplicate-indicator-meaning = Indikatorn står på två rader under samma mål.
rule-duplicate-indicator-why = En dubblett räknas två gånger, eller gör att det fyllda utfallet inte syns.
rule-duplicate-indicator-act = Ta bort den ena raden och samla siffror och text på den andra.
rule-duplicate-indicator-fires = ”Antal gäster” med utfall, och ”Antal gäster” en gång till utan.
rule-duplicate-indicator-silent = Namn som bara börjar lika, och samma indikator för två perioder.
finding-duplicate-indicator-empty = ”{ $indicator }” står två gånger under målet, här utan utfall och årsmål. Ta bort raden och flytta texten till den andra.
finding-duplicate-indicator-filled = ”{ $indicator }” står två gånger under målet. Behåll en av raderna.

## Siffran i tabellen och siffran i texten

rule-value-disagrees-with-text = Tabellen och texten säger olika
rule-value-disagrees-with-text-meaning = En ruta och texten anger olika siffror för samma sak.
rule-value-disagrees-with-text-why = En av dem är fel, och den som läser kan inte veta vilken.
rule-value-disagrees-with-text-act = Rätta den ena, eller skriv vad textens siffra gäller: en månad, en grupp, ett annat år.
rule-value-disagrees-with-text-fires = Utfallet 88 % och ”utfallet blev 84 procent”.
rule-value-disagrees-with-text-silent = Siffror för en månad, en grupp, en annan plats eller ett annat år, mål, förändringar, och ungefärliga tal nära rutans.
finding-value-disagrees-with-text-figure = Tabellen säger { $cell } för ”{ $indicator }”, texten säger { $text }. Rätta den ena, eller skriv vad textens siffra gäller.
finding-value-disagrees-with-text-twice = ”{ $part }” står två gånger i samma uppräkning med olika siffror: { $one } och { $other }. Kontrollera vilken som gäller.
finding-value-disagrees-with-text-sexes = Texten säger att kvinnor och män inte skiljer sig åt, men ”{ $indicator }” visar { $women } för kvinnor och { $men } för män. Rätta texten, eller skriv vilken mätning som menas.

## Helheten och delarna

rule-ratio-disagrees-with-parts = Delarna kan inte ge helheten
rule-ratio-disagrees-with-parts-meaning = De delar som räknas upp kan inte ge det tal som står för helheten, hur de än vägs.
rule-ratio-disagrees-with-parts-why = En helhet ligger alltid mellan sin minsta och sin största del. Annars är någon siffra fel, eller så är de inte delar av samma sak.
rule-ratio-disagrees-with-parts-act = Räkna om helheten från täljare och nämnare, eller skriv hur den är vägd.
rule-ratio-disagrees-with-parts-fires = Utfallet 80 % med ”Almen: 20 %” och ”Björken: 59 %” i texten.
rule-ratio-disagrees-with-parts-silent = Helheter mellan delarna, och texter som bara nämner några av delarna.
finding-ratio-disagrees-with-parts-outside = ”{ $indicator }” är { $whole }, men delarna i texten går från { $least } till { $most }. Kontrollera delarna eller räkna om helheten.
finding-ratio-disagrees-with-parts-told = Texten ger { $whole } för helheten, men de { $count } delarna går från { $least } till { $most }. Kontrollera delarna eller räkna om helheten.
finding-ratio-disagrees-with-parts-weighted = ”{ $indicator }” är { $whole }, men det som räknas upp i texten ger { $mean } procent. Kontrollera antalen eller räkna om helheten.
finding-ratio-disagrees-with-parts-sum = ”{ $indicator }” är { $whole }, men delarna i texten blir { $sum } tillsammans. Rätta delarna eller helheten, eller skriv vad som inte är med.
finding-ratio-disagrees-with-parts-below-mean = ”{ $indicator }” är { $whole }. De { $count } delarna har medelvärdet { $mean }, och texten säger att de stora ligger högre: då borde helheten vara minst så hög. Räkna om den, eller skriv hur den är vägd.
finding-ratio-disagrees-with-parts-above-mean = ”{ $indicator }” är { $whole }. De { $count } delarna har medelvärdet { $mean }, och texten säger att de stora ligger lägre: då borde helheten vara högst så hög. Räkna om den, eller skriv hur den är vägd.
finding-ratio-disagrees-with-parts-sexes = ”{ $indicator }” är { $whole } totalt, men { $women } för kvinnor och { $men } för män. Totalen måste ligga mellan dem: kontrollera de tre siffrorna.

## Summor

rule-sum-mismatch = Summan stämmer inte
rule-sum-mismatch-meaning = Raderna i en tabell ger inte den summa som står där.
rule-sum-mismatch-why = Någon siffra är fel eller saknas, och summan förs vidare.
rule-sum-mismatch-act = Kontrollera raderna mot underlaget. Fyll i tomma rader som ingår i summan.
rule-sum-mismatch-fires = Raderna 300, 150 och 50 över ”Summa 520”.
rule-sum-mismatch-silent = Avrundning på en halv enhet per rad, tomma rader som räknas som noll, delsummor, och ett resultat som är intäkter minus kostnader.
finding-sum-mismatch-down = ”{ $row }” är { $printed }, men raderna ger { $sum }. Det skiljer { $difference }: kontrollera raderna och summan.
finding-sum-mismatch-down-blank = ”{ $row }” är { $printed }, men raderna ger { $sum }. Det skiljer { $difference }, och de här raderna är tomma: { $blank }. Fyll i dem om de ingår, eller rätta summan.
finding-sum-mismatch-across = På raden ”{ $row }” ger delarna { $sum }, men totalen är { $printed }. Rätta den ena.
finding-sum-mismatch-variance = På raden ”{ $row }” är avvikelsen { $printed }, men budget och utfall ger { $sum }. Rätta den ena.
finding-sum-mismatch-result = ”{ $row }” är { $printed }, men intäkter minus kostnader ger { $sum }. Det skiljer { $difference }: kontrollera raderna och resultatet.
finding-sum-mismatch-fund = ”{ $row }” är { $printed }, men resultatet och fonden ger { $sum }. Kontrollera raderna.

## Antal

rule-count-mismatch = Antalen stämmer inte överens
rule-count-mismatch-meaning = Samma sak räknas på två ställen med olika resultat: i text och tabell, efter vem och efter vad, eller en helhet och dess delar.
rule-count-mismatch-why = Båda kan inte stämma, och den som läser kan inte veta vilket antal som gäller.
rule-count-mismatch-act = Kontrollera mot underlaget och rätta det ena. Ingår inte allt i uppdelningen: skriv vad som inte är med.
rule-count-mismatch-fires = ”57 kunder, uppdelat på hemtjänst 40 och dagverksamhet 15”.
rule-count-mismatch-silent = Ungefärliga tal, andelar, och texter som bara nämner några.
finding-count-mismatch-parts = Texten delar upp { $whole }, men { $parts } blir { $sum }. Det skiljer { $difference }: rätta antalen, eller skriv vad som inte är med.
finding-count-mismatch-part = Texten säger { $whole }, men en del av dem är större ({ $parts }). Rätta antalen.
finding-count-mismatch-list = Texten säger { $said }, men uppräkningen har { $count }. Rätta antalet eller uppräkningen.
finding-count-mismatch-sexes = ”{ $indicator }” är { $whole }, men kvinnor { $women } och män { $men } blir { $sum }. Kontrollera de tre siffrorna.
finding-count-mismatch-groups = Efter vem som lämnat dem är de { $source }, efter vad de gäller är de { $subject }. Kontrollera grupperna, eller skriv att samma ärende kan räknas flera gånger.
finding-count-mismatch-text = Texten säger { $said }, men tabellen har { $total }. Rätta den ena.

## Tusental och miljoner

rule-scale-mismatch = Tusental och miljoner blandas
rule-scale-mismatch-meaning = Samma belopp står i tusental på ett ställe och i miljoner på ett annat.
rule-scale-mismatch-why = Det blir tusen gånger för mycket eller för litet, och ingen ser det när beloppen förs vidare.
rule-scale-mismatch-act = Kontrollera om beloppet är i kr, tkr eller mnkr och skriv lika på båda ställena.
rule-scale-mismatch-fires = En tabell i tkr med resultatet -410 och texten ”underskottet blev 410 mnkr”.
rule-scale-mismatch-silent = 0,4 mnkr bredvid 410 tkr, som är samma pengar, och tabeller utan känd skala.
finding-scale-mismatch-table = Texten säger { $text }, men tabellen har { $cell } på raden ”{ $row }” i en annan skala: det skiljer tusen gånger. Rätta enheten i den ena.
finding-scale-mismatch-heading = Tabellen är i { $table ->
        [sek] kronor
        [thousand_sek] tkr
        [million_sek] mnkr
       *[other] { $table }
    }, men texten ovanför säger { $text ->
        [sek] kronor
        [thousand_sek] tkr
        [million_sek] mnkr
       *[other] { $text }
    }. Rätta den ena.
finding-scale-mismatch-texts = Samma tal står som { $text } och som { $other }: det skiljer tusen gånger. Rätta enheten i den ena.

## Överskott och underskott

rule-sign-mismatch = Överskott och underskott blandas
rule-sign-mismatch-meaning = Ett underskott står som ett överskott, eller tvärtom.
rule-sign-mismatch-why = Tecknet är det första som läses i ett resultat.
rule-sign-mismatch-act = Kontrollera tecknet i tabellen och ordet i texten.
rule-sign-mismatch-fires = Texten säger ”överskott” och tabellens resultat är -410.
rule-sign-mismatch-silent = Andra år, delar av verksamheten, och en nettokostnad utan tecken.
finding-sign-mismatch-surplus = Texten talar om ett överskott, men tabellen visar { $cell } på raden ”{ $row }”. Kontrollera tecknet eller ordet.
finding-sign-mismatch-deficit = Texten talar om ett underskott, men tabellen visar { $cell } på raden ”{ $row }”. Kontrollera tecknet eller ordet.
finding-sign-mismatch-minus = Texten kallar { $text } ett överskott, men talet har minustecken. Kontrollera tecknet eller ordet.
finding-sign-mismatch-row-better = Texten säger { $text } som något som gick bättre än budget, men på raden ”{ $row }” visar tabellen motsatsen ({ $cells }). Kontrollera ordet eller tecknet.
finding-sign-mismatch-row-worse = Texten säger { $text } som något som gick sämre än budget, men på raden ”{ $row }” visar tabellen motsatsen ({ $cells }). Kontrollera ordet eller tecknet.
finding-sign-mismatch-distance = Texten har { $actual } mot budgeterade { $budget }, men säger att de { $text } ligger åt andra hållet. Kontrollera orden eller beloppen.
finding-sign-mismatch-result = ”{ $row }” är { $printed }, men intäkter minus kostnader ger { $sum }. Kontrollera tecknet.
finding-sign-mismatch-texts = { $text } kallas överskott på ett ställe och underskott på ett annat. Rätta det ena.
