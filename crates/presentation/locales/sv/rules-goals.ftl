# Granskningens regler och fynd: goals

## Bedömning som underlaget inte bär

rule-grade-above-evidence = Bedömningen är högre än underlaget
rule-grade-above-evidence-meaning = Ett mål är bedömt högre än vad indikatorerna, det förväntade resultatet, aktiviteterna, målen under det eller den egna analysen ger stöd för.
rule-grade-above-evidence-why = En bedömning som rapporten själv säger emot går inte att lita på, och den följer med in i varje sammanställning ovanför.
rule-grade-above-evidence-act = Ändra bedömningen, eller skriv i analysen varför målet ändå är uppfyllt trots det som talar emot.
rule-grade-above-evidence-fires = Det förväntade resultatet är ”sjunkande sjukfrånvaro”, sjukfrånvaron gick från 5,7 % till 7,1 %, och målet är helt uppfyllt.
rule-grade-above-evidence-silent = Indikatorer som handlar om något annat än målet, nämndens siffror i enhetens tabell, värden som inte mäts här, och bedömningar som analysen motiverar.
finding-grade-above-evidence-rose = ”{ $indicator }” ökade från { $previous } till { $outcome }, men det förväntade resultatet är ”{ $promise }” och målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-fell = ”{ $indicator }” minskade från { $previous } till { $outcome }, men det förväntade resultatet är ”{ $promise }” och målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-bound = Utfallet för ”{ $indicator }” är { $outcome }, men det förväntade resultatet är ”{ $promise }” och målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-words = Det förväntade resultatet är ”{ $promise }”, men texten säger ”{ $words }” och målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-indicators = { $met } av { $all_count ->
        [one] 1 indikator
       *[other] { $all_count } indikatorer
    } når målet, men bedömningen är helt uppfyllt. ”{ $indicator }”: { $outcome } mot { $target }. Ändra bedömningen eller förklara i analysen varför den ändå håller.
finding-grade-above-evidence-indicators-worse = ”{ $indicator }” gick åt fel håll, till { $outcome } från { $target } förra året, men målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-all-wrong = { $all_count ->
        [one] Målets enda indikator går inte åt rätt håll
       *[other] Ingen av målets { $all_count } indikatorer går åt rätt håll
    } (”{ $indicator }”: { $outcome }), men målet är bedömt som delvis uppfyllt. Ändra bedömningen, eller skriv i analysen vad som ändå har uppnåtts.
finding-grade-above-evidence-not-all = Det förväntade resultatet är ”{ $promise }”, men analysen säger ”{ $words }” och målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-deficit = Analysen säger ”{ $words }”, men målet om ekonomin är bedömt som helt uppfyllt. Ändra bedömningen eller förklara varför underskottet inte påverkar den.
finding-grade-above-evidence-table = Tabellen visar ett underskott ({ $row }: { $amount }), men målet om ekonomin är bedömt som helt uppfyllt. Ändra bedömningen eller förklara varför underskottet inte påverkar den.
finding-grade-above-evidence-setbacks = Analysen berättar om sådant som inte gick som planerat ({ $count ->
        [one] 1 mening: ”{ $words }”
       *[other] { $count } meningar, till exempel ”{ $words }”
    }), men målet är bedömt som helt uppfyllt. Ändra bedömningen, eller skriv vad som gör att målet ändå är uppfyllt.
finding-grade-above-evidence-activities = { $undone } av { $all_count ->
        [one] 1 aktivitet som hör till målet är inte genomförd
       *[other] { $all_count } aktiviteter som hör till målet är inte genomförda
    }, men målet är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-grades-below = Målen under det här målet är bedömda lägre ({ $fully } helt, { $partly } delvis, { $not } ej), men målet självt är bedömt som helt uppfyllt. Ändra bedömningen eller förklara i analysen.
finding-grade-above-evidence-denied = Analysen säger ”{ $words }”, men bedömningen är { $grade ->
        [fully_met] helt uppfyllt
        [partly_met] delvis uppfyllt
        [not_met] inte uppfyllt
       *[other] { $grade }
    }. Rätta den ena.
