# Word tur och retur: skillnader mellan en fil som kommit tillbaka och rapporten.

word-back-changed = ändrad
word-back-removed = finns inte i filen
word-back-conflict = ändrad både i filen och i Tertial
word-back-not-sent = kan inte ändras på det här sättet
word-back-taken = tas med
word-back-left = tas inte med
word-back-look = Orden är desamma; bara fetstil, kursivt, länkar eller listor skiljer.
word-back-figures = Siffror i tabellerna över indikatorer och aktiviteter kan inte ändras på det här sättet:
word-back-fixed = Rubriker och annan fast text kan inte ändras på det här sättet:
word-back-count = { $count ->
    [0] Inget skiljer.
    [one] { $count } plats skiljer.
   *[other] { $count } platser skiljer.
}
word-back-unchanged = { $count ->
    [one] { $count } plats är som den var.
   *[other] { $count } platser är som de var.
}
word-back-note-unplaced = Utan plats: ”{ $words }”
word-back-note-torn = Slutet på { $place } var borta; texten lästes fram till nästa plats.
word-back-note-twice = { $place } fanns två gånger i filen; texterna lades ihop.
word-back-note-heading = Rubriken ”{ $words }” i { $place } blev ett stycke i fetstil.
word-back-note-picture = Bilder i filen tas inte med.
word-back-note-comment = Kommentar av { $author }: { $words }
word-back-note-foreign = Filen rymmer text ur en annan fil från Tertial; den lästes som vanlig text.
word-back-note-nested = Listor i listor blev en lista.

word-page-open = Word tur och retur
word-page-title = Word tur och retur
word-page-lede = Skriv i Word eller LibreOffice och ta tillbaka texten. Du ser varje skillnad innan den sparas.
word-page-out = Skicka ut
word-page-out-hint = Texter, listor och tabeller kan ändras. Rubriker samt siffror i tabellerna över indikatorer och aktiviteter ändras inte på det här sättet.
word-page-whole = Hela rapporten som Word
word-page-one = Ett avsnitt
word-page-back = Ta tillbaka
word-page-back-hint = Välj filen som hämtades här. Spårade ändringar läses som godkända; kommentarer visas. Inget sparas förrän du har valt.
word-page-file = Word-fil (.docx)
word-page-show = Visa skillnader
word-page-differences = Skillnader
word-page-made-of = { $file } gjordes av version { $exported }. Rapporten är nu i version { $latest }.
word-page-stale = Rapporten har ändrats sedan skillnaderna visades, och inget har sparats. Här är de på nytt; dina texter finns kvar.
word-page-take = Ta med
word-page-now = Nu i Tertial
word-page-in-file = I filen
word-page-gone = Borttaget:
word-page-gone-end = (slut på borttaget)
word-page-new = Tillagt:
word-page-new-end = (slut på tillagt)
word-page-fixed = Kan inte ändras i Word
word-page-notes = Att veta om filen
word-page-store = Spara det valda som ny version
word-page-other = Välj en annan fil
word-page-nothing = Här står ingenting.
