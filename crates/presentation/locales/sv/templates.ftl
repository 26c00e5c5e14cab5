### Mallar: kommandona, och vad som är fel med en mall.

## Kommandona

cli-templates = Mallar för dokument: lista, visa och kontrollera
cli-templates-list = Lista mallarna, de inbyggda och stadens egna
cli-templates-list-folder = Mapp med stadens egna mallar (TOML)
cli-templates-list-examples =
    tertial templates list
    tertial templates list mallar/
cli-templates-show = Skriv ut en mall: början till en egen
cli-templates-show-template = Mallens namn, eller en fil
cli-templates-show-examples =
    tertial templates show vb-enhet > mallar/vb-enhet.toml
cli-templates-check = Säg om filer går att använda som mallar, med rad och kolumn för det som är fel
cli-templates-check-files = Filerna
cli-templates-check-examples =
    tertial templates check mallar/vb-enhet.toml
    tertial templates check mallar/*.toml
cli-templates-examples =
    tertial templates list
    tertial templates show vb-enhet > mallar/vb-enhet.toml
    tertial templates check mallar/vb-enhet.toml
    tertial render vb-2025.json -o vb-2025.pdf --template mallar/vb-enhet.toml
cli-templates-built-in = inbyggd
cli-templates-sound = { $path }: mallen ”{ $name }” går att använda.
cli-render-template = Mallen som dokumentet görs efter: ett namn (se tertial templates list) eller en TOML-fil
cli-serve-templates = Mapp med stadens mallar (TOML); för de dokument och år som de gäller görs filerna efter dem
cli-value-template = MALL
cli-value-templates = MAPP
cli-value-folder = MAPP
cli-value-files = FIL
cli-limit-template-bytes = Byte i en mall, och i logotypen bredvid den

## Felen

cli-template-unknown = Mallen ”{ $name }” finns inte. Välj bland { $known }, eller skriv en fils namn med .toml på slutet.
cli-template-not-utf8 = { $path }, rad { $line }: filen är inte text i UTF-8.
cli-template-not-toml = { $path }, rad { $line }, kolumn { $column }: filen är inte TOML: { $found }
cli-template-too-long = { $path }: mallen är { $found } byte; högst { $expected } får plats.
cli-template-key-unknown = { $path }, rad { $line }, kolumn { $column }: ”{ $found }” hör inte hemma här. Här kan stå: { $expected }.
cli-template-key-missing = { $path }, rad { $line }, kolumn { $column }: ”{ $expected }” saknas i { $found }.
cli-template-wrong-type = { $path }, rad { $line }, kolumn { $column }: ”{ $found }” är inte av rätt slag. Skriv så här: { $expected }
cli-template-value-unknown = { $path }, rad { $line }, kolumn { $column }: ”{ $found }” går inte att välja. Skriv så här: { $expected }.
cli-template-out-of-range = { $path }, rad { $line }, kolumn { $column }: { $found } är utanför det tillåtna, { $expected }.
cli-template-text-empty = { $path }, rad { $line }, kolumn { $column }: texten är tom.
cli-template-twice = { $path }, rad { $line }, kolumn { $column }: ”{ $found }” står två gånger, och en är den enda som får stå.
cli-template-frame-order = { $path }, rad { $line }, kolumn { $column }: cover står först och contents före alla andra avsnitt.
cli-template-contrast = { $path }, rad { $line }, kolumn { $column }: färgen har kontrasten { $found }:1 mot vitt. För att gå att läsa behöver den minst { $expected }:1.
cli-template-logo-absent = { $path }, rad { $line }, kolumn { $column }: logotypen { $found } ligger inte bredvid mallen.
cli-template-logo-unsafe = { $path }, rad { $line }, kolumn { $column }: logotypen har mer än enkla former: { $found }. Tillåtet är { $expected }.
cli-template-logo-unsafe-hint = Spara logotypen som ”vanlig SVG” med text omgjord till kurvor, utan bilder, övertoningar och skript.
cli-template-logo-too-large = { $path }, rad { $line }, kolumn { $column }: logotypen är { $found } byte; högst { $expected } får plats.
problem-template-unusable = Stadens mall går inte att använda: rad { $line }, kolumn { $column }, ”{ $found }”. Kontrollera den med tertial templates check.
