# Granskningens regler och fynd: figures
