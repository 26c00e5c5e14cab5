# Granskningens regler och fynd: texts
