### Min sida, årshjulet i ord, och det som andra program hämtar.

wheel-hand-in = { $report } ska klarmarkeras
subscription-title = Tertial: mina datum
subscription-feed = Tertial: påminnelser
subscription-reminder = Om { $days } dagar: { $what }

## Min sida

menu-my-page = Min sida
menu-city = Staden
my-page-lede = { $weekday } { $day }, vecka { $week }. { $places }.
my-page-lede-many = { $weekday } { $day }, vecka { $week }. { $places } och { $count } till.
weekday-1 = Måndag
weekday-2 = Tisdag
weekday-3 = Onsdag
weekday-4 = Torsdag
weekday-5 = Fredag
weekday-6 = Lördag
weekday-7 = Söndag
my-page-next = Det här behövs mest
my-page-todo = Att göra
my-page-todo-count = { $count ->
    [one] En sak
   *[other] { $count } saker, i den ordning de behövs
}
my-page-waiting-besides = { $count ->
    [one] En rapport till väntar på dig
   *[other] { $count } rapporter till väntar på dig
}
my-page-nothing = Inget att göra just nu.
my-page-nothing-until = Inget att göra just nu. Nästa datum är { $day }: { $what }.
my-page-nothing-more = Inget mer än det.
my-page-answer = Svara på frågorna om { $report }
my-page-begin = Börja på { $report }
my-page-hand-in = Klarmarkera { $report }
my-page-hand-in-again = Klarmarkera { $report } igen
my-page-review = Granska { $report }
my-page-adopt = Besluta { $report }
my-page-write = Skriv vidare på { $report }
my-page-stands-sent-back = { $count ->
    [one] Återsänd. En fråga väntar på svar och stoppar klarmarkeringen.
   *[other] Återsänd. { $count } frågor väntar på svar och stoppar klarmarkeringen.
}
my-page-stands-to-hand-in-again = Återsänd. Ingen fråga väntar på svar.
my-page-stands-asked = { $count ->
    [one] En fråga väntar på svar.
   *[other] { $count } frågor väntar på svar.
}
my-page-stands-not-begun = Inte påbörjad.
my-page-stands-correction = Rättelse, utkast.
my-page-stands-draft = Utkast.
my-page-stands-ready = Klarmarkerad, väntar på granskning.
my-page-stands-reviewed = Granskad, väntar på beslut.
my-page-late = { $days ->
    [one] En dag försenad, sista dag var { $day }
   *[other] { $days } dagar försenad, sista dag var { $day }
}
my-page-today = Sista dag är idag
my-page-left = { $days ->
    [one] Sista dag är i morgon, { $day }
   *[other] { $days } dagar kvar, sista dag är { $day }
}
my-page-do-answer = Läs och svara
my-page-do-review = Läs och granska
my-page-do-adopt = Läs och besluta
my-page-do-write = Öppna rapporten
my-page-do-unit = Öppna enheten
my-page-news-title = Nytt för dig
my-page-news-none = Inget nytt.
my-page-since = Sedan du var här { $at }
my-page-since-first = De senaste 30 dagarna
my-page-step = { $step ->
    [hand_in] Klarmarkerad
    [take_back] Återtagen
    [send_back] Återsänd
    [review] Granskad
    [decline] Återremitterad
    [adopt] Beslutad
    [correct] Rättelse påbörjad
    [abandon] Rättelse lagd åt sidan
   *[other] Ångrat steg
}
my-page-news = { $kind ->
    [goal] { $change ->
        [new] Nytt mål
        [ended] Mål som upphör
       *[other] Ändrat mål
    }
    [target] { $change ->
        [new] Nytt årsmål
        [ended] Årsmål som upphör
       *[other] Ändrat årsmål
    }
   *[other] { $change ->
        [new] Ny aktivitet
        [ended] Aktivitet som upphör
       *[other] Ändrad aktivitet
    }
}
my-page-was = Förut:
my-page-is = Nu:
my-page-said = { $place }, om { $year }. Sagt { $at }.
my-page-said-by-decision = { $place }, om { $year }. Sagt { $at }, beslut { $decision }.
my-page-wheel = Årshjulet
my-page-wheel-caption = Siffrorna utanför ringen är datum, i listan under bilden. Visaren är idag.
my-page-no-dates = Inga datum är satta än.
my-page-to-calendar = Få datumen i din egen kalender

## Kalenderadressen på kontot

account-calendar = Datum i din kalender
account-calendar-hint = En adress som din kalender eller ditt flödesprogram hämtar från utan inloggning. Den som har adressen ser datum, dokument och namn på dina enheter, och inget annat.
account-calendar-made = Spara adresserna nu. De visas bara den här gången.
account-calendar-ics = Kalender:
account-calendar-feed = Flöde med påminnelser:
account-calendar-since = Du har en adress, gjord
account-calendar-make = Gör en adress
account-calendar-again = Gör en ny adress
account-calendar-end = Dra tillbaka adressen
