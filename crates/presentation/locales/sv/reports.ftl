### Rapporter: listan, och en rapport som dokument.

reports-title = Rapporter
reports-lede = Planer, tertialrapporter och verksamhetsberättelser från nämnder och enheter.
reports-document = Rapport
reports-unit = Enhet
reports-date = Datum
reports-goals = Bedömda mål
reports-read-as = Läs som
reports-none = Inga rapporter är inlästa än.
reports-none-narrowed = Ingen rapport passar det du har valt. Välj färre filter.
reports-pdf = Ladda ner PDF
reports-other-forms = Ladda ner i annat format
reports-forms-read = Att läsa och ändra
reports-forms-data = Data
reports-pdf-data = PDF med data
reports-word = Word
reports-web-page = Webbsida
reports-markdown = Markdown
reports-json = Data (JSON)
reports-stratml = Data (StratML)
reports-version = Version { $number }, sparad { $day }
reports-unconfirmed = Rapporten är inläst ur ett äldre dokument. Ingen människa har bekräftat att allt hamnade rätt.
reports-old-version = Du läser en äldre version.
reports-to-latest = Läs den senaste
reports-beside = Om rapporten
reports-outline = I rapporten
reports-goals-in = Mål i rapporten
reports-indicators-in = Indikatorer i rapporten
reports-same-part = Samma del av tidigare år
reports-siblings = Fler rapporter från enheten
reports-cite = Hänvisa till den här versionen:
reports-versions = Versioner
reports-source = Källa
reports-accounted = { $unplaced ->
    [0] Alla { $lines } rader är placerade eller förklarade.
    [one] { $lines } rader, varav en utan plats.
   *[other] { $lines } rader, varav { $unplaced } utan plats.
}
