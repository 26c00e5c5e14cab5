# Granskningens regler och fynd: texts

## Framtid i en berättelse om året som gått

rule-future-tense = Året beskrivs som om det inte hänt än
rule-future-tense-meaning = En verksamhetsberättelse säger att något ska göras, återstår eller är ovisst under det år som den berättar om.
rule-future-tense-why = Den som läser en berättelse vill veta vad som blev gjort. En mening ur planen döljer att frågan är obesvarad.
rule-future-tense-act = Skriv vad som hände. Gäller meningen nästa år: skriv vilket år.
rule-future-tense-fires = ”Under 2021 kommer vi att starta en kör” i verksamhetsberättelsen för 2021.
rule-future-tense-silent = Meningar om ett senare år, förväntade resultat och aktiviteters namn, avsnitt som handlar om nästa år, vad ett beslut eller en plan avsåg, och hur något är en viss dag (”i december är alla tjänster tillsatta”).
finding-future-tense-to-come = Texten säger ”{ $words }” om { $when }, men rapporten berättar om { $year } när året är slut. Skriv vad som hände, eller vilket år som menas.
finding-future-tense-ahead = ”{ $when }” blickar framåt mot { $year }, men rapporten berättar om det året när det är slut. Skriv om till hur det blev.

## En annan tid som den nuvarande

rule-stale-period = En annan period anges som den nuvarande
rule-stale-period-meaning = Ett datum, en period eller en rapports namn hör till ett annat år eller en annan rapport än den här.
rule-stale-period-why = Det är ofta text som följt med från en äldre rapport. Läsaren kan inte veta vad som gäller nu.
rule-stale-period-act = Rätta året eller perioden. Gäller uppgiften verkligen en annan tid: skriv i dåtid så att det syns.
rule-stale-period-fires = ”Under tertial 2 fortsätter rekryteringen” i en verksamhetsberättelse.
rule-stale-period-silent = Jämförelser med tidigare år, det som hände då och berättas i dåtid, startdatum, programs år, lagar och mötet i januari där rapporten fastställdes.
finding-stale-period-part = Texten talar om ”{ $words }” som om det pågår nu, men rapporten gäller en senare period ({ $year }). Skriv hur det blev, eller berätta om perioden i dåtid.
finding-stale-period-so-far = ”{ $words }” hör hemma i en rapport under året. Den här berättar om hela { $year }: skriv årets resultat.
finding-stale-period-name = Texten kallar dokumentet ”{ $words }”, men det här är en annan rapport ({ $year }). Rätta namnet eller året.
finding-stale-period-settled = ”{ $words }” anges som dagen då berättelsen för { $year } behandlades, men då var året inte slut. Kontrollera datumet.
finding-stale-period-ahead-of-past = ”{ $words }” anges som något som ska komma, men rapporten gäller { $year }. Kontrollera om meningen följt med från en äldre rapport.
finding-stale-period-year = ”{ $words }” anges som den tid som texten handlar om, men rapporten gäller { $year }. Rätta året, eller skriv i dåtid om det är bakgrund.
finding-stale-period-date = Dokumentet är daterat { $words }, men gäller { $year } som då inte var slut. Kontrollera datumet.
finding-stale-period-row = Utfallet för ”{ $indicator }” är märkt ”{ $words }”, men rapporten gäller { $year }. Ange årets utfall eller rätta perioden.

## Samma text två gånger

rule-repeated-text = Samma text på två ställen
rule-repeated-text-meaning = Ett stycke eller flera meningar i rad står ord för ord på två ställen, eller stod så redan i förra årets rapport. Eller så står ett långt stycke likadant i rapporten från en annan enhet under samma nämnd.
rule-repeated-text-why = Ett kopierat svar svarar på högst en av två frågor, ett stycke som är likadant år efter år säger inget om i år, och ett som två enheter delar säger inget om någon av dem.
rule-repeated-text-act = Skriv vad som är särskilt för just det här stället. Behövs texten bara en gång: ta bort den ena och hänvisa.
rule-repeated-text-fires = Hela svaret på en aktivitet är svaret på aktiviteten ovanför.
rule-repeated-text-silent = Rubriker och måltitlar, korta uppräkningar, meningar som skiljer sig i ett namn eller en siffra, hur enheten presenteras från år till år, och sådant som de flesta enheter under nämnden har gemensamt.
finding-repeated-text-twice = Stycket ”{ $words }” ({ $count } ord) står redan på ett annat ställe i rapporten. Skriv vad som gäller här, eller ta bort det ena.
finding-repeated-text-last-year = Stycket ”{ $words }” är oförändrat sedan rapporten för { $year }. Skriv vad som är nytt, eller bekräfta att det stämmer också i år.
finding-repeated-text-sibling = Stycket ”{ $words }” står ord för ord också i rapporten från { $unit }{ $more ->
        [0] {""}
        [one] {" "}och 1 enhet till
       *[other] {" "}och { $more } enheter till
    }. Skriv vad som gäller hos er, eller stryk det som är gemensamt för flera.

## Personuppgifter

rule-personal-data = Något som ser ut som en persons uppgifter
rule-personal-data-meaning = Texten innehåller något som ser ut som ett personnummer, eller en enskild persons telefon, e-post, adress, födelsedag, sjukdom eller familj.
rule-personal-data-why = Rapporten blir en allmän handling och sprids i kopior. En uppgift om en enskild person kan då inte tas tillbaka.
rule-personal-data-act = Ta bort uppgiften innan rapporten lämnas vidare. Är det inget personnummer: svara med en motivering.
rule-personal-data-fires = Ett personnummer i en beskrivning av ett klagomål.
rule-personal-data-silent = Enhetens och kontorets telefon och adress, uppgifterna i dokumentets huvud, organisationsnummer, diarienummer, datum och belopp.
finding-personal-data-identity = Texten innehåller något som ser ut som ett personnummer ({ $shown }). Ta bort det: rapporten blir en allmän handling.
finding-personal-data-coordination = Texten innehåller något som ser ut som ett samordningsnummer ({ $shown }). Ta bort det: rapporten blir en allmän handling.
finding-personal-data-telephone = Texten innehåller något som ser ut som en enskild persons telefonnummer ({ $shown }). Ta bort det, eller svara att det är verksamhetens eget.
finding-personal-data-address = Texten verkar säga var en enskild person bor ({ $shown }). Ta bort adressen, eller svara att det är verksamhetens egen.
finding-personal-data-email = Texten innehåller något som ser ut som en enskild persons e-postadress ({ $shown }). Ta bort den, eller svara att det är verksamhetens egen.
finding-personal-data-birthday = Texten verkar säga när en enskild person är född ({ $shown }). Ta bort dagen: den pekar ut personen.
finding-personal-data-matter = Texten verkar berätta om en enskild persons sjukdom eller familj ({ $shown }). Ta bort det som pekar ut personen, eller uppgiften.
