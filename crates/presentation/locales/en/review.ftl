### The review: words for places, weight and what is missing. The rules have files of their own.

review-severity-error = Important
review-severity-warning = Look over
review-severity-hint = Hint
review-need-earlier-report = needs last year's report
review-need-goals-above = needs the goals from above
review-place-report = The whole document
review-place-head = The document's head
review-place-section = Section
review-place-table = Table
review-place-row = Row
review-place-grade = Grade
review-place-analysis = Analysis
review-place-comment = Comment
