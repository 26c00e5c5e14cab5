### My page, the annual wheel in words, and what other programs fetch.

wheel-hand-in = { $report } is to be handed in
subscription-title = Tertial: my dates
subscription-feed = Tertial: reminders
subscription-reminder = In { $days } days: { $what }
