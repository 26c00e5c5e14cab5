### Reports: the list, and one report as a document.

reports-title = Reports
reports-lede = Plans, tertial reports and annual reports from committees and units.
reports-document = Report
reports-unit = Unit
reports-date = Date
reports-goals = Assessed goals
reports-read-as = Read as
reports-none = No reports have been read in yet.
reports-none-narrowed = No report fits what you have chosen. Choose fewer filters.
reports-pdf = Download PDF
reports-other-forms = Download in another format
reports-forms-read = To read and edit
reports-forms-data = Data
reports-pdf-data = PDF with data
reports-word = Word
reports-web-page = Web page
reports-markdown = Markdown
reports-json = Data (JSON)
reports-stratml = Data (StratML)
reports-version = Version { $number }, saved { $day }
reports-unconfirmed = The report was read in from an older document. No person has confirmed that everything found its place.
reports-old-version = You are reading an older version.
reports-to-latest = Read the latest
reports-beside = About the report
reports-outline = In the report
reports-goals-in = Goals in the report
reports-indicators-in = Indicators in the report
reports-same-part = The same part of earlier years
reports-siblings = More reports from the unit
reports-cite = Refer to this version:
reports-versions = Versions
reports-source = Source
reports-accounted = { $unplaced ->
    [0] All { $lines } lines are placed or explained.
    [one] { $lines } lines, one of them without a place.
   *[other] { $lines } lines, { $unplaced } of them without a place.
}
