### Det som står runt varje sida: meny, filter, bläddring, fel och stillastående sidor.

## Ramen

page-to-top = Till toppen
page-skip = Hoppa till innehållet
page-menu = Huvudmeny
page-search = Sök från alla sidor
page-table = Tabell: { $name }
page-where = Var du är
page-pages = Sidor i listan
page-position = Sida { $page } av { $pages }
page-previous = Förra sidan
page-next = Nästa sida
page-same-as-table = Samma siffror som tabell
menu-start = Start
menu-reports = Rapporter
menu-goals = Röda tråden
menu-indicators = Indikatorer
menu-activities = Aktiviteter
menu-units = Enheter
menu-imports = Inlästa
menu-about = Så styrs staden
menu-signs = Så läser du tecknen
menu-accessibility = Tillgänglighet
format-web = Webb

## Filter

empty-begin = Här är tomt. Läs in dokument från en fil eller mapp:
empty-command = tertial import mapp/ --database stad.db --city "Ekstad"
empty-then = Byt ut mapp, databas och stadens namn mot dina egna. Ladda sedan om sidan.
filter-year = År
filter-committee = Nämnd
filter-unit = Enhetens namn
filter-kind = Slag
filter-all-years = Alla år
filter-all-committees = Alla nämnder
filter-all-kinds = Alla slag
filter-show = Visa
filter-all = Visa alla

## När något går fel: vad som hände och vad du kan göra

error-next = Så kommer du vidare
error-reference = Om du ber om hjälp, säg den här koden:
error-bad-address-title = Adressen går inte att läsa
error-bad-address-what = Något i adressen efter frågetecknet är skrivet på ett sätt som sidan inte känner igen, till exempel ett årtal med bokstäver.
error-bad-address-next = Gå till listan och välj i fälten där.
error-not-found-title = Sidan finns inte
error-not-found-what = Här finns inget att visa. Länken kan vara gammal, eller så har en bokstav fallit bort.
error-not-found-next = Sök efter det du vill läsa, eller börja från någon av sidorna här nedanför.
error-forbidden-title = Du får inte göra det här
error-forbidden-what = Det du bad om hör till någon annan, eller får bara göras av den som sköter systemet.
error-forbidden-next = Be den som äger uppgiften, eller läs något av det som är öppet för dig.
error-elsewhere-title = Begäran kom från en annan webbplats
error-elsewhere-what = En annan webbplats försökte ändra något här i ditt namn. Inget har ändrats.
error-elsewhere-next = Gå hit direkt och gör om det du ville göra.
error-host-title = Adressen hör inte hit
error-host-what = Programmet svarar bara på den här datorns egna namn, som localhost och 127.0.0.1.
error-host-next = Skriv adressen som den stod när programmet startade.
error-method-title = Sidan kan inte användas så
error-method-what = Sidan finns, men begäran var av ett slag som den inte tar emot.
error-method-next = Öppna sidan på vanligt sätt genom någon av länkarna.
error-too-large-title = Det blev för långt
error-too-large-what = Adressen eller det du skickade är längre än vad programmet tar emot. Inget har sparats.
error-too-large-next = Korta texten och försök igen.
error-refused-title = Det går inte än
error-refused-what = Något måste rättas först. Här står vad:
error-refused-next = Rätta det som står ovan och försök igen.
error-stale-title = Någon annan hann före
error-stale-what = Sidan har ändrats sedan du öppnade den. Båda texterna finns kvar.
error-stale-next = Öppna sidan igen, så ser du vad som är nytt.
error-unavailable-title = Det går inte just nu
error-unavailable-what = En del av systemet svarar inte. Det du har läst och sparat finns kvar.
error-unavailable-next = Vänta en stund och ladda om sidan.
error-busy-title = Många vill läsa samtidigt
error-busy-what = Programmet har fullt upp och hann inte svara.
error-busy-next = Vänta några sekunder och ladda om sidan.
error-timed-out-title = Det tog för lång tid
error-timed-out-what = Sidan blev inte klar i tid. Inget har gått förlorat.
error-timed-out-next = Ladda om sidan, eller välj något mindre.
error-internal-title = Något är trasigt hos oss
error-internal-what = Felet är vårt och inte ditt. Det är antecknat, och inget har gått förlorat.
error-internal-next = Försök igen. Om det händer på nytt, hör av dig till den som sköter systemet.

## Så styrs staden

about-lede = Målen sätts överst och arbetet görs längst ut. Här står hur de hänger ihop och hur du läser det som visas.
about-steering = Så styrs staden
about-council = Kommunfullmäktige
about-council-does = sätter inriktningsmål och mål i budgeten
about-committees = Nämnderna
about-committees-do = gör dem till nämndmål med egna årsmål
about-units = Enheterna
about-units-do = skriver hur de ska arbeta, och följer upp tre gånger om året
about-year = Året i fyra dokument
about-annual-plan = Skrivs före året. Den säger vad enheten ska nå, hur den ska arbeta och hur den ska se att det blev så.
about-tertial-report-1 = Skrivs efter april. Den säger hur det går och hur helåret bedöms bli.
about-tertial-report-2 = Skrivs efter augusti. Den säger hur det går och hur helåret bedöms bli.
about-annual-report = Skrivs efter året. Den säger hur det blev, och bedömningarna är slutliga.
about-numbers = Så läser du siffrorna
about-numbers-printed = Ett tal visas som det stod i rapporten. Saknas det står det varför: svar saknas, ej aktuellt, mäts inte eller för få personer.
about-numbers-added = Andelar läggs aldrig ihop genom att räkna medelvärde av procent. Täljare och nämnare summeras var för sig och delas på nytt. Där det inte går står det att indikatorn inte räknas ihop.
about-numbers-small = Siffror om få personer visas inte, så att ingen kan kännas igen.
about-kept = Inget går förlorat
about-kept-lines = För varje inläst dokument redovisas varje rad: placerad i rapporten, sidhuvud eller sidfot, innehållsförteckning, eller inte placerad och varför. Ett inläst dokument är märkt tills en människa har bekräftat det.
about-kept-versions = En rapport finns kvar i alla sina versioner. Varje version har en kontrollsumma, så att vem som helst kan se att den är oförändrad.

## Tillgänglighet

accessibility-lede = Sidorna ska kunna användas av alla, och målet är WCAG 2.2 nivå AA.
accessibility-works = Så är sidorna byggda
accessibility-keyboard = Allt går att nå med tangentbord, och det syns var du är.
accessibility-script = Sidorna fungerar utan JavaScript.
accessibility-signs = Varje läge visas med form, ord och färg. Färg säger aldrig något ensam.
accessibility-tables = Varje bild har sina siffror som tabell eller text. Breda tabeller rullar i sidled för sig.
accessibility-zoom = Sidorna går att läsa från 320 bildpunkters bredd och med 400 procents förstoring.
accessibility-contrast = Ljust och mörkt utseende följer din dators inställning.
accessibility-lacks = Det som brister
accessibility-lacks-ear = Sidorna är inte prövade med skärmläsare av vana användare.
accessibility-lacks-old = Inlästa dokument kan sakna rubriker och bildbeskrivningar som originalet inte hade.
accessibility-lacks-words = Rapporternas egna texter står på det språk som de skrevs på.
accessibility-contact = Om du möter ett hinder
accessibility-contact-how = Hör av dig till den kommun som visar sidorna, och säg vilken sida det gäller och vad som hindrade dig.
