### Texts of the command.
