### Kommandots texter.
