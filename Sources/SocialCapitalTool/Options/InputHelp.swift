// SPDX-License-Identifier: Apache-2.0

/// What an input is, in the words help and the manual share.
enum InputHelp {
  /// For the manual.
  static let markdown = """
    An input is a folder with `ties.csv` and, if you have them, `nodes.csv` and \
    `participation.csv`; or one file of ties, which `--nodes FILE` joins with a file of nodes. \
    Columns may be separated by commas, semicolons or tabs. Files of [other formats](Formats.md) are \
    recognised, or named with `--from`; with `--shape` an input is a [sheet](SurveyShapes.md), or a \
    folder of sheets, that is no list of ties.

    | File | Columns |
    |---|---|
    | `ties.csv` | `source` and `target`; `relation`, `weight`, `wave`, `date` if you have them; \
    further columns are attributes of ties |
    | `nodes.csv` | `id`; `label`, `kind`, `mode`, `sector`, `tier`, `place`, `consent`, `wave` if \
    you have them; further columns are attributes of nodes |
    | `participation.csv` | `wave`, `id`, `responded`: who was in scope in each wave and who answered |
    """

  /// For a terminal.
  static let plain = """
    A folder with ties.csv and, if you have them, nodes.csv and participation.csv; or one file of \
    ties, or of another format that --from names or the content shows; or, with --shape, a sheet or a \
    folder of sheets; or - for standard input.
    """
}
