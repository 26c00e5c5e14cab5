### Activities.

activities-lede = What is to be done to reach the goals: when, by whom and how it is going. What is not done and ends soonest stands first.
activities-words = Words in the text
activities-all-states = All states
activities-goal = Serves the goal
activities-none = No activities have been read in yet.
activities-none-narrowed = No activity fits what you have chosen. Choose fewer filters.
