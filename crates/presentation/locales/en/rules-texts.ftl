# The review's rules and findings: texts