finding-grade-above-evidence-denied-partly = Analysen säger ”{ $words }”, men bedömningen är helt uppfyllt. Rätta den ena.

## Bedömning utan underlag

rule-grade-without-evidence = Bedömning utan underlag
rule-grade-without-evidence-meaning = Ett mål är bedömt, men där finns varken analys, utfall, besvarade aktiviteter eller bedömda mål under det. En analys som bara är en fras (”Vi fortsätter arbeta med detta”) räknas inte.
rule-grade-without-evidence-why = Den som läser kan inte se vad bedömningen bygger på.
rule-grade-without-evidence-act = Skriv en analys: vad nåddes, hur vet ni det, vad återstår?
rule-grade-without-evidence-fires = Ett enhetsmål är helt uppfyllt, och under rubriken Analys står ingenting.
rule-grade-without-evidence-silent = Mål med en aldrig så kort analys som säger något i sak, och mål ovanför som vilar på bedömda mål under dem.
finding-grade-without-evidence-bare = ”{ $goal }” är bedömt, men det finns varken analys eller utfall bakom bedömningen. Skriv vad den bygger på.
finding-grade-without-evidence-phrase = ”{ $goal }” är bedömt, men analysen säger bara ”{ $words }” och det finns inget utfall. Skriv vad som nåddes och hur ni vet det.

## Bedömning saknas

rule-grade-missing = Enhetsmål utan bedömning
rule-grade-missing-meaning = Ett av enhetens egna mål har ingen bedömning i en uppföljning.
rule-grade-missing-why = Målet faller bort ur alla sammanställningar.
rule-grade-missing-act = Välj en bedömning, eller ange att målet inte bedöms den här gången.
rule-grade-missing-fires = Tre av enhetens fyra mål är bedömda i tertialrapporten.
rule-grade-missing-silent = Verksamhetsplaner, nämndens och fullmäktiges mål, och mål som med avsikt inte bedöms.
finding-grade-missing-unit-goal = ”{ $goal }” har ingen bedömning. Välj en, eller ange att målet inte bedöms i den här rapporten.

## Bedömning och förslag skiljer sig

rule-grade-disagrees-with-suggestion = Bedömningen skiljer sig från förslaget
rule-grade-disagrees-with-suggestion-meaning = Målets egna indikatorer mot årsmålen pekar på en annan bedömning än den som är vald, högre eller lägre, och analysen säger inte varför.
rule-grade-disagrees-with-suggestion-why = Bedömningen är ert val. Men när den avviker från siffrorna behöver läsaren få veta skälet.
rule-grade-disagrees-with-suggestion-act = Skriv skälet i analysen, eller ändra bedömningen.
rule-grade-disagrees-with-suggestion-fires = Båda indikatorerna når årsmålet, men målet är bedömt som inte uppfyllt och analysen nämner inga brister.
rule-grade-disagrees-with-suggestion-silent = Bedömningar som analysen motiverar, mål utan indikator med känt årsmål, och det som redan sagts som ”Bedömningen är högre än underlaget”.
finding-grade-disagrees-with-suggestion-higher = { $met } av { $all_count ->
        [one] 1 indikator
       *[other] { $all_count } indikatorer
    } når målet. Det talar för { $suggested ->
        [fully_met] helt uppfyllt
        [partly_met] delvis uppfyllt
        [not_met] inte uppfyllt
       *[other] { $suggested }
    }, men bedömningen är högre och analysen säger inte varför. Skriv skälet i analysen eller ändra bedömningen.
finding-grade-disagrees-with-suggestion-said = Analysen säger ”{ $words }”, men bedömningen är lägre. Rätta den ena, eller skriv varför bedömningen är lägre.
finding-grade-disagrees-with-suggestion-lower = { $met } av { $all_count ->
        [one] 1 indikator
       *[other] { $all_count } indikatorer
    } når målet. Det talar för { $suggested ->
        [fully_met] helt uppfyllt
        [partly_met] delvis uppfyllt
        [not_met] inte uppfyllt
       *[other] { $suggested }
    }, men bedömningen är lägre och analysen säger inte varför. Skriv skälet i analysen eller ändra bedömningen.

