### Templates: the commands, and what is wrong with a template.

## The commands

cli-templates = Templates for documents: list, show and check
cli-templates-list = List the templates, the built-in ones and the city's own
cli-templates-list-folder = A folder with the city's own templates (TOML)
cli-templates-list-examples =
    tertial templates list
    tertial templates list templates/
cli-templates-show = Print a template: the start of a city's own
cli-templates-show-template = The template's name, or a file
cli-templates-show-examples =
    tertial templates show vb-enhet > templates/vb-enhet.toml
cli-templates-check = Say whether files can be used as templates, with line and column of what is wrong
cli-templates-check-files = The files
cli-templates-check-examples =
    tertial templates check templates/vb-enhet.toml
    tertial templates check templates/*.toml
cli-templates-examples =
    tertial templates list
    tertial templates show vb-enhet > templates/vb-enhet.toml
    tertial templates check templates/vb-enhet.toml
    tertial render vb-2025.json -o vb-2025.pdf --template templates/vb-enhet.toml
cli-templates-built-in = built in
cli-templates-sound = { $path }: the template "{ $name }" can be used.
cli-render-template = The template that the document is made by: a name (see tertial templates list) or a TOML file
cli-serve-templates = A folder with the city's templates (TOML); for the documents and years that they hold for, files are made by them
cli-value-template = TEMPLATE
cli-value-templates = FOLDER
cli-value-folder = FOLDER
cli-value-files = FILE
cli-limit-template-bytes = Bytes of a template, and of the logo beside it

## The faults

cli-template-unknown = There is no template "{ $name }". Choose one of { $known }, or write the name of a file that ends in .toml.
cli-template-not-utf8 = { $path }, line { $line }: the file is not text in UTF-8.
cli-template-not-toml = { $path }, line { $line }, column { $column }: the file is not TOML: { $found }
cli-template-too-long = { $path }: the template has { $found } bytes; at most { $expected } have room.
cli-template-key-unknown = { $path }, line { $line }, column { $column }: "{ $found }" does not belong here. Here can stand: { $expected }.
cli-template-key-missing = { $path }, line { $line }, column { $column }: "{ $expected }" is missing in { $found }.
cli-template-wrong-type = { $path }, line { $line }, column { $column }: "{ $found }" is not of the right type. Write it like this: { $expected }
cli-template-value-unknown = { $path }, line { $line }, column { $column }: "{ $found }" cannot be chosen. Write it like this: { $expected }.
cli-template-out-of-range = { $path }, line { $line }, column { $column }: { $found } is outside what is allowed, { $expected }.
cli-template-text-empty = { $path }, line { $line }, column { $column }: the text is empty.
cli-template-twice = { $path }, line { $line }, column { $column }: "{ $found }" stands twice, and may stand once.
cli-template-frame-order = { $path }, line { $line }, column { $column }: cover stands first, and contents before all other sections.
cli-template-contrast = { $path }, line { $line }, column { $column }: the colour has a contrast of { $found }:1 against white. To be readable it needs at least { $expected }:1.
cli-template-logo-absent = { $path }, line { $line }, column { $column }: the logo { $found } is not beside the template.
cli-template-logo-unsafe = { $path }, line { $line }, column { $column }: the logo has more than plain shapes: { $found }. Allowed is { $expected }.
cli-template-logo-unsafe-hint = Save the logo as "plain SVG" with its text made into curves, without pictures, gradients and scripts.
cli-template-logo-too-large = { $path }, line { $line }, column { $column }: the logo has { $found } bytes; at most { $expected } have room.
problem-template-unusable = The city's template cannot be used: line { $line }, column { $column }, "{ $found }". Check it with tertial templates check.
