### Rapportens väg från utkast till beslut: varför ett steg inte går att ta, och vad som saknas.

## Steg

problem-steps-unusable = Välj högst { $limit } rapporter, var och en en gång.
problem-step-not-from-here = { $state ->
    [draft] Rapporten är ett utkast, och därifrån går det inte.
    [ready] Rapporten är klarmarkerad, och därifrån går det inte.
    [reviewed] Rapporten är granskad, och därifrån går det inte.
    [adopted] Rapporten är beslutad, och därifrån går det inte.
   *[other] Det går inte i det steg där rapporten är.
}
problem-step-on-another-version = Du såg version { $seen }. Nu gäller version { $now }.
hint-step-on-another-version = Läs den version som gäller nu, och ta steget igen.
problem-step-not-what-was-reviewed = Det som skulle beslutas är inte det som granskades. Rapporten behöver granskas igen.
problem-step-by-own-hand = { $hand ->
    [wrote] Du har skrivit i rapporten. Någon annan behöver ta det här steget.
    [handed-in] Du har klarmarkerat rapporten. Någon annan behöver ta det här steget.
    [reviewed] Du har granskat rapporten. Någon annan behöver besluta.
   *[other] Någon annan behöver ta det här steget.
}
problem-step-too-late-to-undo = Det går inte att ångra längre.
problem-import-report-has-steps = { $file } är en rapport som någon har klarmarkerat eller beslutat här. Den byts inte ut mot en fil.
hint-import-report-has-steps = Börja en rättelse av rapporten och skriv i den.
problem-words-hold-identity-number = Det ser ut som ett personnummer. Ta bort det, så sparar vi.
problem-return-reason-unusable = Skriv varför rapporten återsänds, högst { $limit } tecken, eller ställ en fråga.
problem-correction-reason-unusable = Skriv varför rapporten rättas, högst { $limit } tecken.
problem-register-number-unusable = Skriv diarienumret, högst { $limit } tecken på en rad.
problem-decision-day-in-future = Beslutsdagen { $day } har inte varit än.

## Frågor och råd

problem-questions-wait = Frågor som väntar på svar: { $count }.
problem-questions-too-many = Ställ högst { $limit } frågor på en gång.
problem-question-unusable = Skriv något, högst { $limit } tecken, om en plats som finns i rapporten.
problem-question-settled = Frågan är avslutad.

## Det som saknas

problem-gap-reason-unusable = Skriv varför det saknas, högst { $limit } tecken.
problem-gap-grade-missing = ”{ $name }” har ingen bedömning.
problem-gap-outcome-missing = ”{ $name }” har inget utfall.
problem-gap-section-empty = Avsnittet ”{ $name }” är tomt.
problem-gap-error-unanswered = En iakttagelse som inte kan stämma väntar på svar ({ $name }).
problem-gap-question-open = En fråga väntar på svar: ”{ $name }”
problem-gap-below-not-in = { $name } har inte klarmarkerat sin rapport.