## Avvikelse under ett uppfyllt mål

rule-deviation-under-met-goal = Avvikelse under ett helt uppfyllt mål
rule-deviation-under-met-goal-meaning = En aktivitet är markerad med avvikelse, och målet som den hör till är bedömt som helt uppfyllt.
rule-deviation-under-met-goal-why = Antingen hade aktiviteten ingen betydelse för målet, eller så är målet inte helt uppfyllt. Läsaren behöver veta vilket.
rule-deviation-under-met-goal-act = Ändra bedömningen, eller skriv i målets analys varför målet nåddes trots avvikelsen.
rule-deviation-under-met-goal-fires = Enheten deltog inte i utbildningen som nämnden bestämt (avvikelse), och målet som utbildningen skulle leda till är helt uppfyllt.
rule-deviation-under-met-goal-silent = Avvikelser under mål som inte är helt uppfyllda, ordet avvikelse när det menar rapporterade händelser, och rutor som säger att allt går som planerat.
finding-deviation-under-met-goal-marked = Aktiviteten ”{ $activity }” är markerad med avvikelse, men ”{ $goal }” är bedömt som helt uppfyllt. Ändra bedömningen, eller skriv i analysen varför målet nåddes ändå.

## Aktivitet som passerat sitt slutdatum

rule-overdue-activity = Aktivitet förbi sitt slutdatum
rule-overdue-activity-meaning = Aktivitetens slutdatum har passerat. Den är varken klar eller markerad med avvikelse, och svaret säger att den inte blev gjord utan att säga varför, eller bara att den är på gång, eller så finns inget svar.
rule-overdue-activity-why = Det som varken är gjort eller avslutat glöms bort.
rule-overdue-activity-act = Skriv vad som blev gjort. Är det inte gjort: markera avvikelse, skriv varför och vad som händer nu.
rule-overdue-activity-fires = ”Nya handdatorer införs”, till och med 31 december, med svaret ”Vi har inte infört handdatorer ännu”.
rule-overdue-activity-silent = Korta svar som säger att det är gjort (”Enhetschefen gör detta”), aktiviteter med avvikelse, svar som ger ett skäl och slutdatum som ett beslut har flyttat.
finding-overdue-activity-silent = Aktiviteten ”{ $activity }” skulle vara klar { $end }, men det står inte hur det gick. Skriv vad som blev gjort, eller markera avvikelse.
finding-overdue-activity-undone = Aktiviteten ”{ $activity }” skulle vara klar { $end }, men svaret är ”{ $words }”. Markera avvikelse, och skriv varför och när den ska bli klar.
finding-overdue-activity-still-there = Aktiviteten ”{ $activity }” skulle vara klar { $end }, men svaret säger bara ”{ $words }”. Skriv om det har minskat och varför det finns kvar, eller markera avvikelse.
finding-overdue-activity-begun = Aktiviteten ”{ $activity }” skulle vara klar { $end }, men svaret säger bara att den har börjat: ”{ $words }”. Skriv vad som återstår och när den ska bli klar, eller markera avvikelse.
finding-overdue-activity-open = Aktiviteten ”{ $activity }” skulle vara klar { $end }, men svaret ”{ $words }” säger varken att den är klar eller varför den inte är det. Skriv vad som återstår och när den ska bli klar, eller markera avvikelse.

## Nämndmål utan enhetsmål

