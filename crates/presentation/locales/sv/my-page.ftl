### Min sida, årshjulet i ord, och det som andra program hämtar.

wheel-hand-in = { $report } ska klarmarkeras
subscription-title = Tertial: mina datum
subscription-feed = Tertial: påminnelser
subscription-reminder = Om { $days } dagar: { $what }
