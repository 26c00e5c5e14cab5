### Sidornas texter.