rule-goal-without-unit-goal = Nämndmål som enheten inte svarat på
rule-goal-without-unit-goal-meaning = Under ett nämndmål finns varken ett enhetsmål eller ett ord om att målet inte berör enheten.
rule-goal-without-unit-goal-why = Det går inte att se om målet valts bort eller glömts bort.
rule-goal-without-unit-goal-act = Skriv ett enhetsmål, eller att målet inte berör enheten.
rule-goal-without-unit-goal-fires = Enheten har egna mål under fem av sex nämndmål.
rule-goal-without-unit-goal-silent = Nämndens egna rapporter, och mål där det står att de inte berör enheten.
finding-goal-without-unit-goal-unanswered = Nämndmålet ”{ $goal }” har inget enhetsmål. Skriv ett, eller skriv att målet inte berör enheten.

## Förväntat resultat saknas

rule-missing-expected-result = Mål utan förväntat resultat
rule-missing-expected-result-meaning = Ett enhetsmål, eller ett nämndmål i nämndens eget dokument, säger inte vilket resultat som väntas.
rule-missing-expected-result-why = Utan förväntat resultat går det inte att säga när målet är uppfyllt.
rule-missing-expected-result-act = Skriv vad som ska ha hänt när målet är uppfyllt, helst så att det går att mäta.
rule-missing-expected-result-fires = Målet ”Vi är beredda” utan något under Förväntat resultat.
rule-missing-expected-result-silent = Fullmäktiges mål, och nämndens mål i enhetens dokument.
finding-missing-expected-result-absent = ”{ $goal }” saknar förväntat resultat. Skriv vad som ska ha hänt när målet är uppfyllt.

## Analys saknas

rule-missing-analysis = Analys saknas
rule-missing-analysis-meaning = Ett bedömt mål har ingen analys eller bara en tom fras, en indikator når inte sitt mål och har ingen kommentar, eller ett underskott redovisas utan ett ord.
rule-missing-analysis-why = Siffran säger att något är fel. Bara ord säger varför, och vad ni gör åt det.
rule-missing-analysis-act = Skriv kort varför det blev så och vad ni gör.
rule-missing-analysis-fires = Driftbudgeten slutar på minus, och avsnittet är bara en tabell.
rule-missing-analysis-silent = Mål som nåddes, indikatorer som kommenteras på ett annat ställe, och verksamhetsplaner.
finding-missing-analysis-goal = ”{ $goal }” är bedömt men saknar analys. Skriv vad bedömningen bygger på.
finding-missing-analysis-phrase = Analysen av ”{ $goal }” säger bara ”{ $words }”. Skriv vad som nåddes, vad som inte nåddes och varför.
finding-missing-analysis-indicator = ”{ $indicator }” blev { $outcome } mot målet { $target }, och ingen kommentar säger varför. Skriv varför och vad ni gör åt det.
finding-missing-analysis-deficit = ”{ $section }” visar ett underskott ({ $row }: { $amount }) men säger inget om det. Skriv orsaken och vilka åtgärder ni vidtar.

## Tomma avsnitt

rule-empty-section = Rubrik utan text
rule-empty-section-meaning = Under en rubrik står ingenting, eller så saknar ett mål i planen en text som de flesta andra mål har.
rule-empty-section-why = Läsaren kan inte skilja ”inget att säga” från ”inte skrivet än”.
rule-empty-section-act = Skriv texten, eller en rad om att det inte finns något att redovisa.
rule-empty-section-fires = ”Investeringar” följt av nästa rubrik.
rule-empty-section-silent = Rubriker med underrubriker eller tabell, rubriken ovanför målen och ”Förslag till beslut”. En tom rubrik ”Övrigt” kan undantas i stadens inställningar.
finding-empty-section-heading = Under ”{ $heading }” står ingenting. Skriv texten, eller att det inte finns något att redovisa.
finding-empty-section-other-matters = Under ”{ $heading }” står ingenting. Ta bort rubriken, eller skriv att det inte finns något att redovisa.
finding-empty-section-goal-text = ”{ $goal }” saknar texten { $label ->
        [working_method] Arbetssätt
        [resource_use] Resursanvändning
        [follow_up] Uppföljning
        [development] Utveckling
       *[other] { $label }
    }, som { $with } av { $all_count ->
        [one] 1 enhetsmål
       *[other] { $all_count } enhetsmål
    } har. Skriv den, eller varför den inte behövs.

