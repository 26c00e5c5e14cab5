# The review's rules and findings: figures
