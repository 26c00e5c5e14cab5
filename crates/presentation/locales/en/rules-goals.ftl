# The review's rules and findings: goals