## Föreslagen bedömning

suggestion-indicator-counts = { $met } av { $all_count ->
        [one] 1 indikator
       *[other] { $all_count } indikatorer
    } når målet{ $closer_count ->
        [0] {""}
       *[other] , { $closer_count } går åt rätt håll utan att nå det
    }{ $wrong_count ->
        [0] {""}
       *[other] , { $wrong_count } går åt fel håll eller är långt från det
    }.
suggestion-grades-below = Målen under: { $fully } helt, { $partly } delvis, { $not } ej.
suggestion-activity-counts = { $all_count ->
        [one] Målets aktivitet
       *[other] Målets { $all_count } aktiviteter
    }: { $done_count ->
        [one] 1 genomförd
       *[other] { $done_count } genomförda
    }{ $plan_count ->
        [0] {""}
       *[other] , { $plan_count } pågår enligt plan
    }{ $waiting_count ->
        [0] {""}
       *[other] , { $waiting_count } har inte börjat
    }{ $undone_count ->
        [0] {""}
       *[other] , { $undone_count } avviker eller blev inte av
    }{ $overdue_count ->
        [0] {""}
       *[other] , { $overdue_count } pågår efter sitt slutdatum
    }{ $later_count ->
        [0] {""}
        [one] , 1 räknas inte eftersom den slutar { $years }
       *[other] , { $later_count } räknas inte eftersom de slutar { $years }
    }{ $unknown_count ->
        [0] {""}
       *[other] , { $unknown_count } räknas inte eftersom läget saknas
    }.
suggestion-activity-counts-above = { $all_count ->
        [one] Aktiviteten ovanför målet
       *[other] De { $all_count } aktiviteterna ovanför målet
    }, om samma sak: { $done_count ->
        [one] 1 genomförd
       *[other] { $done_count } genomförda
    }{ $plan_count ->
        [0] {""}
       *[other] , { $plan_count } pågår enligt plan
    }{ $waiting_count ->
        [0] {""}
       *[other] , { $waiting_count } har inte börjat
    }{ $undone_count ->
        [0] {""}
       *[other] , { $undone_count } avviker eller blev inte av
    }{ $overdue_count ->
        [0] {""}
       *[other] , { $overdue_count } pågår efter sitt slutdatum
    }{ $later_count ->
        [0] {""}
        [one] , 1 räknas inte eftersom den slutar { $years }
       *[other] , { $later_count } räknas inte eftersom de slutar { $years }
    }{ $unknown_count ->
        [0] {""}
       *[other] , { $unknown_count } räknas inte eftersom läget saknas
    }.
suggestion-why-fully = Allt som går att jämföra når målet: det ger förslaget uppfylls helt.
suggestion-why-partly = Underlaget pekar åt olika håll, eller åt rätt håll utan att nå målet: det ger förslaget uppfylls delvis.
suggestion-why-not = Allt som går att jämföra går åt fel håll eller är långt från målet: det ger förslaget uppfylls ej.
suggestion-why-undone = Utfallen når målet, men så många aktiviteter avviker att förslaget blir uppfylls delvis.
suggestion-why-activities = Inget utfall går att jämföra med ett mål: förslaget vilar på aktiviteterna.
suggestion-indicator-strong = ”{ $name }” når målet: { $value } mot { $target }.
suggestion-indicator-weak = ”{ $name }” går åt rätt håll men når inte målet: { $value } mot { $target }.
suggestion-indicator-wrong = ”{ $name }” går åt fel håll eller är långt från målet: { $value } mot { $target }.
suggestion-indicator-worse = ”{ $name }” går åt fel håll: { $value }, förra året { $previous }.
suggestion-activity-undone = Aktiviteten ”{ $name }” är inte genomförd.
suggestion-strength-none = Underlaget räcker inte för ett förslag.
suggestion-strength-weak = Svagt underlag
suggestion-strength-fair = Visst underlag
suggestion-strength-firm = Starkt underlag
