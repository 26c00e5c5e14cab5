# Granskningens regler och fynd: goals
