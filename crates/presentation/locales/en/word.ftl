# Word there and back: differences between a file that has come back and the report.

word-back-changed = changed
word-back-removed = not in the file
word-back-conflict = changed both in the file and in Tertial
word-back-not-sent = cannot be changed this way
word-back-taken = taken
word-back-left = not taken
word-back-look = The words are the same; only bold, italics, links or lists differ.
word-back-figures = Figures in tables of indicators and activities cannot be changed this way:
word-back-fixed = Headings and other fixed text cannot be changed this way:
word-back-count = { $count ->
    [0] Nothing differs.
    [one] { $count } place differs.
   *[other] { $count } places differ.
}
word-back-unchanged = { $count ->
    [one] { $count } place is as it was.
   *[other] { $count } places are as they were.
}
word-back-note-unplaced = Without a place: “{ $words }”
word-back-note-torn = The end of { $place } was gone; the text was read up to the next place.
word-back-note-twice = { $place } stood twice in the file; the texts were put together.
word-back-note-heading = The heading “{ $words }” in { $place } became a bold paragraph.
word-back-note-picture = Pictures in the file are not taken in.
word-back-note-comment = Comment by { $author }: { $words }
word-back-note-foreign = The file holds text from another file of Tertial’s; it was read as ordinary text.
word-back-note-nested = Lists in lists became one list.

word-page-open = Word there and back
word-page-title = Word there and back
word-page-lede = Write in Word or LibreOffice and bring the text back. You see every difference before it is saved.
word-page-out = Send out
word-page-out-hint = Texts, lists and tables may be changed. Headings, and figures in tables of indicators and activities, are not changed this way.
word-page-whole = The whole report as Word
word-page-one = One section
word-page-back = Bring back
word-page-back-hint = Choose the file that was fetched here. Tracked changes are read as accepted; comments are shown. Nothing is saved until you have chosen.
word-page-file = Word file (.docx)
word-page-show = Show differences
word-page-differences = Differences
word-page-made-of = { $file } was made of version { $exported }. The report is now at version { $latest }.
word-page-stale = The report has changed since the differences were shown, and nothing was saved. Here they are anew; your texts are kept.
word-page-take = Take
word-page-now = In Tertial now
word-page-in-file = In the file
word-page-gone = Removed:
word-page-gone-end = (end of removed)
word-page-new = Added:
word-page-new-end = (end of added)
word-page-fixed = Cannot be changed in Word
word-page-notes = About the file
word-page-store = Save what is chosen as a new version
word-page-other = Choose another file
word-page-nothing = Nothing stands here.
